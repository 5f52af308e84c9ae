package ai.eyepop.autoconfigure;

import java.util.List;

import tools.jackson.databind.JsonNode;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of what is about the service as a whole: where it is, and who asks.
 */
class ServicePropertyChecks extends PropertyChecks {

	ServicePropertyChecks() {
		check("eyepop.enabled", () -> RUNNER.withPropertyValues("eyepop.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WorkerEndpoint.class)));
		check("eyepop.emulator.enabled", () -> RUNNER.withPropertyValues("eyepop.emulator.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(EyePopEmulator.class)));
		checkWithoutDefault("eyepop.url", () -> assertThat(requests(WITHOUT_SESSIONS)).isNotEmpty());
		checkWithoutDefault("eyepop.api-key", () -> assertThat(requests(WITHOUT_SESSIONS).get(0).headers())
			.containsEntry("authorization", "Bearer key-1"));
		checkWithoutDefault("eyepop.access-token",
				() -> assertThat(
						requestsOf("worker.connect/access-token", "eyepop.access-token=tok-explicit").get(0).headers())
					.containsEntry("authorization", "Bearer tok-explicit"));
		checkWithoutDefault("eyepop.secret-key",
				() -> assertThat(
						json(requestsOf(IN_PRODUCTION, "eyepop.secret-key=mine").get(0)).get("secret_key").asString())
					.isEqualTo("mine"));
		checkWithoutDefault("eyepop.pop-id",
				() -> assertThat(requestsOf(IN_PRODUCTION, "eyepop.secret-key=s", "eyepop.pop-id=a b").get(1).uri())
					.hasToString("/pops/a%20b/config?auto_start=true"));
		check("eyepop.local-mode", () -> assertThat(
				requestsOf("worker.connect/local-mode-passed-to-the-constructor", "eyepop.local-mode=true").get(0)
					.headers())
			.doesNotContainKey("authorization"));
		checkWithoutDefault("eyepop.session-uuid",
				() -> assertThat(requests("worker.connect/session-uuid", "eyepop.session-uuid=mine").get(0).uri())
					.hasPath("/v1/sessions/mine"));
		checkWithoutDefault("eyepop.session-name", () -> checkSession("session_name", "eyepop.session-name"));
		checkWithoutDefault("eyepop.pipeline-image", () -> checkSession("pipeline_image", "eyepop.pipeline-image"));
		checkWithoutDefault("eyepop.pipeline-version",
				() -> checkSession("pipeline_version", "eyepop.pipeline-version"));
		checkWithoutDefault("eyepop.account-id", this::checkAccountId);
	}

	private void checkSession(String member, String property) {
		ReceivedRequest creation = requests(WITHOUT_SESSIONS, property + "=mine").get(1);
		assertThat(json(creation).get(member).asString()).isEqualTo("mine");
	}

	private void checkAccountId() {
		JsonNode answer = WireVector.of("connect", "data.connect/api-key").requests().get(0);
		try (ReplayServer server = new ReplayServer(List.of(answer, answer))) {
			connected(server, "eyepop.account-id=mine").run((context) -> {
				context.getBean(DataEndpoint.class).datasets().list().onErrorComplete().blockLast();
				assertThat(server.received()).anySatisfy(
						(request) -> assertThat(request.uri()).hasPath("/v1/configs").hasQuery("account_uuid=mine"));
			});
		}
	}

}
