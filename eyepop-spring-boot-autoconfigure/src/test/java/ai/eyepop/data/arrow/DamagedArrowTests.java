package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.vector.TypeLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.data.arrow.ForgedStream.Part;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.http.EyePopException;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * Reading what is damaged: it fails with an exception of ours or gives something valid,
 * and gives its memory back.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamagedArrowTests {

	private static final int CASES = 500;

	private static final long LIMIT = 16 << 20;

	private static final long[] NUMBERS = { -1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE,
			Long.MIN_VALUE, 1 << 20, 1L << 31, 1L << 32, 1L << 40, 255, 65536, -8 };

	@RegisterExtension
	final LogRecorder log = new LogRecorder(Level.INFO, Level.OFF);

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

	static ArrowFormatException failure(byte[] bytes) {
		try (ArrowMemory memory = new ArrowMemory(LIMIT);
				Stream<Asset> assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(bytes)).stream()) {
			return catchThrowableOfType(ArrowFormatException.class, assets::toList);
		}
	}

	static boolean tried(byte[] bytes, int seed) {
		boolean failed = false;
		try (ArrowMemory memory = new ArrowMemory(LIMIT)) {
			AssetArrowReader reader = new AssetArrowReader(memory);
			failed |= fails(() -> {
				try (Stream<Asset> assets = reader.read(new ByteArrayInputStream(bytes)).stream()) {
					assets.forEach((asset) -> assertThat(asset.uuid()).isNotNull());
				}
			}, seed);
			assertThat(memory.used()).as("seed %d", seed).isZero();
			failed |= fails(() -> {
				try (ArrowBatches batches = reader.read(new ByteArrayInputStream(bytes)).batches()) {
					while (batches.next()) {
						Cells.of(batches.root(), batches.dictionaries());
					}
				}
			}, seed);
			assertThat(memory.used()).as("seed %d", seed).isZero();
		}
		return failed;
	}

	private static boolean fails(Runnable reading, int seed) {
		try {
			reading.run();
			return false;
		}
		catch (EyePopException ex) {
			return true;
		}
		catch (Throwable ex) {
			return fail("seed " + seed, ex);
		}
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

	@Test
	void aSchemaOfAnotherByteOrder() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int fields = Schema.createFieldsVector(builder, new int[0]);
		int schema = Schema.createSchema(builder, Endianness.Big, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V5, schema, 0))).hasMessageContaining("big-endian");
	}

	@Test
	void metadataOfAVersionThatIsTooOld() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int fields = Schema.createFieldsVector(builder, new int[0]);
		int schema = Schema.createSchema(builder, Endianness.Little, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V3, schema, 0)))
			.hasMessageContaining("before that of Arrow 0.8");
	}

	@Test
	void aSchemaWithABodyIsNotSkipped() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int fields = Schema.createFieldsVector(builder, new int[0]);
		int schema = Schema.createSchema(builder, Endianness.Little, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V5, schema, 1L << 40)))
			.hasMessageContaining("it does not begin with a schema");
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
	void aSchemaWhosePartsAreSharedTakesNoTime() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		// so that there is room for names
		builder.createString(" ".repeat(1 << 16));
		int[] children = new int[0];
		for (int depth = 0; depth < 7; depth++) {
			int vector = Field.createChildrenVector(builder, children);
			children = IntStream.range(0, 10)
				.map((i) -> field(builder, builder.createString("f" + i), vector))
				.toArray();
		}
		refusesSchema(builder, children, "the schema has too many fields");
	}

	@Test
	void aNameThatIsSharedTakesNoMemory() {
		FlatBufferBuilder builder = new FlatBufferBuilder();
		int name = builder.createString("n".repeat(4096));
		int field = field(builder, name, Field.createChildrenVector(builder, new int[0]));
		for (int depth = 0; depth < 32; depth++) {
			field = field(builder, name, Field.createChildrenVector(builder, new int[] { field }));
		}
		refusesSchema(builder, new int[] { field }, "the names in the schema are longer than the schema");
	}

	private static void refusesSchema(FlatBufferBuilder builder, int[] children, String message) {
		int fields = Schema.createFieldsVector(builder, children);
		int schema = Schema.createSchema(builder, Endianness.Little, fields, 0, 0);
		assertThat(failure(message(builder, MetadataVersion.V5, schema, 0))).hasMessageContaining(message);
	}

	private static byte[] message(FlatBufferBuilder builder, short version, int schema, long bodyLength) {
		builder.finish(Message.createMessage(builder, version, MessageHeader.Schema, schema, bodyLength, 0));
		byte[] metadata = builder.sizedByteArray();
		return ByteBuffer.allocate(8 + metadata.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(-1)
			.putInt(metadata.length)
			.put(metadata)
			.array();
	}

	private static int field(FlatBufferBuilder builder, int name, int children) {
		Struct_.startStruct_(builder);
		int type = Struct_.endStruct_(builder);
		return Field.createField(builder, name, true, Type.Struct_, type, 0, children, 0);
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

	private static boolean failsAsAssets(byte[] bytes) {
		try (ArrowMemory memory = new ArrowMemory(LIMIT)) {
			ArrowAssets assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(bytes));
			return fails(() -> {
				try (Stream<Asset> all = assets.stream()) {
					all.forEach((asset) -> assertThat(asset.uuid()).isNotNull());
				}
			}, 0);
		}
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
