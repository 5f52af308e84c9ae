package ai.eyepop.sample.data;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.DatasetSnapshot;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DatasetController}, over sockets.
 */
@SampleTest
class DatasetControllerTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private EyePopEmulator emulator;

	@BeforeEach
	void forget() {
		this.emulator.reset();
	}

	@Test
	void createsListsAndDeletes() {
		create(Map.of("name", "  hard hats ")).expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo("hard hats");
		String uuid = this.emulator.datasets().get(0).uuid();
		this.client.get()
			.uri("/api/datasets")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.datasets.length()")
			.isEqualTo(1)
			.jsonPath("$.datasets[0].uuid")
			.isEqualTo(uuid)
			.jsonPath("$.more")
			.isEqualTo(false);
		this.client.delete()
			.uri("/api/datasets/{uuid}", uuid)
			.exchange()
			.expectStatus()
			.isNoContent()
			.expectBody()
			.isEmpty();
		assertThat(this.emulator.datasets()).extracting(DatasetSnapshot::uuid).isEmpty();
	}

	@Test
	void refusesADatasetWithoutAName() {
		for (Object body : List.of(Map.of(), Map.of("name", " "), Map.of("name", "x".repeat(121)), List.of())) {
			Requests.expectProblem(create(body), 400);
		}
		assertThat(this.emulator.datasets()).isEmpty();
	}

	@Test
	void refusesABodyThatIsNoJson() {
		Requests.expectProblem(this.client.post()
			.uri("/api/datasets")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"name\":")
			.exchange(), 400);
		Requests.expectProblem(
				this.client.post().uri("/api/datasets").contentType(MediaType.TEXT_PLAIN).bodyValue("x").exchange(),
				415);
	}

	@Test
	void tellsThatADatasetIsGone() {
		Requests.expectProblem(this.client.delete().uri("/api/datasets/{uuid}", "none/../x").exchange(), 404);
	}

	@Test
	void tellsThatTheServiceRefuses() {
		this.emulator.faults().add(Fault.builder().path("/datasets").status(403).times(1).build());
		Requests.expectProblem(this.client.get().uri("/api/datasets").exchange(), 502)
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("status 403"));
	}

	private WebTestClient.ResponseSpec create(Object body) {
		return this.client.post()
			.uri("/api/datasets")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange();
	}

}
