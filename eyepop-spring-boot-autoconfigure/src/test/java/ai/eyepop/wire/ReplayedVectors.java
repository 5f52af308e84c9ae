package ai.eyepop.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Keeps which entries of the recorded traffic each class of tests replays, in a file a
 * class. Registered for all classes; {@code VectorCoverageIT} reads what they left.
 */
public final class ReplayedVectors implements AfterAllCallback {

	private static final Path DIRECTORY = Path.of("target", "replayed-vectors");

	private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

	static void add(String name) {
		NAMES.add(name);
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		Path file = DIRECTORY.resolve(context.getRequiredTestClass().getName());
		if (NAMES.isEmpty()) {
			Files.deleteIfExists(file);
			return;
		}
		Files.createDirectories(DIRECTORY);
		Files.write(file, new TreeSet<>(NAMES));
		NAMES.clear();
	}

	static Set<String> names() throws IOException {
		Set<String> names = new TreeSet<>();
		try (Stream<Path> files = Files.list(DIRECTORY)) {
			for (Path file : files.toList()) {
				names.addAll(Files.readAllLines(file));
			}
		}
		return names;
	}

}
