package ai.eyepop.benchmarks.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link EndToEnd}: that it runs over sockets, not how fast.
 */
class EndToEndTests {

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	@Test
	void printsARowForEachCase() throws IOException {
		run("--quick", "--cases=uploads,blocking,stream,allocation,copies,huge,idle");
		assertThat(rows()).filteredOn((row) -> row.contains(" in flight"))
			.extracting((row) -> row.split("\\|")[1].strip())
			.contains("100 kB by path, 1 in flight", "100 kB by path, 16 in flight", "100 kB by path, 128 in flight",
					"100 kB by path, 1,024 in flight");
		assertThat(rows()).extracting((row) -> row.split("\\|")[1].strip())
			.contains("the server alone, 16 connections", "stream of 100 lines of 10 objects", "allocation for a line",
					"copies of the bytes of a path", "upload of 67,108,864 bytes",
					"upload of 67,108,864 bytes, heap meanwhile");
		assertThat(rows()).anyMatch((row) -> row.matches(".*heap for a job that waits for results, of [\\d,]+ .*"))
			.anyMatch((row) -> row.matches(".*heap for a job that waits for its turn, of [\\d,]+ .*"))
			.anyMatch((row) -> row.matches(".*threads for [\\d,]+ idle jobs .*"));
		if (Runtime.version().feature() >= 21) {
			assertThat(rows()).anyMatch((row) -> row.contains("blocking on 16 virtual thread(s)"));
		}
		else {
			assertThat(text()).contains("blocking: skipped");
		}
		assertThat(rows()).allSatisfy((row) -> assertThat(row.split("\\|")[2].strip()).matches("-?[\\d.,]+"));
	}

	@Test
	void endsWithAnErrorIfAPromiseIsBroken() throws IOException {
		// no machine is so slow that its noise is of that size
		int code = run("--quick", "--cases=latency", "--delay=5000");
		assertThat(code).isEqualTo(1);
		assertThat(text()).contains("Broken (added p99 latency): our client adds no more than 0.5 ms");
		assertThat(rows()).filteredOn((row) -> row.contains("added p99")).singleElement().asString().contains("no (");
	}

	@Test
	void endsWellIfNothingIsBroken() throws IOException {
		assertThat(run("--quick", "--cases=idle")).isZero();
		assertThat(text()).doesNotContain("Broken");
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--cases=uploads,nothing"))
			.withMessageContaining("nothing");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--fast")).withMessageContaining("--fast");
		assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--size=3"))
			.withMessageContaining("--size=3");
	}

	@Test
	void readsItsOptions() {
		Options options = Options.parse("--cases=stream,idle", "--rounds=3", "--delay=5", "--jvm=-Xint -ea");
		assertThat(options.cases()).containsExactly("stream", "idle");
		assertThat(options.rounds()).isEqualTo(3);
		assertThat(options.delay()).hasMillis(5);
		assertThat(options.jvm()).containsExactly("-Xint", "-ea");
		assertThat(options.lines()).isEqualTo(10_000);
	}

	private int run(String... args) throws IOException {
		return new EndToEnd(Options.parse(args), new PrintStream(this.output, true, StandardCharsets.UTF_8)).run();
	}

	private String text() {
		return this.output.toString(StandardCharsets.UTF_8);
	}

	private List<String> rows() {
		return text().lines().filter((line) -> line.startsWith("|")).skip(2).toList();
	}

}
