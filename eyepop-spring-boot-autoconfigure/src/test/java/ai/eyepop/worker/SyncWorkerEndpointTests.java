package ai.eyepop.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.WaitInterruptedException;
import ai.eyepop.job.JobState;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@link SyncWorkerEndpoint}, over sockets to an emulator.
 */
class SyncWorkerEndpointTests {

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final EyePopHttp http = TestHttp.create();

	private final WorkerEndpoint reactive = WorkerEndpoint.builder(this.http)
		.url(this.emulator.url())
		.apiKey(this.emulator.apiKey())
		.build();

	private final SyncWorkerEndpoint endpoint = new SyncWorkerEndpoint(this.reactive);

	private final Path image = Path.of("src/test/resources/vectors/media/image.jpg");

	@AfterEach
	void close() {
		this.reactive.close();
		this.http.close();
		this.emulator.close();
	}

	@Test
	void givesThePredictionAndThenNull() {
		SyncWorkerJob job = this.endpoint.upload(this.image);
		assertThat(job.predict()).extracting(Prediction::sourceWidth).isEqualTo(64.0);
		assertThat(job.predict()).isNull();
		assertThat(job.predict()).isNull();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
	}

	@Test
	void isIteratedInALoopThatGoesOnWherePredictStopped() {
		SyncWorkerJob job = this.endpoint.upload(this.image);
		List<Prediction> predictions = new ArrayList<>();
		for (Prediction prediction : job) {
			predictions.add(prediction);
		}
		assertThat(predictions).hasSize(1);
		assertThat(job).isEmpty();
	}

	@Test
	void runsSubmissionsAtOnceBeforeTheFirstIsWaitedFor() {
		List<SyncWorkerJob> jobs = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			jobs.add(this.endpoint.upload(this.image));
		}
		Awaitility.await().until(() -> jobs.stream().allMatch((job) -> job.state() == JobState.FINISHED));
		assertThat(jobs).allSatisfy((job) -> assertThat(job.predict()).isNotNull());
	}

	@Test
	void throwsTheExceptionOfTheJobItself() {
		SyncWorkerJob job = this.endpoint.upload("no image".getBytes(), MediaType.IMAGE_JPEG);
		assertThatExceptionOfType(SourceException.class).isThrownBy(job::predict)
			.satisfies((failure) -> assertThat(failure.getSuppressed()).singleElement()
				.satisfies((wait) -> assertThat(wait.getStackTrace())
					.anyMatch((line) -> line.getClassName().equals(getClass().getName()))));
		// it comes again, and is not told again where
		assertThatExceptionOfType(SourceException.class).isThrownBy(job::predict)
			.satisfies((failure) -> assertThat(failure.getSuppressed()).hasSize(1));
	}

	@Test
	void refusesToWaitOnAnEventLoop() {
		SyncWorkerJob job = this.endpoint.upload(this.image);
		Mono<Prediction> waiting = Mono.fromCallable(job::predict).subscribeOn(Schedulers.parallel());
		StepVerifier.create(waiting)
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("blocking")
				.hasMessageContaining("WorkerEndpoint"));
	}

	@Test
	void hasThePopTheSessionAndTheEndpoints() {
		Pop pop = Pop.of(InferenceComponent.builder().inferenceTypes(InferenceType.IMAGE_CLASSIFICATION).build());
		this.endpoint.connect();
		assertThat(this.endpoint.pop()).isNull();
		this.endpoint.setPop(pop);
		assertThat(this.endpoint.pop()).isEqualTo(pop);
		assertThat(this.endpoint.session().pipelineId()).isNotNull();
		assertThat(this.endpoint.endpoints()).hasSize(1);
		assertThat(this.endpoint.upload(this.image).predict()).extracting(Prediction::classes)
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.isNotEmpty();
		this.endpoint.disconnect();
		assertThat(this.emulator.pipelines()).isEmpty();
	}

	@Test
	void refusesToWaitForASessionOnAnEventLoop() {
		StepVerifier.create(Mono.fromCallable(this.endpoint::session).subscribeOn(Schedulers.parallel()))
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("use WorkerEndpoint"));
		assertThat(this.emulator.requests()).isEmpty();
	}

	@Test
	void aThousandVirtualThreadsWaitAtOnce() throws Exception {
		ExecutorService threads = virtualThreads();
		try {
			List<Future<Prediction>> predictions = new ArrayList<>();
			for (int i = 0; i < 1000; i++) {
				predictions.add(threads.submit(() -> this.endpoint.upload(this.image).predict()));
			}
			for (Future<Prediction> prediction : predictions) {
				assertThat(prediction.get().sourceWidth()).isPositive();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void allThatWaitsCanBeInterrupted() {
		List<ThrowingCallable> waits = List.of(this.endpoint::connect, this.endpoint::session,
				() -> this.endpoint.upload(this.image).predict(),
				() -> this.endpoint.upload(this.image).iterator().next(), this.endpoint::disconnect);
		assertThat(waits).allSatisfy((wait) -> {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(WaitInterruptedException.class).isThrownBy(wait);
			assertThat(Thread.interrupted()).isTrue();
		});
	}

	@Test
	void anInterruptedThreadIsToldSoEvenIfItNeedNotWait() {
		SyncWorkerJob job = this.endpoint.upload(this.image);
		Iterator<Prediction> predictions = job.iterator();
		assertThat(predictions.hasNext()).isTrue();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(WaitInterruptedException.class).isThrownBy(predictions::next);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(job.predict()).isNull();
		Awaitility.await().until(() -> job.state() == JobState.DRAINED);
	}

	@Test
	void closingInAnInterruptedThreadLeavesNothingBehind() {
		this.endpoint.upload(this.image).predict();
		assertThat(this.emulator.pipelines()).hasSize(1);
		Thread.currentThread().interrupt();
		this.reactive.close();
		assertThat(Thread.interrupted()).isTrue();
		assertThat(this.emulator.pipelines()).isEmpty();
	}

	/** They are there from Java 21 on. */
	private static ExecutorService virtualThreads() throws ReflectiveOperationException {
		assumeTrue(Runtime.version().feature() >= 21, "Virtual threads need Java 21");
		return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
	}

	@Test
	void anInterruptCancelsTheJob() throws Exception {
		Flux<DataBuffer> silent = Flux.never();
		SyncWorkerJob job = this.endpoint.upload(Source.of(silent, MediaType.IMAGE_JPEG));
		AtomicReference<Throwable> failure = new AtomicReference<>();
		AtomicBoolean stillInterrupted = new AtomicBoolean();
		Thread thread = new Thread(() -> {
			try {
				job.predict();
			}
			catch (Throwable ex) {
				failure.set(ex);
				stillInterrupted.set(Thread.currentThread().isInterrupted());
			}
		});
		thread.start();
		Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
		thread.interrupt();
		thread.join();
		assertThat(failure.get()).isInstanceOf(WaitInterruptedException.class)
			.hasMessageContaining(thread.getName())
			.hasCauseInstanceOf(InterruptedException.class);
		assertThat(stillInterrupted).isTrue();
		assertThat(job.isCanceled()).isTrue();
		assertThat(job.state()).isEqualTo(JobState.DRAINED);
		// a thread that goes on finds no more
		assertThat(job.predict()).isNull();
	}

}
