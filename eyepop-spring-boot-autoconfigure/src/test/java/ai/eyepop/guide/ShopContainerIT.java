package ai.eyepop.guide;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

import ai.eyepop.autoconfigure.testcontainers.EyePopContainer;
import ai.eyepop.wire.EnabledWithContainers;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledWithContainers
@SpringBootTest
@Testcontainers
class ShopContainerIT {

	// tag::container[]
	@Container
	@ServiceConnection
	static final EyePopContainer container = new EyePopContainer("eyepop/emulator:latest");

	// end::container[]

	private static final Path PHOTO = Path.of("src/test/resources/vectors/media/image.jpg");

	@Autowired
	private SyncWorkerEndpoint worker;

	@Test
	void looksAtPhotos() {
		assertThat(this.worker.upload(PHOTO).predict()).isNotNull();
	}

	@Test
	void asksAgainWhenTheServiceIsBusy() {
		// tag::fault[]
		RestClient control = RestClient.create(container.getUrl() + "/emulator");
		control.post()
			.uri("/faults")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"effect\": \"status\", \"status\": 503}")
			.retrieve()
			.toBodilessEntity();
		// end::fault[]
		assertThat(this.worker.upload(PHOTO).predict()).isNotNull();
		assertThat(control.get().uri("/faults").retrieve().body(String.class)).isEqualTo("[]");
	}

}
