package ai.eyepop.data;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs an application in a process of its own, without Arrow on its class path.
 */
class WithoutArrowTests {

	@TempDir
	private Path directory;

	@Test
	void everythingElseWorksAndTheMessageNamesTheArtifacts() throws Exception {
		Path output = this.directory.resolve("output.txt");
		try (DataServer server = new DataServer((number, request, response) -> {
			if (request.uri().startsWith("/data/exports/assets")) {
				return response.sendByteArray(Flux.just(new byte[] { 1, 2, 3 }));
			}
			String answer = request.uri().startsWith("/v1/configs") ? "{\"dataset_api_url\": \"/data\"}"
					: request.uri().startsWith("/v1/auth") ? "{\"access_token\": \"tok\", \"expires_in\": 3600}" : "[]";
			return DataServer.json(response, 200, answer);
		})) {
			Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
					classPath(), WithoutArrowProgram.class.getName(), server.url().toString())
				.redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		}
		List<String> lines = Files.readAllLines(output);
		assertThat(lines).contains("datasets 0", "file 3", "imported", "closed");
		for (String call : List.of("export", "stream", "import", "reader")) {
			assertThat(lines).filteredOn((line) -> line.startsWith(call + ":"))
				.singleElement()
				.asString()
				.contains("org.apache.arrow:arrow-vector:", "org.apache.arrow:arrow-memory-unsafe:");
		}
	}

	private static String classPath() {
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		return Arrays.stream(classPath.split(File.pathSeparator))
			.filter((entry) -> !new File(entry).getName().startsWith("arrow-"))
			.collect(Collectors.joining(File.pathSeparator));
	}

}
