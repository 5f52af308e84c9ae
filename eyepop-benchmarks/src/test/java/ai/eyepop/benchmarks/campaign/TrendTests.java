package ai.eyepop.benchmarks.campaign;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Trend}.
 */
class TrendTests {

	private static final long MB = 1_000_000;

	@Test
	void whatStaysIsWell() {
		assertThat(grown((i) -> sample(50 * MB + i % 3 * MB, 10 * MB, 40 + i % 5, 100 + i % 20, 2, 10))).isEmpty();
	}

	@Test
	void aSampleBesideTheOthersIsNoTrend() {
		assertThat(grown((i) -> sample(((i == 28) ? 500 : 50) * MB, 10 * MB, 40, 100, (i == 29) ? 200 : 2, 10)))
			.isEmpty();
	}

	@Test
	void heapThatGrowsIsFound() {
		assertThat(grown((i) -> sample((50 + i) * MB, 10 * MB, 40, 100, 2, 10))).singleElement()
			.asString()
			.contains("heap", "from 54500000 to 74500000");
	}

	@Test
	void memoryOutsideTheHeapThatGrowsIsFound() {
		assertThat(grown((i) -> sample(50 * MB, (10 + i) * MB, 40, 100, 2, 10))).singleElement()
			.asString()
			.contains("outside the heap");
	}

	@Test
	void threadsThatGrowAreFound() {
		assertThat(grown((i) -> sample(50 * MB, 10 * MB, 40 + i, 100, 2, 10))).singleElement()
			.asString()
			.contains("threads");
	}

	@Test
	void descriptorsThatGrowAreFound() {
		assertThat(grown((i) -> sample(50 * MB, 10 * MB, 40, 100 + 2 * i, 2, 10))).singleElement()
			.asString()
			.contains("descriptors");
	}

	@Test
	void latencyThatDriftsIsFound() {
		assertThat(grown((i) -> sample(50 * MB, 10 * MB, 40, 100, 2 + i, 10 + 10 * i))).hasSize(2);
	}

	private static List<String> grown(LongFunction<Sample> sample) {
		return Trend.grown(LongStream.range(0, 30).mapToObj(sample).toList());
	}

	private static Sample sample(long heap, long direct, long threads, long descriptors, long p50, long p99) {
		return new Sample(0, heap, direct, threads, descriptors, 100, p50 * MB, p99 * MB);
	}

}
