package ai.eyepop.autoconfigure.testcontainers;

import java.nio.file.Path;
import java.time.Duration;

import com.github.dockerjava.api.command.InspectContainerResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.EnabledWithContainers;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application gets its predictions from a container, and knows of it by
 * {@code @ServiceConnection} only.
 */
@EnabledWithContainers
@Testcontainers
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class EyePopContainerIT {

	/** On the base image that the project builds; one from a registry may be larger. */
	private static final int MOST_MEGABYTES = 150;

	@Container
	@ServiceConnection
	static final EyePopContainer container = new EyePopContainer("eyepop/emulator:latest").withApiKey("it-key")
		.withAccount("it-account");

	@Autowired
	private SyncWorkerEndpoint worker;

	@Autowired
	private SyncDataEndpoint data;

	@Autowired
	private ApplicationContext context;

	@Test
	void predictionComesFromTheContainer() {
		Prediction prediction = this.worker.upload(Path.of("src/test/resources/vectors/media/image.jpg")).predict();
		assertThat(prediction).isNotNull();
		assertThat(prediction.sourceWidth()).isPositive();
		assertThat(container.getLogs()).contains("it-key").doesNotContain("Exception");
	}

	@Test
	void accountIsThatOfTheContainer() {
		Dataset created = this.data.datasets().create(DatasetCreate.builder("hard hats").build());
		assertThat(this.data.datasets().list()).extracting(Dataset::uuid).contains(created.uuid());
		assertThat(this.context.getBean(EyePopConnectionDetails.class).getAccountId()).isEqualTo("it-account")
			.isEqualTo(container.getAccount());
	}

	@Test
	void noOtherEmulatorIsStarted() {
		assertThat(this.context.getBeanNamesForType(EyePopEmulator.class)).isEmpty();
		EyePopConnectionDetails details = this.context.getBean(EyePopConnectionDetails.class);
		assertThat(details.getUrl()).isEqualTo(container.getUrl());
		assertThat(details.getApiKey()).isEqualTo("it-key").isEqualTo(container.getApiKey());
		assertThat(details.getSslBundle()).isNull();
	}

	@Test
	void imageIsSmallAndRunsWithoutRoot() {
		InspectContainerResponse running = container.getCurrentContainerInfo();
		assertThat(running.getConfig().getUser()).matches("[1-9]\\d*(:[1-9]\\d*)?");
		Long size = container.getDockerClient().inspectImageCmd(running.getImageId()).exec().getSize();
		assertThat(size).isPositive().isLessThan(DataSize.ofMegabytes(MOST_MEGABYTES).toBytes());
	}

	@Test
	void containerBecomesHealthyByTheCheckOfItsImage() {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> container.getCurrentContainerInfo().getState().getHealth().getStatus(), "healthy"::equals);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
