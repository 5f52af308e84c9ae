package ai.eyepop.benchmarks.campaign;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Leaks}.
 */
class LeaksTests {

	@Test
	void findsEachBufferThatNobodyReleased() {
		Leaks.watch();
		assertThat(Leaks.found()).isEmpty();
		for (int i = 0; i < 3; i++) {
			lose();
		}
		assertThat(Leaks.found()).hasSize(3).allSatisfy((leak) -> assertThat(leak).contains("lost by a test"));
		assertThat(Leaks.found()).isEmpty();
	}

	private void lose() {
		PooledByteBufAllocator.DEFAULT.directBuffer(16).touch("lost by a test");
	}

}
