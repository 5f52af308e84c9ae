package ai.eyepop.emulator.arrow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that were written with pyarrow and the vendor's SDK, with their raw cells.
 */
public final class Vectors {

	private static final Path DIRECTORY = Path.of("src/test/resources/vectors/arrow");

	private Vectors() {
	}

	/**
	 * Return the names of all files.
	 * @return the names, those of streams and of files
	 */
	public static List<String> names() {
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> !name.endsWith(".json"))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static byte[] bytes(String name) {
		try {
			return Files.readAllBytes(DIRECTORY.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the cells of a file.
	 * @param name the name of the file
	 * @return the rows
	 */
	public static JsonNode columns(String name) {
		String base = name.substring(0, name.lastIndexOf('.')).replaceAll("server-.*-", "server-plain-");
		return JsonMapper.shared().readTree(bytes(base + ".json"));
	}

	/**
	 * Assert that rows have the cells of a file, and nothing where it has no column.
	 * @param rows the rows
	 * @param expected the cells
	 * @param except columns not to look at
	 */
	public static void assertSame(List<Map<String, @Nullable Object>> rows, JsonNode expected, String... except) {
		assertThat(rows).hasSize(expected.size());
		for (int i = 0; i < rows.size(); i++) {
			assertSame("[" + i + "]", rows.get(i), expected.get(i), Set.of(except));
		}
	}

	private static void assertSame(String at, @Nullable Object actual, JsonNode expected, Set<String> except) {
		if (expected.isObject()) {
			assertThat(actual).as(at).isInstanceOf(Map.class);
			((Map<?, ?>) actual).forEach((name, value) -> {
				if (expected.has(name.toString()) && !except.contains(name)) {
					assertSame(at + "." + name, value, expected.get(name.toString()), except);
				}
				else if (!except.contains(name) && !name.equals("predictions")) {
					assertThat(value).as(at + "." + name).isNull();
				}
			});
			assertThat(expected.propertyNames()).as(at).allMatch((name) -> ((Map<?, ?>) actual).containsKey(name));
		}
		else if (expected.isArray()) {
			assertThat(actual).as(at).isInstanceOf(List.class);
			assertThat((List<?>) actual).as(at).hasSize(expected.size());
			for (int i = 0; i < expected.size(); i++) {
				assertSame(at + "[" + i + "]", ((List<?>) actual).get(i), expected.get(i), except);
			}
		}
		else {
			assertThat(actual).as(at).isEqualTo(value(expected));
		}
	}

	private static @Nullable Object value(JsonNode expected) {
		if (expected.isNull()) {
			return null;
		}
		if (expected.isBoolean()) {
			return expected.booleanValue();
		}
		if (expected.isIntegralNumber()) {
			return expected.longValue();
		}
		return expected.isNumber() ? (Object) expected.doubleValue() : expected.stringValue();
	}

}
