package ai.eyepop.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of {@code eyepop.workers}.
 */
class NamedWorkerPropertyChecks extends PropertyChecks {

	NamedWorkerPropertyChecks() {
		checkWithoutDefault("eyepop.workers", this::checkNamedWorker);
	}

	/** All that a worker without a name has, a worker with a name has, too. */
	private void checkNamedWorker() {
		JsonNode creation;
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "worker.connect/api-key-with-pop"))) {
			AtomicReference<List<ReceivedRequest>> requests = new AtomicReference<>();
			RUNNER.withPropertyValues("eyepop.workers.a-b.url=" + server.url(), "eyepop.workers.a-b.api-key=mine",
					"eyepop.workers.a-b.session-name=n", "eyepop.workers.a-b.pipeline-image=i",
					"eyepop.workers.a-b.pipeline-version=v", "eyepop.workers.a-b.stop-jobs=false",
					"eyepop.workers.a-b.connect-on-startup=true", "eyepop.workers.a-b.pop.components[0].type=inference")
				.run((context) -> requests.set(server.received()));
			assertThat(requests.get()).hasSize(2);
			assertThat(requests.get().get(0).headers()).containsEntry("authorization", "Bearer mine");
			creation = json(requests.get().get(0));
		}
		assertThat(creation.get("session_name").asString()).isEqualTo("n");
		assertThat(creation.get("pipeline_image").asString()).isEqualTo("i");
		assertThat(creation.get("pipeline_version").asString()).isEqualTo("v");
		assertThat(creation.at("/pop/components/0/type").asString()).isEqualTo("inference");
		checkNamed("worker.connect/access-token", "access-token=tok",
				(requests) -> assertThat(requests.get(0).headers()).containsEntry("authorization", "Bearer tok"));
		checkNamed(IN_PRODUCTION, "secret-key=s pop-id=p auto-start=false",
				(requests) -> assertThat(requests.get(1).uri()).hasToString("/pops/p/config?auto_start=false"));
		checkNamed("worker.connect/session-uuid", "api-key=k session-uuid=u",
				(requests) -> assertThat(requests.get(0).uri()).hasPath("/v1/sessions/u"));
		checkNamed("worker.connect/local-mode-passed-to-the-constructor", "local-mode=true",
				(requests) -> assertThat(requests.get(0).headers()).doesNotContainKey("authorization"));
	}

	private void checkNamed(String vector, String properties, Consumer<List<ReceivedRequest>> check) {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", vector))) {
			RUNNER.withPropertyValues("eyepop.workers.named.url=" + server.url())
				.withPropertyValues(Arrays.stream(properties.split(" "))
					.map((property) -> "eyepop.workers.named." + property)
					.toArray(String[]::new))
				.run((context) -> context.getBean("namedWorkerEndpoint", WorkerEndpoint.class).connect().block());
			check.accept(server.received());
		}
	}

}
