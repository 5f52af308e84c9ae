package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that types that the guide names in its text exist.
 */
class NamesTests {

	private static final Pattern NAME = Pattern.compile("`@?([A-Z][a-z]\\w*)`");

	/** Types of others, and words that are no types in Java. */
	private static final Set<String> OTHERS = Set.of("ApplicationEvent", "Async", "Bean", "Bearer", "BeforeAll",
			"BeforeEach", "BufferedImage", "ClientRequestObservationConvention", "Collection", "ContextClosedEvent",
			"EventListener", "EventSource", "FilePart", "Flux", "FullForward", "GenericContainer", "Host",
			"IllegalArgumentException", "InetAddressFilter", "InputStream", "InterruptedException", "Iterable",
			"JsonPropertyDescription", "JsonTypeInfo", "KeyError", "MeterRegistry", "Mono", "MultipartFile", "None",
			"Nullable", "ObservationRegistry", "Origin", "OutputStream", "Path", "Resource", "Retryable",
			"SanitizingFunction", "ServiceConnection", "Stream", "Supplier", "ValueError", "WebClient",
			"WebClientCustomizer");

	private static final Set<String> TYPES = new TreeSet<>();

	@BeforeAll
	static void scan() throws IOException {
		for (String root : List.of("../eyepop-emulator", "../eyepop-spring-boot-autoconfigure", "../eyepop-sample-app",
				".")) {
			try (Stream<Path> files = Files.walk(Path.of(root, "src"))) {
				files.map((file) -> file.getFileName().toString())
					.filter((file) -> file.endsWith(".java"))
					.forEach((file) -> TYPES.add(file.replace(".java", "")));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("chapters")
	void typesExist(Path chapter) throws IOException {
		assertThat(found(Chapters.read(chapter.getFileName().toString())))
			.allSatisfy((name) -> assertThat(isKnown(name)).as(name).isTrue());
	}

	@Test
	void namesThatDoNotExistAreFound() {
		assertThat(found("`WorkerEndpoint` and `@WorkerThing`, `Sauce`, `GET`")).containsExactly("WorkerEndpoint",
				"WorkerThing", "Sauce");
		assertThat(isKnown("WorkerEndpoint")).isTrue();
		assertThat(isKnown("WorkerThing")).isFalse();
		assertThat(TYPES).doesNotContainAnyElementsOf(OTHERS);
	}

	private static List<Path> chapters() throws IOException {
		return Chapters.all();
	}

	private static boolean isKnown(String name) {
		return TYPES.contains(name) || OTHERS.contains(name);
	}

	private static List<String> found(String text) {
		return NAME.matcher(text).results().map((found) -> found.group(1)).toList();
	}

}
