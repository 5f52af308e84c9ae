package ai.eyepop.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.auth.ComputeTokenException;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Compares the ways in to the Data API, and what is sent again, with recorded traffic.
 */
class DataAccessWireTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "access-token", "secret-key", "api-key", "no-account" })
	void findsTheServicesAsRecorded(String name) {
		List<JsonNode> script = WireVector.of("connect", "data.connect/" + name).requests();
		DataEndpoint endpoint = connecting(name, script).accountId(name.equals("no-account") ? null : "acc-0001")
			.build();
		assertThat(Objects.requireNonNull(endpoint.session().block()).dataUrl()).isEqualTo(this.server.url());
		assertReceived(script);
	}

	@ParameterizedTest
	@CsvSource({ "access-token, tok-explicit", "secret-key, legacy-token-1" })
	void tellsAFrontEndWhatIsRecorded(String auth, String token) {
		JsonNode recorded = WireVector.of("connect", "data.session/" + auth).json().at("/outcome/value");
		DataSession session = Objects
			.requireNonNull(connecting(auth, WireVector.of("connect", "data.connect/" + auth).requests()).build()
				.session()
				.block());
		assertThat(session.accessToken()).isEqualTo(token).isEqualTo(recorded.get("accessToken").asString());
		assertThat(session.validUntil() == null).isEqualTo(recorded.get("validUntil").isNull());
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret-key", "api-key" })
	void sendsItsTracesAtTheEnd(String auth) {
		List<JsonNode> traces = WireVector.of("connect", "data.disconnect/" + auth).requests();
		List<JsonNode> script = WireVector.of("connect", "data.connect/" + auth).requests();
		DataEndpoint endpoint = connecting(auth, script).build();
		endpoint.session().block();
		assertThat(this.server.traces()).isEmpty();
		endpoint.close();
		assertReceived(script);
		assertThat(this.server.traces()).hasSameSizeAs(traces);
		for (int i = 0; i < traces.size(); i++) {
			this.server.traces().get(i).assertTraceLike(traces.get(i));
		}
	}

	@Test
	void aCredentialThatIsRefusedIsAnError() {
		List<JsonNode> key = WireVector.of("connect", "connect.data/secret-key/401").requests();
		DataEndpoint withKey = connecting("secret-key", key).build();
		assertThatExceptionOfType(ComputeTokenException.class).isThrownBy(() -> withKey.session().block())
			.withMessageContaining("injected 401");
		assertReceived(key);
		List<JsonNode> token = WireVector.of("connect", "connect.data/access-token/401").requests();
		DataEndpoint withToken = connecting("access-token", token).build();
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> withToken.session().block())
			.withMessageContaining("injected 401");
		assertReceived(token);
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret-key", "access-token" })
	void aServiceThatIsDownForAMomentIsAskedAgain(String auth) {
		// faults.md 22: without a token the vendor's SDK gives up
		List<JsonNode> script = new ArrayList<>(
				WireVector.of("connect", "connect.data/" + auth + "/500").requests().subList(0, 1));
		script.addAll(WireVector.of("connect", "data.connect/" + auth).requests());
		connecting(auth, script).build().session().block();
		assertReceived(script);
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-once/secret-key", "401-once/api-key", "500-once", "502-once", "503-once", "504-once",
			"reset-once", "reset-twice" })
	void recoversAsRecorded(String name) {
		WireVector vector = vector(name);
		assertThat(call(vector, vector.requests())).isInstanceOf(Dataset.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "401-twice/secret-key", "401-once/access-token", "500-four-times", "501-once",
			"upload-500-once/file", "upload-500-once/async-iterable" })
	void failsAsRecorded(String name) {
		WireVector vector = vector(name);
		assertFails(vector, vector.requests());
	}

	@ParameterizedTest
	@ValueSource(strings = { "404-once", "404-twice" })
	void whatIsNotThereIsNotAskedForAgain(String name) {
		// faults.md 18: the vendor's SDK asks again at the same URL
		WireVector vector = vector(name);
		assertFails(vector, vector.requests().subList(0, 1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "500-once-on-POST", "upload-500-once/BytesIO" })
	void whatTheServiceMayHaveMadeIsNotSentAgain(String name) {
		// faults.md 1: the vendor's SDK sends it again, of a stream nothing
		WireVector vector = vector(name);
		assertFails(vector, vector.requests().subList(0, 1));
	}

	@Test
	void aTokenThatIsRefusedAfterAnErrorIsRenewed() {
		// the vendor's SDK gives up
		WireVector vector = vector("500-then-401/secret-key");
		List<JsonNode> script = new ArrayList<>(vector.requests());
		List<JsonNode> renewal = vector("401-once/secret-key").requests();
		script.addAll(renewal.subList(1, renewal.size()));
		assertThat(call(vector, script)).isInstanceOf(Dataset.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "60", "61" })
	void aTokenOfAMinuteIsUsedForMoreThanOneCall(String seconds) {
		// the vendor's SDK asks for one with each call
		List<JsonNode> recorded = WireVector.of("retry", "token.data/expires-in-" + seconds + "/secret-key").requests();
		int first = recorded.get(0).get("method").asString().equals("POST") ? 0 : 1;
		JsonNode call = recorded.get(first + 1);
		List<JsonNode> script = List.of(recorded.get(first), call, call, call);
		SyncDataEndpoint endpoint = calling("secret-key", script).build().sync();
		for (int i = 0; i < 3; i++) {
			endpoint.datasets().get("ds-0001");
		}
		assertReceived(script);
	}

	private void assertFails(WireVector vector, List<JsonNode> calls) {
		int status = calls.get(calls.size() - 1).at("/response/status").asInt();
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> call(vector, calls))
			.withMessageContaining("injected " + status);
		assertReceived(withToken(auth(vector), calls));
	}

	private Object call(WireVector vector, List<JsonNode> calls) {
		List<JsonNode> script = withToken(auth(vector), calls);
		SyncDataEndpoint endpoint = calling(auth(vector), script).build().sync();
		Object result = RecordedDataCall.of(vector).invoke(endpoint);
		assertReceived(script);
		return Objects.requireNonNull(result);
	}

	private static WireVector vector(String name) {
		return WireVector.of("retry", "retry.data/" + name);
	}

	private static String auth(WireVector vector) {
		return vector.json().get("auth").asString();
	}

	/** The recording went on with a token that it had already. */
	private static List<JsonNode> withToken(String auth, List<JsonNode> calls) {
		if (auth.equals("access-token")) {
			return calls;
		}
		String used = calls.get(0).at("/headers/Authorization").asString().replace("Bearer ", "");
		List<JsonNode> script = new ArrayList<>(calls);
		JsonNode token = WireVector.of("connect", "data.connect/" + auth).requests().get(0);
		script.add(0, MAPPER.readTree(token.toString().replace("legacy-token-1", used).replace("m2m-token-1", used)));
		return script;
	}

	private DataEndpointBuilder connecting(String auth, List<JsonNode> script) {
		this.server.close();
		this.server = new ReplayServer(script);
		DataEndpointBuilder builder = DataEndpoint.builder(this.http).url(this.server.url()).accountId("acc-0001");
		return switch (auth) {
			case "secret-key" -> builder.secretKey("secret-1");
			case "api-key" -> builder.apiKey("key-1");
			default -> builder.accessToken("tok-explicit");
		};
	}

	private DataEndpointBuilder calling(String auth, List<JsonNode> script) {
		DataEndpointBuilder builder = connecting(auth, script);
		return builder.dataUrl(this.server.url()).vlmUrl(this.server.url());
	}

	private void assertReceived(List<JsonNode> script) {
		assertThat(this.server.received()).hasSameSizeAs(script);
		for (int i = 0; i < script.size(); i++) {
			this.server.received().get(i).assertLike(script.get(i));
		}
	}

}
