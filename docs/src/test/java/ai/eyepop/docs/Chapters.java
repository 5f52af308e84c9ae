package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chapters of the guide.
 */
final class Chapters {

	private static final Path GUIDE = Path.of("guide");

	private Chapters() {
	}

	static List<Path> all() throws IOException {
		try (Stream<Path> files = Files.list(GUIDE)) {
			return files.filter((file) -> file.toString().endsWith(".adoc")).sorted().toList();
		}
	}

	static String read(String chapter) throws IOException {
		return Files.readString(GUIDE.resolve(chapter));
	}

}
