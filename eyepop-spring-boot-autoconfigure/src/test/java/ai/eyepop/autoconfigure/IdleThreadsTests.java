package ai.eyepop.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.wire.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that no thread is started before an endpoint is used for the first time.
 */
class IdleThreadsTests {

	@ParameterizedTest
	@ValueSource(strings = { "none", "servlet" })
	void endpointsThatAreNotUsedHaveNoThread(String webType) {
		String with = run(webType, true);
		assertThat(with).contains("WorkerEndpoint: 1", "DataEndpoint: 1", "DataEvents: 1");
		String without = run(webType, false);
		assertThat(without).contains("WorkerEndpoint: 0", "DataEndpoint: 0", "DataEvents: 0");
		assertThat(threads(with, IdleProgram.THREADS)).contains("main")
			.isSubsetOf(threads(without, IdleProgram.THREADS));
		// nor one that has ended
		assertThat(threads(with, IdleProgram.STARTED)).isNotEmpty().isSubsetOf(threads(without, IdleProgram.STARTED));
	}

	private static String run(String webType, boolean enabled) {
		// in an application of WebFlux, Boot starts the event loops of its server
		return TestProgram.of(IdleProgram.class)
			.without("spring-boot-reactor-netty")
			.run("--spring.main.web-application-type=" + webType, "--server.port=0", "--eyepop.api-key=key-1",
					"--eyepop.url=http://127.0.0.1:1", "--eyepop.enabled=" + enabled);
	}

	private static List<String> threads(String printed, String which) {
		return printed.lines()
			.filter((line) -> line.startsWith(which))
			.flatMap((line) -> Arrays.stream(line.substring(which.length()).split(", ")))
			.toList();
	}

}
