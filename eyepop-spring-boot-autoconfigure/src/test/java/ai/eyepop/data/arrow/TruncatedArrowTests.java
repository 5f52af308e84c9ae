package ai.eyepop.data.arrow;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.eyepop.data.arrow.ForgedStream.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads Arrow data that ends too early.
 */
class TruncatedArrowTests extends DamagedArrowFixture {

	@Test
	void eachTruncationOfAFileIsNoticed() {
		byte[] source = ArrowVectors.bytes("objects-1.7.arrow");
		List<Integer> unnoticed = new ArrayList<>();
		for (int length = 1; length < source.length; length += 7) {
			if (!tried(Arrays.copyOf(source, length), length)) {
				unnoticed.add(length);
			}
		}
		assertThat(unnoticed).isEmpty();
	}

	@Test
	void eachTruncationOfAStreamIsNoticedButBetweenMessages() {
		byte[] source = ArrowVectors.bytes("objects-1.7.stream");
		List<Integer> ends = new ForgedStream(source).parts().stream().map(Part::end).toList();
		List<Integer> unnoticed = new ArrayList<>();
		for (int length = 1; length < source.length; length += ends.contains(length + 1) ? 1 : 3) {
			if (!failsAsAssets(Arrays.copyOf(source, length))) {
				unnoticed.add(length);
			}
		}
		assertThat(ends).containsAll(unnoticed);
		for (int end : ends) {
			assertThat(failsAsAssets(Arrays.copyOf(source, end - 1))).as("one before %d", end).isTrue();
			assertThat(failsAsAssets(Arrays.copyOf(source, end + 1))).as("one after %d", end).isTrue();
		}
	}

	@Test
	void tellsOfAMissingEndMarker() {
		assertThat(failsAsAssets(ArrowVectors.bytes("objects-1.7.stream"))).isFalse();
		assertThat(this.log.text()).doesNotContain("end marker");
		assertThat(failsAsAssets(ArrowVectors.bytes("objects-1.7.sdk-stream"))).isFalse();
		assertThat(this.log.text()).contains("without an end marker");
	}

	@Test
	void aFooterOfAnotherLength() {
		byte[] file = ArrowVectors.bytes("objects-1.7.arrow");
		ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		int length = file.length - 10;
		bytes.putInt(length, bytes.getInt(length) + 8);
		assertThat(failure(file)).hasMessageContaining("it ends too early");
	}

}
