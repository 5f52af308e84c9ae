package ai.eyepop.auth;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Access}.
 */
class AccessTests {

	private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "-, -, k, false, -, true, https://compute.eyepop.ai",
			"t, -, -, false, -, false, https://api.eyepop.ai", "t, s, k, false, -, false, https://api.eyepop.ai",
			"-, s, k, false, -, true, https://compute.eyepop.ai",
			"-, s, -, false, my-pop, false, https://api.eyepop.ai", "-, -, -, true, -, true, http://127.0.0.1:8080",
			"-, -, k, true, -, true, http://127.0.0.1:8080", "-, s, -, true, -, false, http://127.0.0.1:8080",
			"-, -, -, true, my-pop, false, http://127.0.0.1:8080" })
	void credentialsTellWhereToAsk(String accessToken, String secretKey, String apiKey, boolean local, String popId,
			boolean compute, URI url) {
		Access access = Access.builder()
			.accessToken(accessToken)
			.secretKey(secretKey)
			.apiKey(apiKey)
			.localMode(local)
			.popId(popId)
			.build();
		assertThatNoException().isThrownBy(access::checkConflicts);
		assertThat(access.isConfigured()).isTrue();
		assertThat(access.isCompute()).isEqualTo(compute);
		assertThat(access.url()).isEqualTo(url);
	}

	@Test
	void withoutCredentialNothingIsConfigured() {
		assertThat(Access.builder().apiKey(" ").accessToken("").build().isConfigured()).isFalse();
	}

	@Test
	void anApiKeyAndANamedPopDoNotGoTogether() {
		assertThat(recordedOutcome("api-key-with-named-pop").get("exception").asString()).isEqualTo("ValueError");
		Access access = Access.builder().apiKey("k").popId("named").build();
		assertThatExceptionOfType(ConflictingAccessException.class).isThrownBy(access::checkConflicts)
			.satisfies((ex) -> assertThat(ex.getConflict()).contains("named Pop 'named'", "eyepop.pop-id"))
			.satisfies((ex) -> assertThat(ex.getRemedy()).contains("eyepop.worker.pop", "eyepop.secret-key"));
	}

	@Test
	void theComputeApiNeedsAnApiKey() {
		assertThat(recordedOutcome("compute-url-without-api-key").get("exception").asString()).isEqualTo("ValueError");
		Access access = Access.builder().url(URI.create("https://compute.eyepop.ai")).secretKey("s").build();
		assertThatExceptionOfType(ConflictingAccessException.class).isThrownBy(access::checkConflicts)
			.withMessageContaining("needs an API key");
		Access named = Access.builder().url(URI.create("https://Compute.staging.test")).popId("p").build();
		assertThatExceptionOfType(ConflictingAccessException.class).isThrownBy(named::checkConflicts)
			.withMessageContaining("knows no named Pop such as 'p'");
	}

	@Test
	void aSessionNeedsAnApiKey() {
		Access access = Access.builder().secretKey("s").sessionUuid("u").build();
		assertThatExceptionOfType(ConflictingAccessException.class).isThrownBy(access::checkConflicts)
			.withMessageContaining("eyepop.session-uuid");
	}

	@Test
	void twoKeysAreFine() {
		assertThat(recordedOutcome("both-keys").has("exception")).isFalse();
		Access access = Access.builder().secretKey("s").apiKey("k").build();
		assertThatNoException().isThrownBy(access::checkConflicts);
	}

	@Test
	void refusesAUrlThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> Access.builder().url(URI.create("localhost:9")))
			.withMessageContaining("must begin with http:// or https://");
	}

	@ParameterizedTest
	@CsvSource({ "tok, tok", "Bearer tok, tok", "bEARER   tok , tok", "Bearer, Bearer" })
	void anAccessTokenIsUsedWithoutItsPrefix(String given, String used) {
		// faults.md 23
		AccessTokens tokens = tokens(Access.builder().accessToken(given));
		assertThat(Objects.requireNonNull(tokens.get().block()).value()).isEqualTo(used);
	}

	@Test
	void aKeyIsExchangedForAToken() {
		WireVector vector = WireVector.of("connect", "data.connect/api-key");
		replay(vector.requests());
		AccessToken token = tokens(Access.builder().url(this.server.url()).apiKey("key-1")).get().block();
		assertThat(token).isEqualTo(new AccessToken("m2m-token-1", NOW.plusSeconds(3540), NOW.plusSeconds(3600)));
		this.server.received().get(0).assertLike(vector.requests().get(0));
	}

	@Test
	void aSecretKeyIsExchangedForAToken() {
		JsonNode recorded = WireVector.of("connect", "worker.connect/secret-key-named-pop-prod").requests().get(0);
		replay(List.of(recorded));
		AccessToken token = tokens(Access.builder().url(this.server.url()).secretKey("secret-1")).get().block();
		assertThat(Objects.requireNonNull(token).value()).isEqualTo("legacy-token-1");
		this.server.received().get(0).assertLike(recorded);
	}

	@Test
	void aKeyThatIsRefusedIsAnErrorWithoutTheKey() {
		replay(WireVector.of("connect", "connect.worker/token-401").requests());
		AccessTokens tokens = tokens(Access.builder().url(this.server.url()).secretKey("secret-1"));
		assertThatExceptionOfType(ComputeTokenException.class).isThrownBy(() -> tokens.get().block())
			.withMessageContaining("injected 401")
			.satisfies(AccessTests::assertWithoutSecret);
	}

	@Test
	void aKeyThatTheServiceEchoesIsNotShown() {
		JsonNode echo = WireVector.of("connect", "connect.worker/token-401").requests().get(0);
		((ObjectNode) echo.get("response")).put("body", "x".repeat(495) + "secret-1");
		replay(List.of(echo));
		AccessTokens tokens = tokens(Access.builder().url(this.server.url()).secretKey("secret-1"));
		assertThatExceptionOfType(ComputeTokenException.class).isThrownBy(() -> tokens.get().block())
			.satisfies((ex) -> assertThat(ex.getMessage()).contains("xxx"))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret-1"));
	}

	@Test
	void aLongCredentialThatTheServiceEchoesIsNotShown() {
		String apiKey = "k".repeat(3000);
		JsonNode echo = WireVector.of("connect", "connect.worker/token-401").requests().get(0);
		((ObjectNode) echo.get("response")).put("body", "no: Bearer " + apiKey);
		replay(List.of(echo));
		AccessTokens tokens = tokens(Access.builder().url(this.server.url()).apiKey(apiKey));
		assertThatExceptionOfType(ComputeTokenException.class).isThrownBy(() -> tokens.get().block())
			.withMessageContaining("no: Bearer ******")
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("kkkk"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "my-new-token", "\"my-new-token\"", "{\"access_token\": {\"value\": \"my-new-token\"}}" })
	void aTokenThatCannotBeReadIsNotShown(String answer) {
		JsonNode recorded = WireVector.of("connect", "data.connect/api-key").requests().get(0);
		((ObjectNode) recorded.get("response")).put("body", answer);
		replay(List.of(recorded));
		AccessTokens tokens = tokens(Access.builder().url(this.server.url()).apiKey("key-1"));
		assertThatExceptionOfType(ComputeTokenException.class).isThrownBy(() -> tokens.get().block())
			.withMessageContaining("is not the JSON that was expected")
			.satisfies((ex) -> {
				for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
					assertThat(cause.toString()).doesNotContain("my-new-token");
				}
			});
	}

	@Test
	void aServiceThatIsDownForAMomentIsAskedAgain() {
		// faults.md 22
		List<JsonNode> script = new ArrayList<>();
		script.add(WireVector.of("connect", "connect.worker/sessions-500").requests().get(0));
		script.addAll(WireVector.of("connect", "data.connect/api-key").requests());
		replay(script);
		tokens(Access.builder().url(this.server.url()).apiKey("key-1")).get().block();
		assertThat(this.server.received()).hasSize(2);
	}

	@Test
	void nothingShowsASecret() {
		assertThat(Access.builder().apiKey("key-1").accessToken("key-1").secretKey("key-1").build().toString())
			.doesNotContain("key-1");
		assertThat(new SecretKey("key-1").toString()).doesNotContain("key-1");
	}

	private static JsonNode recordedOutcome(String name) {
		return WireVector.of("connect", "worker.factory/" + name).json().get("outcome");
	}

	private static void assertWithoutSecret(EyePopException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			assertThat(cause.toString()).doesNotContain("secret-1");
		}
	}

	private AccessTokens tokens(Access.Builder access) {
		return Objects.requireNonNull(access.build().tokens(this.http, Clock.fixed(NOW, ZoneOffset.UTC)));
	}

	private void replay(List<JsonNode> script) {
		this.server.close();
		this.server = new ReplayServer(script);
	}

	@Test
	void aSessionNeedsNoKeyInTheLocalMode() {
		Access access = Access.builder().localMode(true).sessionUuid("u").build();
		assertThatNoException().isThrownBy(access::checkConflicts);
	}

	@Test
	void aUrlAloneIsNoConflict() {
		// what is missing is a credential, and that is another error
		Access access = Access.builder().url(Access.COMPUTE_URL).build();
		assertThatNoException().isThrownBy(access::checkConflicts);
		assertThat(access.isConfigured()).isFalse();
	}

	@Test
	void aPopWithoutANameIsNone() {
		assertThat(Access.builder().popId(" ").build().isNamedPop()).isFalse();
		assertThat(Access.builder().popId(" mine ").build().popId()).isEqualTo("mine");
		assertThat(Access.builder().sessionUuid(" ").build().sessionUuid()).isNull();
	}

}
