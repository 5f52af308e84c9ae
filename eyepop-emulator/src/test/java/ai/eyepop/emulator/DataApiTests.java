package ai.eyepop.emulator;

import java.io.UncheckedIOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.fault.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the Data API as a whole: where it is, who is let in, what is refused.
 */
class DataApiTests extends AbstractDataTests {

	@ParameterizedTest
	@ValueSource(strings = { "/configs", "/v1/configs", "/configs?account_uuid=acc-1" })
	void configsNameTheUrlsAndKeepTheirPaths(String target) {
		assertThat(this.data.get(target).json().path("dataset_api_url").asString())
			.isEqualTo(this.emulator.url().toString());
		try (EyePopEmulator other = EyePopEmulator.builder()
			.data((data) -> data.path("/data/").vlmPath("/v/vlm"))
			.start()) {
			JsonNode urls = new DataClient(other).get(target).json();
			assertThat(urls.path("dataset_api_url").asString()).isEqualTo(other.url() + "/data/");
			assertThat(urls.path("vlm_api_url").asString()).isEqualTo(other.url() + "/v/vlm");
			DataClient below = new DataClient(other, "/data");
			assertThat(below.get("/datasets?" + below.account()).status()).isEqualTo(200);
			assertThat(new DataClient(other).get("/datasets?" + below.account()).status()).isEqualTo(404);
		}
		try (EyePopEmulator other = EyePopEmulator.builder()
			.data((data) -> data.path("/data"))
			.relativeUrls(true)
			.start()) {
			JsonNode urls = new DataClient(other).get(target).json();
			assertThat(urls.path("dataset_api_url").asString()).isEqualTo("/data");
			assertThat(urls.path("vlm_api_url").asString()).isEqualTo("/");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "data", "/a//b", "/a b", "/a?b" })
	void invalidPathIsRefused(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> EyePopEmulator.builder().data((data) -> data.path(path)));
	}

	@Test
	void everyKindOfTokenIsLetInAndNothingElse() {
		EmulatorClient plain = this.data.plain();
		String secret = plain.json("POST", "/authentication/token", null, "{\"secret_key\": \"secret\"}")
			.json()
			.path("access_token")
			.asString();
		for (String token : List.of(secret, "explicit", this.data.token())) {
			assertThat(plain.get("/datasets?account_uuid=acc-1", token).status()).isEqualTo(200);
		}
		assertThat(plain.get("/datasets?account_uuid=acc-1", "wrong").status()).isEqualTo(401);
		assertThat(plain.get("/datasets?account_uuid=acc-1", null).status()).isEqualTo(401);
		this.emulator.expireTokens();
		assertThat(plain.get("/datasets?account_uuid=acc-1", "explicit").status()).isEqualTo(401);
	}

	@Test
	void accountIsNeededAndChecked() {
		Answer missing = this.data.get("/datasets");
		assertThat(missing.status()).isEqualTo(422);
		assertThat(missing.text()).contains("account_uuid").contains("query");
		Answer unknown = this.data.get("/datasets?account_uuid=acc-9");
		assertThat(unknown.status()).isEqualTo(403);
		assertThat(unknown.detail()).contains("acc-9");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /datasets/x", "DELETE /datasets/x", "POST /datasets/x/freeze", "GET /assets/x",
			"GET /assets/x/download", "DELETE /assets/x", "PATCH /assets/x/ground_truth", "POST /datasets/x/analyze",
			"GET /assets?dataset_uuid=x", "GET /datasets/x/auto_annotates" })
	void unknownIdIsNotFound(String call) {
		String[] parts = call.split(" ");
		Answer answer = this.data.send(parts[0], parts[1], null, new byte[0]);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.detail()).contains("'x'");
	}

	@Test
	void faultsStrikeTheDataApi() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		this.emulator.faults().add(Fault.builder().path("^/datasets/" + dataset).status(503).build());
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(503);
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(200);
		this.emulator.faults().add(Fault.builder().path("/download").truncateLine().build());
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.data.get("/assets/" + asset + "/download"));
		this.emulator.faults().add(Fault.builder().path("^/datasets").expiredToken().build());
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(401);
		assertThat(this.data.get("/datasets/" + dataset).status()).isEqualTo(401);
	}

}
