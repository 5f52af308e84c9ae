package ai.eyepop.docs;

import java.nio.file.Path;

import com.example.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.retry.policy.SimpleRetryPolicy;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.RetryStrategy;
import ai.eyepop.http.ServiceException;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.worker.PopNotReachableException;
import ai.eyepop.worker.SourceException;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says of retries and failures.
 */
@SpringBootTest(classes = ShopApplication.class, properties = "eyepop.retry.initial-interval=1ms")
@Import(RetryTests.Configuration.class)
@WithEyePopEmulator
class RetryTests {

	private final Path photo = Path.of("src/test/resources/photo.jpg");

	@Test
	void strategyOfTheApplication(@Autowired SyncWorkerEndpoint worker, EyePopEmulator emulator) {
		emulator.faults().add(Fault.builder().status(409).times(2).build());
		assertThat(worker.upload(this.photo).predict()).isNotNull();
		assertThat(emulator.requests()).extracting(RecordedRequest::status).contains(409);
	}

	@Test
	void failures(@Autowired SyncWorkerEndpoint worker, EyePopEmulator emulator) {
		assertThat(look(worker, this.photo)).isEqualTo("seen");
		assertThat(look(worker, Path.of("src/test/resources/junit-platform.properties"))).startsWith("not an image");
		emulator.faults().add(Fault.builder().status(400).times(1).build());
		assertThat(look(worker, this.photo)).startsWith("refused with 400");
		assertThat(look(worker, Path.of("gone.jpg"))).startsWith("failed");
	}

	private String look(SyncWorkerEndpoint worker, Path photo) {
		// tag::failures[]
		try {
			Prediction prediction = worker.upload(photo).predict();
			return (prediction != null) ? "seen" : "nothing came";
		}
		catch (SourceException ex) {
			return "not an image: " + ex.getServiceMessage();
		}
		catch (PopNotReachableException ex) {
			return "try later: " + ex.getEndpoints();
		}
		catch (ServiceException ex) {
			return "refused with %s, request %s".formatted(ex.getStatus().value(), ex.getRequestId());
		}
		catch (EyePopException ex) {
			return "failed: " + ex.getMessage();
		}
		// end::failures[]
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		// tag::strategy[]
		@Bean
		RetryStrategy conflicts() {
			return RetryStrategy.named("conflict").onStatus(409).policy(new SimpleRetryPolicy(5)).build();
		}
		// end::strategy[]

	}

}
