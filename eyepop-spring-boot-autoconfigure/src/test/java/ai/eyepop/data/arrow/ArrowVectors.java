package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files that the SDK of the vendor and pyarrow wrote, and what is in them.
 */
final class ArrowVectors {

	static final JsonMapper JSON = JsonMapper.builder()
		.enable(tools.jackson.core.json.JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
		.build();

	private static final int MARKER = 8;

	private ArrowVectors() {
	}

	static List<String> names() {
		try (Stream<Path> files = Files.list(folder())) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".arrow") || name.endsWith(".stream"))
				.flatMap((name) -> name.endsWith(".stream") ? Stream.of(name, name.replace(".stream", ".sdk-stream"))
						: Stream.of(name))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] bytes(String name) {
		try {
			if (!name.endsWith(".sdk-stream")) {
				return Files.readAllBytes(folder().resolve(name));
			}
			// the SDK writes the same without an end marker, and nothing for no rows
			byte[] stream = Files.readAllBytes(folder().resolve(name.replace(".sdk-stream", ".stream")));
			return name.startsWith("no-rows") ? new byte[0] : Arrays.copyOf(stream, stream.length - MARKER);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static JsonNode columns(String name) {
		return json(name).get("columns");
	}

	static JsonNode json(String name) {
		String plain = name.replaceFirst("\\.(arrow|stream|sdk-stream)$", "")
			.replaceFirst("server-.*-", "server-plain-");
		return JSON.readTree(folder().resolve(plain + ".json"));
	}

	static Stream<String> lines(String name) throws IOException {
		return Files.readAllLines(folder().resolve(name)).stream();
	}

	private static Path folder() {
		try {
			return Path.of(Objects.requireNonNull(ArrowVectors.class.getResource("/vectors/arrow")).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
