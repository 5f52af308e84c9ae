package ai.eyepop.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.eyepop.wire.TestProgram;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that no thread is started before an endpoint is used for the first time.
 */
class IdleThreadsTests {

	private static final List<String> COMMON = List.of("--spring.main.web-application-type=none",
			"--eyepop.api-key=key-1", "--eyepop.url=http://127.0.0.1:1");

	@Test
	void endpointsThatAreNotUsedHaveNoThread() {
		String with = run("--eyepop.enabled=true");
		assertThat(with).contains("WorkerEndpoint: 1", "DataEndpoint: 1", "DataEvents: 1");
		String without = run("--eyepop.enabled=false");
		assertThat(without).contains("WorkerEndpoint: 0", "DataEndpoint: 0", "DataEvents: 0");
		assertThat(threads(with)).contains("main").isSubsetOf(threads(without));
	}

	private static String run(String argument) {
		return TestProgram.of(IdleProgram.class).run(COMMON.get(0), COMMON.get(1), COMMON.get(2), argument);
	}

	private static List<String> threads(String printed) {
		return printed.lines()
			.filter((line) -> line.startsWith(IdleProgram.THREADS))
			.flatMap((line) -> Arrays.stream(line.substring(IdleProgram.THREADS.length()).split(", ")))
			.toList();
	}

}
