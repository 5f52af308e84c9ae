package ai.eyepop.autoconfigure.test;

import java.nio.file.Path;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.junit.EmulatorCustomizer;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application is tested with an emulator, and knows of it by
 * {@link WithEyePopEmulator} only.
 */
@WithEyePopEmulator
@SpringBootTest(classes = WithEyePopEmulatorTests.Application.class,
		webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "eyepop.account-id=not-the-emulators", "eyepop.retry.initial-interval=1ms" })
class WithEyePopEmulatorTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	@Autowired
	private SyncWorkerEndpoint worker;

	@Autowired
	private SyncDataEndpoint data;

	@Autowired
	private ApplicationContext context;

	@Test
	void theApplicationIsConnectedToIt(EyePopEmulator emulator) {
		assertThat(this.worker.upload(IMAGE).predict()).isNotNull();
		assertThat(emulator.sources()).hasSize(1);
		assertThat(emulator.apiKey()).isEqualTo(EyePopEmulator.DEFAULT_API_KEY);
		assertThat(this.context.getBeansOfType(EyePopEmulator.class).values()).containsExactly(emulator);
		assertThat(this.context.getBean(EyePopConnectionDetails.class).getUrl()).isEqualTo(emulator.url());
	}

	@RepeatedTest(3)
	void eachTestBeginsAnew(EyePopEmulator emulator) {
		assertThat(emulator.requests()).isEmpty();
		assertThat(emulator.datasets()).isEmpty();
		emulator.faults().add(Fault.builder().status(503).times(1).build());
		emulator.faults().add(Fault.builder().path("/nowhere").status(500).build());
		this.data.datasets().create(DatasetCreate.builder("hard hats").build());
		assertThat(this.worker.upload(IMAGE).predict()).isNotNull();
		assertThat(emulator.requests()).extracting(RecordedRequest::status).contains(503);
		assertThat(emulator.faults().list()).hasSize(1);
	}

	@Test
	void springsWayOfInjectionWorksToo(@Autowired EyePopEmulator emulator, EyePopEmulator same) {
		assertThat(emulator).isSameAs(same);
	}

	@Nested
	class InANestedClass {

		@Test
		void theApplicationIsTheSame(EyePopEmulator emulator, @Autowired ApplicationContext nested) {
			assertThat(nested.getBean(EyePopEmulator.class)).isSameAs(emulator);
			assertThat(emulator.apiKey()).isEqualTo(EyePopEmulator.DEFAULT_API_KEY);
			assertThat(WithEyePopEmulatorTests.this.worker.upload(IMAGE).predict()).isNotNull();
			assertThat(emulator.sources()).hasSize(1);
		}

	}

	@Nested
	@WithEyePopEmulator(customizers = Mine.class)
	class WithAnEmulatorOfItsOwn {

		@Test
		void theApplicationIsAnother(EyePopEmulator emulator, @Autowired SyncWorkerEndpoint worker) {
			assertThat(emulator.apiKey()).isEqualTo("mine");
			assertThat(worker.upload(IMAGE).predict()).isNotNull();
			assertThat(emulator.sources()).hasSize(1);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	private static final class Mine implements EmulatorCustomizer {

		@Override
		public void customize(EyePopEmulatorBuilder builder) {
			builder.apiKeys("mine");
		}

	}

}
