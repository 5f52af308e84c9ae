package ai.eyepop.data;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Compares what both twins of the calls send, and make of the answers, with recorded
 * traffic.
 */
class DataWireTests {

	/** Shows all that was read: what is empty, too. */
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.annotationIntrospector(new JacksonAnnotationIntrospector() {

			@Override
			public JsonInclude.Value findPropertyInclusion(MapperConfig<?> config, Annotated member) {
				return JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS);
			}

		})
		.build();

	/** Refused before anything is sent, or sent anew: each has a test of its own. */
	private static final Set<String> ELSEWHERE = Set.of("data.list_datasets/no-account",
			"data.create_dataset/no-account", "data.list_models/no-account", "data.refine_vlm_ability/neither",
			"data.infer_asset/500-once", "data.infer_asset/unexpected-201", "data.add_vlm_ability_alias/minimal",
			"data.get_dataset/error-429");

	/** What is asked for is not JSON. */
	private static final Set<String> ANY_ANSWER = Set.of("download_asset", "export_model_artifacts");

	/**
	 * Lists and maps that are never null, so that callers need not ask: parts of a
	 * prediction, what a model was made and exported with, and what an ability asks for.
	 */
	private static final Set<String> ALWAYS_THERE = Set.of("classes", "contours", "details", "embeddings", "keyPoints",
			"meshs", "motions", "objects", "outline", "texts", "export_params", "extra_params", "auto_prompt",
			"response_schema");

	private final EyePopHttp http = TestHttp.create();

	private ReplayServer server = new ReplayServer();

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	static Stream<WireVector> calls() {
		return WireVector.all("data-calls")
			.stream()
			.filter((vector) -> !ELSEWHERE.contains(vector.name()))
			.map(WireVector::toReplay);
	}

	@ParameterizedTest
	@MethodSource("calls")
	void blockingCallIsAsRecorded(WireVector vector) {
		verify(vector, endpoint(vector).sync());
	}

	@ParameterizedTest
	@MethodSource("calls")
	void reactiveCallIsAsRecorded(WireVector vector) {
		verify(vector, BlockingView.of(endpoint(vector)));
	}

	private void verify(WireVector vector, SyncDataEndpoint endpoint) {
		RecordedDataCall call = RecordedDataCall.of(vector);
		JsonNode outcome = vector.json().get("outcome");
		if (outcome.has("exception")) {
			Class<? extends Exception> type = vector.name().endsWith("wrong-shape") ? MalformedStreamException.class
					: ServiceException.class;
			assertThatExceptionOfType(type).isThrownBy(() -> call.invoke(endpoint));
		}
		else {
			assertResult(vector, call.invoke(endpoint));
		}
		assertRequests(vector);
	}

	@Test
	void asksAgainWhenTheServiceIsBusy() {
		// 19: 429 was fatal
		JsonNode busy = WireVector.of("data-calls", "data.get_dataset/error-429").requests().get(0);
		this.server.close();
		this.server = new ReplayServer(List.of(busy, busy, busy, busy));
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> builder().build().sync().datasets().get("ds-0001"))
			.withMessageContaining("status 429: slow down");
		assertThat(this.server.received()).hasSize(4).allSatisfy((request) -> request.assertLike(busy));
	}

	@Test
	void keepsTheStatusOfAnError() {
		WireVector vector = WireVector.of("data-calls", "data.get_dataset/error-409-text");
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> endpoint(vector).sync().datasets().get("ds-0001"))
			.satisfies((ex) -> assertThat(ex.getStatus().value()).isEqualTo(409))
			.withMessageStartingWith("EyePop answered GET /datasets/{datasetUuid} with status 409: conflict!");
	}

	@Test
	void needsAnAccount() {
		SyncDataEndpoint endpoint = builder().accountId(null).build().sync();
		assertThatExceptionOfType(MissingAccountException.class).isThrownBy(() -> endpoint.datasets().list())
			.withMessageContaining("The call datasets().list needs an account")
			.withMessageContaining("'eyepop.account-id'");
		assertThatExceptionOfType(MissingAccountException.class).isThrownBy(() -> endpoint.models().list());
		assertThatExceptionOfType(MissingAccountException.class).isThrownBy(() -> endpoint.workflows().list());
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void refusesAnAliasWithoutATag() {
		// 28: an empty segment was sent
		WireVector vector = WireVector.of("data-calls", "data.add_vlm_ability_alias/minimal");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> endpoint(vector).sync().abilities().addAlias("abl-1", "x.y", ""))
			.withMessageContaining("tagName");
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void doesNotTakeAnUnexpectedStatusForAnAnswer() {
		WireVector vector = WireVector.of("data-calls", "data.infer_asset/unexpected-201");
		SyncDataEndpoint endpoint = endpoint(vector).sync();
		assertThatExceptionOfType(UnexpectedAnswerException.class)
			.isThrownBy(() -> RecordedDataCall.of(vector).invoke(endpoint))
			.withMessageContaining("201");
		assertRequests(vector);
	}

	@Test
	void doesNotAskAgainWhenTheServiceMayHaveBegun() {
		// 19: POSTs were sent again blindly, so that an inference ran twice
		WireVector vector = WireVector.of("data-calls", "data.infer_asset/500-once");
		SyncDataEndpoint endpoint = endpoint(vector).sync();
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> RecordedDataCall.of(vector).invoke(endpoint))
			.withMessageContaining("status 500: {\"detail\": \"injected 500\"}");
		assertThat(this.server.received()).singleElement()
			.satisfies((request) -> assertRequest(vector, request,
					Deviations.apply(vector.name(), vector.requests().get(0))));
	}

	private DataEndpoint endpoint(WireVector vector) {
		JsonNode options = vector.json().path("options");
		List<JsonNode> script = new ArrayList<>();
		if (options.isObject()) {
			script.add(Deviations.configuration(options));
		}
		script.addAll(vector.requests());
		this.server.close();
		this.server = new ReplayServer(script);
		return options.isObject() ? builder().dataUrl(null).vlmUrl(null).url(this.server.url()).build()
				: builder().build();
	}

	private DataEndpointBuilder builder() {
		AccessToken token = new AccessToken("tok-explicit", null, null);
		return DataEndpoint.builder(this.http)
			.tokens(new AccessTokens(Mono.just(token), token, Clock.systemUTC()))
			.dataUrl(this.server.url())
			.vlmUrl(this.server.url())
			.accountId("acc-0001")
			.pollInterval(Duration.ofMillis(1));
	}

	private void assertRequests(WireVector vector) {
		List<ReceivedRequest> received = new ArrayList<>(this.server.received());
		if (vector.json().path("options").isObject()) {
			assertThat(received.remove(0).uri()).hasToString("/configs?account_uuid=acc-0001");
		}
		assertThat(received).hasSameSizeAs(vector.requests());
		for (int i = 0; i < received.size(); i++) {
			assertRequest(vector, received.get(i), Deviations.apply(vector.name(), vector.requests().get(i)));
		}
	}

	private void assertRequest(WireVector vector, ReceivedRequest received, ObjectNode expected) {
		String query = received.uri().getRawQuery();
		if (query != null) {
			assertThat(query).doesNotContain("&&").doesNotEndWith("&").doesNotStartWith("&");
		}
		if (parameters(query).equals(parameters(expected.path("query").asString(null)))) {
			expected.put("query", query);
		}
		Map<String, String> headers = new HashMap<>(received.headers());
		if (ANY_ANSWER.contains(RecordedDataCall.of(vector).method()) && !String.valueOf(query).contains("url_type")) {
			assertThat(headers.put("accept", "application/json")).isEqualTo("*/*");
		}
		assertThat(headers.get("x-priority")).isEqualTo(expected.at("/headers/X-Priority").asString(null));
		new ReceivedRequest(received.method(), received.uri(), headers, received.body()).assertLike(expected);
	}

	/** Sorted, since their order is free. */
	static List<String> parameters(@Nullable String query) {
		if (query == null) {
			return List.of();
		}
		return Arrays.stream(query.split("&"))
			.filter((pair) -> !pair.isEmpty())
			.map((pair) -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
			.map((pair) -> pair.replaceAll("=True$", "=true").replaceAll("=False$", "=false"))
			.map((pair) -> pair.startsWith("approved_threshold=")
					? "approved_threshold=" + Double.parseDouble(pair.substring(pair.indexOf('=') + 1)) : pair)
			.sorted()
			.toList();
	}

	private void assertResult(WireVector vector, @Nullable Object result) {
		JsonNode answer = vector.requests().get(vector.requests().size() - 1).get("response");
		JsonNode body = answer.path("body");
		if (result instanceof byte[] bytes) {
			assertThat(new String(bytes, StandardCharsets.UTF_8))
				.isEqualTo(body.isString() ? body.asString() : body.toString());
		}
		else if (answer.get("status").asInt() == 204) {
			assertThat(result).isNull();
		}
		else if (result == null) {
			assertThat(vector.json().at("/outcome/type").asString()).isEqualTo("None");
		}
		else {
			JsonNode expected = normalized(body);
			assertThat(
					withoutWhatIsAlwaysThere(normalized(MAPPER.readTree(MAPPER.writeValueAsBytes(result))), expected))
				.isEqualTo(expected);
		}
	}

	/** Without members that are null, and with one form for a moment. */
	private static JsonNode normalized(JsonNode node) {
		if (node instanceof ObjectNode object) {
			List.copyOf(object.propertyNames()).forEach((name) -> {
				JsonNode member = normalized(object.get(name));
				if (member.isNull()) {
					object.remove(name);
				}
				else if (name.endsWith("_at")) {
					object.put(name, Instant.parse(member.asString()).toString());
				}
			});
		}
		else if (node instanceof ArrayNode array) {
			array.forEach(DataWireTests::normalized);
		}
		return node;
	}

	/** Without members that are empty where the service sent none. */
	private static JsonNode withoutWhatIsAlwaysThere(JsonNode read, JsonNode sent) {
		if (read instanceof ObjectNode object) {
			List.copyOf(object.propertyNames()).forEach((name) -> {
				if (ALWAYS_THERE.contains(name) && !sent.has(name) && object.get(name).isEmpty()) {
					object.remove(name);
				}
				else {
					withoutWhatIsAlwaysThere(object.get(name), sent.path(name));
				}
			});
		}
		else if (read instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				withoutWhatIsAlwaysThere(array.get(i), sent.path(i));
			}
		}
		return read;
	}

}
