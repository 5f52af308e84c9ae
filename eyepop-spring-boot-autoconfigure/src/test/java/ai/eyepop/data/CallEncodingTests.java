package ai.eyepop.data;

import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.OperationAttributes;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.content.SyncDownload;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.dataset.DatasetListRequest;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.data.internal.CallFactory;
import ai.eyepop.data.internal.JsonForm;
import ai.eyepop.data.internal.ServiceLocation;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;
import ai.eyepop.wire.ReceivedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Sends each text of each call over a socket: it must arrive as it is, whatever is in it.
 */
class CallEncodingTests {

	static final String NASTY = "a/b?c=d&e%2Ff g+h#i;j{k}l\"m\\n..ü😀/../%2e%2e/'";

	/** Half of a pair: in place of it a question mark would be sent. */
	private static final String HALF = "a\uD83D";

	private final AtomicReference<@Nullable ClientRequest> sent = new AtomicReference<>();

	private final EyePopHttp http = EyePopHttp.builder()
		.webClientBuilder(WebClient.builder().filter((request, next) -> {
			this.sent.set(request);
			return next.exchange(request);
		}))
		.build();

	private final DataServer server = DataServer.json(418, "");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	static Stream<Method> calls() {
		Stream<Method> twins = TwinTests.CALLS.values()
			.stream()
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.filter((method) -> !method.isDefault());
		return Stream.concat(TwinTests.operations(), twins);
	}

	@ParameterizedTest
	@MethodSource("calls")
	void everyTextArrivesAsItIs(Method call) throws Exception {
		List<Expected> expected = new ArrayList<>();
		@Nullable Object[] arguments = Arrays.stream(call.getParameters())
			.map((parameter) -> argument(call, parameter, expected))
			.toArray();
		invoke(call, arguments);
		ReceivedRequest request = this.server.onlyRequest();
		for (Expected value : expected) {
			assertThat(value.in(request)).as(value.name() + " in " + request.uri()).contains(NASTY);
		}
		assertAttributes(call);
		String query = request.uri().getRawQuery();
		assertThat(String.valueOf(query)).doesNotContain("&&").doesNotEndWith("&").doesNotContain("null=");
		if (request.body().length == 0) {
			assertThat(request.headers()).doesNotContainKey("content-type");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ".", ".." })
	void aSegmentThatWouldLeadToAnotherCallIsRefused(String name) {
		Datasets datasets = calls(Datasets.class);
		assertThatIllegalArgumentException().isThrownBy(() -> datasets.delete(name).block())
			.withMessageContaining("datasetUuid");
		assertThat(this.server.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nX-Evil: 1", "a HTTP/1.1\r\n\r\nGET /evil HTTP/1.1\r\n\r\n", "a\0b", "\u0085\u2028" })
	void controlCharactersStayInTheirPlace(String text) {
		Datasets datasets = calls(Datasets.class);
		datasets.delete(text).onErrorComplete(ServiceException.class).block();
		datasets.list(new DatasetListRequest(text, false, null)).then().onErrorComplete(ServiceException.class).block();
		List<ReceivedRequest> received = this.server.received();
		assertThat(received).hasSize(2)
			.allSatisfy((request) -> assertThat(request.headers()).doesNotContainKey("x-evil"));
		assertThat(new Expected("path", 2).in(received.get(0))).containsExactly(text);
		assertThat(new Expected("account_uuid", -1).in(received.get(1))).containsExactly(text);
	}

	@Test
	void halfOfAPairIsRefused() {
		Datasets datasets = calls(Datasets.class);
		List<Mono<?>> hostile = List.of(datasets.delete(HALF),
				datasets.list(new DatasetListRequest(HALF, false, null)).collectList(),
				datasets.create(DatasetCreate.builder("name").build(), HALF));
		for (Mono<?> call : hostile) {
			assertThatIllegalArgumentException().isThrownBy(call::block).withMessageContaining("surrogate");
		}
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void openVocabulariesKeepTheirTextInAPath() {
		calls(Assets.class).updateAutoAnnotationStatus("a", "vlm", UserReview.of("so so/?"))
			.onErrorComplete(ServiceException.class)
			.block();
		assertThat(this.server.onlyRequest().uri().getRawPath())
			.isEqualTo("/assets/a/auto_annotations/vlm/user_review/so%20so%2F%3F");
	}

	private void assertAttributes(Method call) {
		Operation operation = call.getAnnotation(Operation.class);
		ClientRequest request = Objects.requireNonNull(this.sent.get());
		assertThat(OperationAttributes.of(request))
			.isEqualTo(new OperationAttributes(operation.value(), operation.idempotent()));
		assertThat(request.attribute(WebClient.class.getName() + ".uriTemplate")).hasValue(template(call));
	}

	private void invoke(Method call, @Nullable Object[] arguments) throws Exception {
		call.setAccessible(true);
		try {
			Object result = call.invoke(calls(call.getDeclaringClass()), arguments);
			if (result instanceof SyncDownload download) {
				download.to(OutputStream.nullOutputStream());
			}
			else if (result instanceof Stream<?> items) {
				items.forEach((item) -> {
				});
			}
			else {
				((result instanceof Flux<?> flux) ? flux.then() : (Mono<?>) result).block();
			}
		}
		catch (ServiceException ex) {
			assertThat(ex.getStatus().value()).isEqualTo(418);
		}
		catch (InvocationTargetException ex) {
			assertThat(ex.getTargetException()).isInstanceOf(ServiceException.class);
		}
	}

	private <T> T calls(Class<T> type) {
		CallFactory factory = new CallFactory(this.http.authorizedClient("x"), ServiceLocation.fixed(this.server.url()),
				"acc-1", 1000, new EndpointArrow(DataSize.ofMegabytes(1)).form());
		return factory.create(type);
	}

	private static String template(Method call) {
		MergedAnnotation<HttpExchange> exchange = MergedAnnotations.from(call).get(HttpExchange.class);
		return exchange.getString("url");
	}

	static @Nullable Object argument(Method call, Parameter parameter, List<Expected> expected) {
		PathVariable path = parameter.getAnnotation(PathVariable.class);
		RequestParam query = parameter.getAnnotation(RequestParam.class);
		if (path != null) {
			List<String> segments = List.of(template(call).split("/"));
			int segment = segments.indexOf("{" + parameter.getName() + "}");
			assertThat(segment).as(parameter + " of " + call).isPositive();
			expected.add(new Expected("path", segment));
		}
		else if (query != null && isText(parameter.getParameterizedType())) {
			expected.add(new Expected(query.value().isEmpty() ? query.name() : query.value(), -1));
		}
		else if (parameter.isAnnotationPresent(AccountUuid.class)) {
			expected.add(new Expected("account_uuid", -1));
		}
		else if (parameter.isAnnotationPresent(Query.class)) {
			String name = parameter.getAnnotation(Query.class).value();
			if (!name.isEmpty()) {
				expected.add(new Expected(name, -1));
				return value(parameter.getParameterizedType());
			}
			for (RecordComponent component : parameter.getType().getRecordComponents()) {
				if (isText(component.getGenericType())) {
					expected.add(new Expected(component.getAccessor().getAnnotation(JsonProperty.class).value(), -1));
				}
			}
		}
		return value(parameter.getParameterizedType());
	}

	private static boolean isText(Type type) {
		return type == String.class || type.getTypeName().equals("java.util.List<java.lang.String>")
				|| (type instanceof Class<?> record && record.isRecord()
						&& record.getRecordComponents()[0].getName().equals("value"))
				|| type.getTypeName().matches("java.util.List<ai.eyepop.*>") || type.getTypeName().endsWith("Variant");
	}

	private static @Nullable Object value(Type type) {
		if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
			return List.of(Objects.requireNonNull(value(list.getActualTypeArguments()[0])));
		}
		if (type instanceof ParameterizedType) {
			return null;
		}
		Class<?> target = (Class<?>) type;
		if (target == String.class) {
			return NASTY;
		}
		if (target == int.class || target == Integer.class) {
			return 7;
		}
		if (target == Long.class) {
			return 7L;
		}
		if (target == Double.class || target == double.class) {
			return 0.25;
		}
		if (target == Boolean.class || target == boolean.class) {
			return true;
		}
		if (target == MediaSource.class) {
			return Source.of(new byte[] { 1 }, MediaType.IMAGE_PNG);
		}
		if (target == Prediction.class) {
			return Prediction.builder(1, 1).build();
		}
		if (target == JsonForm.class) {
			return new JsonForm("form", "x");
		}
		if (target.isRecord()) {
			return record(target);
		}
		return null;
	}

	private static Object record(Class<?> type) {
		try {
			Class<?>[] types = Arrays.stream(type.getRecordComponents())
				.map(RecordComponent::getType)
				.toArray(Class<?>[]::new);
			Constructor<?> constructor = type.getDeclaredConstructor(types);
			@Nullable Object[] values = Arrays.stream(type.getRecordComponents())
				.map((component) -> value(component.getGenericType()))
				.toArray();
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Cannot make " + type, ex);
		}
	}

	/**
	 * A text that has to arrive.
	 *
	 * @param name name of a query parameter, or "path"
	 * @param segment number of a segment of the path, or -1
	 */
	record Expected(String name, int segment) {

		List<String> in(ReceivedRequest request) {
			if (this.segment >= 0) {
				String segment = request.uri().getRawPath().split("/")[this.segment];
				return List.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
			}
			return Arrays.stream(String.valueOf(request.uri().getRawQuery()).split("&"))
				.map((pair) -> pair.split("=", 2))
				.filter((pair) -> pair[0].equals(this.name))
				.map((pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
				.toList();
		}

	}

}
