package ai.eyepop.worker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.source.Source;
import ai.eyepop.wire.RecordingServer;
import ai.eyepop.wire.RecordingServer.Received;
import ai.eyepop.wire.RecordingServer.Reply;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Sets each text of a worker endpoint, and of what is submitted to it, to one that would
 * like to be more than a value: what arrives has the shape of what arrives otherwise.
 */
class WorkerInjectionTests {

	private static final List<String> HOSTILE = List.of("/../../x?y=z&a#b%2f%2e%2e;c",
			"a\r\nX-Evil: 1\r\n\r\nGET /evil HTTP/1.1\r\n\r\n", "\"}], \"evil\": [{\"a\": \"\0", "{0}%s${x}{{y}}",
			"x".repeat(2000), "half of a pair \uD83D");

	/** Credentials are checked before they are used, and the name is never sent. */
	private static final Set<String> NOT_SENT = Set.of("apiKey", "accessToken", "secretKey", "name");

	/** JSON has a way to write half of a pair, but a path has none. */
	private static final Set<String> IN_A_PATH = Set.of("popId", "sessionUuid");

	private final EyePopHttp http = TestHttp.create();

	@AfterEach
	void close() {
		this.http.close();
	}

	static Stream<Method> texts() {
		return Arrays.stream(WorkerEndpointBuilder.class.getMethods())
			.filter((method) -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == String.class)
			.filter((method) -> !NOT_SENT.contains(method.getName()));
	}

	@ParameterizedTest
	@MethodSource("texts")
	void textsOfTheEndpointStayValues(Method text) {
		List<String> plain = shape((builder) -> set(builder, text, "plain"), Source.ofAsset("a"), "plain");
		assertThat(plain).hasSizeGreaterThan(1);
		for (String hostile : HOSTILE) {
			if (IN_A_PATH.contains(text.getName()) && hostile.contains("\uD83D")) {
				continue;
			}
			assertThat(shape((builder) -> set(builder, text, hostile), Source.ofAsset("a"), "plain")).isEqualTo(plain);
		}
	}

	@Test
	void textsOfTheSubmissionStayValues() {
		Source image = Source.of(new byte[] { 1 }, MediaType.IMAGE_PNG);
		for (String hostile : HOSTILE) {
			assertThat(shape((builder) -> {
			}, Source.ofAsset(hostile), hostile)).isEqualTo(shape((builder) -> {
			}, Source.ofAsset("plain"), "plain"));
			assertThat(shape((builder) -> {
			}, image, hostile)).isEqualTo(shape((builder) -> {
			}, image, "plain"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "..", "a\uD83D" })
	void aSegmentThatIsAnotherOneIsRefused(String segment) {
		assertRefused((builder) -> builder.apiKey("k").sessionUuid(segment), Source.ofAsset("a"));
		assertRefused((builder) -> builder.secretKey("k").popId(segment), Source.ofAsset("a"));
	}

	@Test
	void aMediaTypeThatEndsItsHeaderIsRefused() {
		for (String hostile : List.of("\"a\r\nX-Evil: 1\"", "\"\0\"")) {
			MediaType mediaType = new MediaType("image", "png", Map.of("name", hostile));
			Source image = Source.of(new byte[] { 1 }, mediaType);
			assertRefused((builder) -> builder.apiKey("k"), image);
			assertRefused((builder) -> builder.apiKey("k"), Source.group(image, image));
		}
	}

	private void assertRefused(Consumer<WorkerEndpointBuilder> customizer, Source source) {
		try (RecordingServer server = server()) {
			WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.http).url(server.url());
			assertThatIllegalArgumentException().isThrownBy(() -> {
				customizer.accept(builder);
				try (WorkerEndpoint endpoint = builder.build()) {
					endpoint.upload(source).predictions().blockLast();
				}
			});
			assertThat(server.received())
				.noneMatch((request) -> request.uri().contains("..") || request.uri().contains("%3F")
						|| request.uri().contains("/source") || request.all().contains("X-Evil"));
		}
	}

	private List<String> shape(Consumer<WorkerEndpointBuilder> customizer, Source source, String option) {
		try (RecordingServer server = server()) {
			WorkerEndpointBuilder builder = WorkerEndpoint.builder(this.http).url(server.url()).apiKey("k");
			customizer.accept(builder);
			PredictOptions options = PredictOptions.builder().params(1, Map.of(option, option)).build();
			try (WorkerEndpoint endpoint = builder.build()) {
				Throwable failure = catchThrowable(() -> endpoint.upload(source, options).predictions().blockLast());
				assertThat(failure).isNull();
			}
			return server.received().stream().map(WorkerInjectionTests::shape).toList();
		}
	}

	private static String shape(Received request) {
		String[] parts = request.uri().split("\\?");
		String query = (parts.length > 1) ? parts[1].replaceAll("=[^&]*", "=") : "";
		// the headers before the body, whose length and boundary differ
		String headers = request.all().replaceAll("(?s)=[^,\\]]*", "");
		return "%s %d %s %d %s".formatted(request.method(), parts[0].split("/").length, query,
				request.all().split("\r\n").length, headers.contains("X-Evil="));
	}

	private static void set(WorkerEndpointBuilder builder, Method text, String value) {
		try {
			if (text.getName().equals("popId")) {
				builder.apiKey(null).secretKey("k");
			}
			text.invoke(builder, value);
		}
		catch (InvocationTargetException | IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RecordingServer server() {
		return new RecordingServer(null, (request) -> {
			String url = "http://" + request.all().replaceAll("(?s).*?[Hh]ost=([^,\\]]*).*", "$1");
			if (request.uri().startsWith("/authenticat") || request.uri().startsWith("/v1/auth")) {
				return Reply.json("{\"access_token\": \"t\", \"expires_in\": 3600}");
			}
			if (request.uri().startsWith("/v1/sessions")) {
				return Reply.json("""
						[{"session_uuid": "s", "session_endpoint": "%s", "access_token": "t",
						"session_status": "running", "pipelines": [{"pipeline_id": "p"}]}]""".formatted(url));
			}
			if (request.uri().startsWith("/health")) {
				return Reply.json("{\"session_uuid\": \"s\", \"session_status\": \"running\"}");
			}
			if (request.uri().endsWith("/pipelines")) {
				return Reply.json("{\"id\": \"p\"}");
			}
			return Reply.json(request.uri().contains("/source") ? "{\"source_width\": 1, \"source_height\": 1}"
					: "{\"base_url\": \"%s\", \"pipeline_id\": \"p\"}".formatted(url));
		});
	}

}
