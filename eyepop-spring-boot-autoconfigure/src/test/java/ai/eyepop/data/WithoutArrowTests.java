package ai.eyepop.data;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import ai.eyepop.wire.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs an application in a process of its own, without Arrow on its class path.
 */
class WithoutArrowTests {

	@Test
	void everythingElseWorksAndTheMessageNamesTheArtifacts() {
		List<String> lines;
		try (DataServer server = new DataServer((number, request, response) -> {
			if (request.uri().startsWith("/data/exports/assets")) {
				return response.sendByteArray(Flux.just(new byte[] { 1, 2, 3 }));
			}
			String answer = request.uri().startsWith("/v1/configs") ? "{\"dataset_api_url\": \"/data\"}"
					: request.uri().startsWith("/v1/auth") ? "{\"access_token\": \"tok\", \"expires_in\": 3600}" : "[]";
			return DataServer.json(response, 200, answer);
		})) {
			lines = TestProgram.of(WithoutArrowProgram.class)
				.without("arrow-")
				.run(server.url(), Path.of("src/test/resources/vectors/arrow/objects-1.7.arrow"))
				.lines()
				.toList();
		}
		assertThat(lines).contains("datasets 0", "file 3", "imported", "imported a path", "closed");
		for (String call : List.of("export", "stream", "file export", "import", "reader")) {
			assertThat(lines).filteredOn((line) -> line.startsWith(call + ":"))
				.singleElement()
				.asString()
				.contains("org.apache.arrow:arrow-vector:", "org.apache.arrow:arrow-memory-unsafe:");
		}
	}

}
