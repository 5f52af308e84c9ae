package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.vector.TypeLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.data.arrow.ForgedStream.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading what is damaged: it fails with an exception of ours or gives something valid,
 * and gives its memory back.
 */
class DamagedArrowTests extends DamagedArrowFixture {

	private static final int CASES = 500;

	private static final long[] NUMBERS = { -1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE,
			Long.MIN_VALUE, 1 << 20, 1L << 31, 1L << 32, 1L << 40, 255, 65536, -8 };

	static Stream<byte[]> sources() {
		byte[] all = ArrowVectors.bytes("all-1.7.stream");
		byte[] objects = ArrowVectors.bytes("objects-1.7.stream");
		return Stream.of(ArrowVectors.bytes("all-1.7.arrow"), all, ArrowVectors.bytes("server-lz4-1.7.arrow"),
				ArrowVectors.bytes("all-1.1.stream"), ArrowVectors.bytes("multi-batch-one-dictionary-1.7.stream"),
				OtherStreams.of(OtherStreams.zstd(), all, objects), OtherStreams.of(OtherStreams.none(), all, objects));
	}

	@ParameterizedTest
	@MethodSource("sources")
	void neverDoesHarm(byte[] source) {
		int failures = 0;
		for (int seed = 0; seed < CASES; seed++) {
			failures += tried(damaged(source, seed), seed) ? 1 : 0;
		}
		assertThat(failures).isGreaterThan(CASES / 4);
	}

	private static byte[] damaged(byte[] source, int seed) {
		Random random = new Random(seed);
		byte[] bytes = source.clone();
		switch (seed % 5) {
			case 0 -> {
				return Arrays.copyOf(bytes, random.nextInt(bytes.length));
			}
			case 1 -> {
				for (int i = 0; i <= random.nextInt(8); i++) {
					bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
				}
			}
			case 2 -> {
				int index = random.nextInt(bytes.length / 4 - 2) * 4;
				ByteBuffer.wrap(bytes)
					.order(ByteOrder.LITTLE_ENDIAN)
					.putInt(index, (int) NUMBERS[random.nextInt(NUMBERS.length)]);
			}
			case 3 -> {
				// where there is a number already, which is a length or an offset as a
				// rule
				ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
				int index = random.nextInt(bytes.length / 8 - 2) * 8;
				while (buffer.getLong(index) == 0) {
					index = (index + 8) % (bytes.length / 8 * 8 - 8);
				}
				buffer.putLong(index, random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)]
						: buffer.getLong(index) + random.nextInt(64) - 32);
			}
			default -> {
				int from = random.nextInt(bytes.length);
				int length = Math.min(random.nextInt(256), bytes.length - from);
				System.arraycopy(source, random.nextInt(source.length - length), bytes, from, length);
			}
		}
		return bytes;
	}

	@Test
	void aBodyThatIsLongerThanItsBuffersIsNoWantOfMemory() {
		ForgedStream stream = new ForgedStream(ArrowVectors.bytes("objects-1.7.stream"));
		int length = stream.bodyLength(stream.first(MessageHeader.RecordBatch));
		stream.put(length, 1L << 40);
		assertThat(failure(stream.bytes())).hasMessageContaining("the length of its message is 1099511627776");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aCompressedBufferOfAnotherLength(boolean zstd) {
		byte[] source = OtherStreams.of(zstd ? OtherStreams.zstd() : OtherStreams.lz4(),
				ArrowVectors.bytes("multi-batch-one-dictionary-1.7.stream"));
		for (int more : new int[] { -1, 1 }) {
			ForgedStream stream = new ForgedStream(source);
			Part batch = stream.first(MessageHeader.RecordBatch);
			// of what does not become smaller, the length is -1
			int length = IntStream
				.of(stream.field("uuid").buffer() + 1, stream.field("uuid").buffer() + 2,
						stream.field("created_at").buffer() + 1, stream.field("annotations").buffer() + 1)
				.map((buffer) -> stream.content(batch, buffer))
				.filter((position) -> stream.get(position) > 0)
				.findFirst()
				.orElseThrow();
			stream.put(length, stream.get(length) + more);
			assertThat(failure(stream.bytes())).hasMessageContaining("a buffer cannot be decompressed");
		}
	}

	@Test
	void saysWhatIsNoArrow() {
		try (ArrowMemory memory = new ArrowMemory(LIMIT)) {
			byte[] page = "<html><body>Bad Gateway</body></html>".getBytes();
			ArrowAssets assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(page));
			assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> assets.stream().toList())
				.withMessageContaining("neither an Arrow file nor a stream, for it begins with '<html><b'");
		}
	}

	@Test
	void aForgedLengthTakesNoMemory() {
		try (ArrowMemory memory = new ArrowMemory(LIMIT)) {
			byte[] bytes = { -1, -1, -1, -1, -1, -1, -1, 0x7F };
			ArrowAssets assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(bytes));
			assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> assets.stream().toList())
				.withMessageContaining("there is no message at byte 0");
		}
	}

	@Test
	void aBufferThatIsTooShortIsNoticedForEachColumn() {
		byte[] source = ArrowVectors.bytes("server-plain-1.7.stream");
		ForgedStream stream = new ForgedStream(source);
		List<String> unnoticed = new ArrayList<>();
		int buffers = 0;
		for (Part part : stream.parts()) {
			IpcLayout layout = (part.type() == MessageHeader.RecordBatch) ? stream.layout()
					: stream.layout().dictionaries().get(stream.dictionary(part));
			if (part.type() == MessageHeader.Schema || layout == null) {
				continue;
			}
			for (IpcField field : ForgedStream.all(layout.fields())) {
				for (int buffer : readBuffers(stream, part, field)) {
					buffers++;
					ForgedStream forged = new ForgedStream(source);
					int length = forged.buffer(part, buffer) + 8;
					forged.put(length, 0);
					if (!failsAsAssets(forged.bytes())) {
						unnoticed.add("buffer %d of %s".formatted(buffer - field.buffer(), field.path()));
					}
				}
			}
		}
		assertThat(unnoticed).isEmpty();
		assertThat(buffers).isGreaterThan(80);
	}

	private static List<Integer> readBuffers(ForgedStream stream, Part part, IpcField field) {
		// the copies of the first prediction are not read as long as there is one
		if (field.path()
			.matches("annotations\\.(objects|classes|keyPoints|texts|embeddings)(\\..*)?"
					+ "|annotations\\.(timestamp|duration|offset|offset_duration)")
				|| stream.get(stream.node(part, field.node())) == 0) {
			return List.of();
		}
		boolean nulls = stream.get(stream.node(part, field.node()) + 8) > 0;
		int count = TypeLayout.getTypeBufferCount(field.type());
		return IntStream.range(nulls ? 0 : 1, count)
			.map((i) -> field.buffer() + i)
			.filter((buffer) -> stream.get(stream.buffer(part, buffer) + 8) > 0)
			.boxed()
			.toList();
	}

	@Test
	void saysWhichBatchRowAndColumn() {
		byte[] source = ArrowVectors.bytes("big-dictionary-1.7.stream");
		// the indexes of a dictionary, which are 0, 1, 2 and so on
		ByteBuffer buffer = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
		int index = source.length - 4;
		while (buffer.getInt(index) != 7 || buffer.getInt(index - 4) != 6 || buffer.getInt(index + 4) != 8
				|| buffer.getInt(index - 28) != 0) {
			index -= 4;
		}
		buffer.putInt(index, 1_000_000);
		try (ArrowMemory memory = new ArrowMemory(LIMIT)) {
			ArrowAssets assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(source));
			assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> assets.stream().toList())
				.satisfies((ex) -> {
					assertThat(ex.batch()).isZero();
					assertThat(ex.row()).isEqualTo(7);
					assertThat(ex.column()).startsWith("annotations");
				})
				.withMessageContaining("entry 1000000 of a dictionary with")
				.withMessageContaining("in batch 0, row 7, column 'annotations");
		}
	}

	@Test
	void saysWhichPropertyRaisesTheLimit() {
		try (ArrowMemory memory = new ArrowMemory(10_000)) {
			byte[] source = ArrowVectors.bytes("multi-batch-one-dictionary-1.7.stream");
			ArrowAssets assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(source));
			assertThatExceptionOfType(ArrowMemoryException.class).isThrownBy(() -> assets.stream().toList())
				.withMessageContaining("eyepop.data.arrow.memory-limit")
				.withMessageMatching(".*needs [\\d,]+ bytes outside the heap.*of 10,000 bytes are in use.*");
			assertThat(memory.used()).isZero();
			ArrowAssets again = new AssetArrowReader(memory).read(new ByteArrayInputStream(source));
			assertThatExceptionOfType(ArrowMemoryException.class).isThrownBy(() -> again.batches().next())
				.withMessageContaining("eyepop.data.arrow.memory-limit");
		}
	}

}
