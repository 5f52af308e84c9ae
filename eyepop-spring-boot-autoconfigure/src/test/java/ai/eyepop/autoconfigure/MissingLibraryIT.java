package ai.eyepop.autoconfigure;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts applications in processes of their own whose class path lacks something, adds
 * what the start-up output says, and sees them work.
 */
class MissingLibraryIT {

	private static final String ARROW = "Assets as Arrow need Apache Arrow on the class path";

	private static final String COMPRESSION = "and nothing on the class path decompresses it";

	static final Set<String> SYMPTOMS = Set.of(ARROW, COMPRESSION);

	private static final Pattern ARTIFACT = Pattern.compile("([\\w.]+):([\\w-]+):([\\w.]+)");

	@Test
	void withoutArrowThenTheDependenciesAreNamed() throws Exception {
		check("all-1.7.arrow", ARROW, "/org/apache/arrow/");
	}

	@Test
	void withoutCodecsThenTheDependencyIsNamed() throws Exception {
		check("server-lz4-1.7.arrow", COMPRESSION, "/arrow-compression/", "/zstd-jni/", "/commons-compress/");
	}

	@Test
	void withoutTheEmulatorThenItIsNamed() throws Exception {
		String said = run("all-1.7.arrow", classPath(List.of("eyepop-emulator")));
		assertThat(said).contains("no credential is configured", "the dependency ai.eyepop:eyepop-emulator");
		assertThat(run("all-1.7.arrow", classPath(List.of()))).contains("assets: ");
	}

	private void check(String file, String symptom, String... missing) throws Exception {
		String key = "--eyepop.api-key=k";
		String said = run(file, classPath(List.of(missing)), key);
		assertThat(said).contains("APPLICATION FAILED TO START", symptom);
		String action = said.substring(said.indexOf("Action:"));
		List<String> named = ARTIFACT.matcher(action).results().map(MissingLibraryIT::jar).toList();
		assertThat(named).isNotEmpty();
		String all = System.getProperty("java.class.path");
		assertThat(named).allSatisfy((jar) -> assertThat(all).contains(jar));
		// what is named brings along what it needs
		assertThat(run(file, all, key)).contains("assets: ");
	}

	private static String jar(MatchResult artifact) {
		return String.join("/", artifact.group(1).replace('.', '/'), artifact.group(2), artifact.group(3),
				artifact.group(2) + "-" + artifact.group(3) + ".jar");
	}

	private static String classPath(List<String> missing) {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> missing.stream().noneMatch(entry::contains))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String run(String file, String classPath, String... arguments)
			throws IOException, InterruptedException {
		Path arrow = Path.of("src/test/resources/vectors/arrow", file);
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-cp", classPath, ReadingApplication.class.getName(), "--file=" + arrow,
				"--spring.docker.compose.enabled=false");
		builder.command().addAll(List.of(arguments));
		builder.environment().keySet().removeIf((name) -> name.startsWith("EYEPOP_"));
		Process process = builder.redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return said;
	}

}
