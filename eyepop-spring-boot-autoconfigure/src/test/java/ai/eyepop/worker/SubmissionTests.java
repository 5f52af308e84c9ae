package ai.eyepop.worker;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Submission}, over sockets to an emulator, with connections that are
 * given to it one after the other.
 */
class SubmissionTests {

	private final EyePopEmulator emulator = EyePopEmulator.builder().localMode(true).start();

	private final EyePopHttp http = TestHttp.create();

	private final WorkerEndpoint endpoint = WorkerEndpoint.builder(this.http)
		.url(this.emulator.url())
		.localMode(true)
		.build();

	private final List<WorkerConnection> renewed = new ArrayList<>();

	@AfterEach
	void close() {
		this.endpoint.close();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void aConnectionThatOthersGaveUpDoesNotCountAsItsOwnFailure() {
		WorkerConnection failed = failed();
		WorkerConnection gone = gone();
		StepVerifier.create(predictions(failed, gone, good())).expectNextCount(1).verifyComplete();
		assertThat(this.renewed).containsExactly(failed, gone);
	}

	@Test
	void connectsAnewOnceAfterAFailureOfItsOwn() {
		WorkerConnection first = gone();
		StepVerifier.create(predictions(first, gone(), good())).verifyErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(PopNotReachableException.class);
			assertThat(failure).hasMessageContaining("No pipeline is left").hasMessageContaining("404");
		});
		assertThat(this.renewed).containsExactly(first);
	}

	private Flux<Prediction> predictions(WorkerConnection... connections) {
		Given given = new Given(new ArrayDeque<>(List.of(connections)), this.renewed);
		return new Submission(given, this.http.retries().start(true), Source.of(FailoverFixture.IMAGE),
				PredictOptions.defaults())
			.run();
	}

	private WorkerConnection failed() {
		EndpointLoadBalancer balancer = balancer("left-alone");
		balancer.failed(new PipelineEndpoint(worker().baseUrl(), "left-alone"), new IOException("cut"));
		return connection(balancer);
	}

	private WorkerConnection gone() {
		return connection(balancer("gone"));
	}

	private WorkerConnection good() {
		return connection(balancer(worker().pipelineId()));
	}

	private EndpointState worker() {
		if (this.endpoint.endpoints().isEmpty()) {
			this.endpoint.upload(FailoverFixture.IMAGE).predictions().blockLast();
		}
		return this.endpoint.endpoints().get(0);
	}

	private EndpointLoadBalancer balancer(String pipelineId) {
		return new EndpointLoadBalancer(List.of(new PipelineEndpoint(worker().baseUrl(), pipelineId)),
				Duration.ofSeconds(31), Clock.systemUTC(), new Random(1));
	}

	private WorkerConnection connection(EndpointLoadBalancer balancer) {
		return new WorkerConnection(this.http, null,
				new WorkerConnection.Site(this.emulator.url(), null, "any", PopSupport.FIXED, false, null),
				Shared.of(balancer));
	}

	/**
	 * Gives one connection after the other.
	 */
	private record Given(Queue<WorkerConnection> left,
			List<WorkerConnection> renewed) implements Submission.Connections {

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public Mono<WorkerConnection> current() {
			return Mono.fromSupplier(this.left::element);
		}

		@Override
		public void renew(WorkerConnection connection) {
			this.renewed.add(connection);
			this.left.remove(connection);
		}

		@Override
		public void proven(WorkerConnection connection) {
			// all are taken as they come
		}

	}

}
