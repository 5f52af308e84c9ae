package ai.eyepop.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.example.shop.ShopApplication;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Flux;

import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.telemetry.DefaultJobObservationConvention;
import ai.eyepop.telemetry.JobObservationContext;
import ai.eyepop.telemetry.JobObservationConvention;
import ai.eyepop.telemetry.Submissions;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerJob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the guide says of observations.
 */
@SpringBootTest(classes = ShopApplication.class)
@Import(ObservationTests.Configuration.class)
@WithEyePopEmulator
class ObservationTests {

	@Test
	void jobsArePartsOfTheirChain(@Autowired WorkerEndpoint worker, @Autowired ObservationRegistry registry,
			@Autowired Jobs jobs) {
		Path path = Path.of("src/test/resources/photo.jpg");
		Observation chain = Observation.start("chain", registry);
		// tag::submissions[]
		Flux<Prediction> predictions = Submissions.inContext(() -> worker.upload(path))
			.flatMapMany(WorkerJob::predictions);
		// end::submissions[]
		predictions.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, chain)).blockLast();
		chain.stop();
		await().until(() -> !jobs.ended.isEmpty());
		assertThat(jobs.ended).singleElement().satisfies((job) -> {
			assertThat(job.getParentObservation()).isSameAs(chain);
			assertThat(job.getLowCardinalityKeyValue("team")).isEqualTo(KeyValue.of("team", "logistics"));
		});
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		// tag::convention[]
		@Bean
		JobObservationConvention jobObservationConvention() {
			return new DefaultJobObservationConvention() {

				@Override
				public KeyValues getLowCardinalityKeyValues(JobObservationContext context) {
					return super.getLowCardinalityKeyValues(context).and("team", "logistics");
				}

			};
		}
		// end::convention[]

		@Bean
		Jobs jobs() {
			return new Jobs();
		}

	}

	static final class Jobs implements ObservationHandler<JobObservationContext> {

		private final List<JobObservationContext> ended = new CopyOnWriteArrayList<>();

		@Override
		public void onStop(JobObservationContext context) {
			this.ended.add(context);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context instanceof JobObservationContext;
		}

	}

}
