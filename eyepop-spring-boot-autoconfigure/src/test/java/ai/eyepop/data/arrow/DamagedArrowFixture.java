package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import com.google.flatbuffers.FlatBufferBuilder;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Struct_;
import org.apache.arrow.flatbuf.Type;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.http.EyePopException;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

/**
 * Arrow data that is read though it is damaged.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class DamagedArrowFixture {

	static final long LIMIT = 16 << 20;

	@RegisterExtension
	final LogRecorder log = new LogRecorder(Level.INFO, Level.OFF);

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

	static boolean fails(Runnable reading, int seed) {
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

	static byte[] message(FlatBufferBuilder builder, short version, int schema, long bodyLength) {
		builder.finish(Message.createMessage(builder, version, MessageHeader.Schema, schema, bodyLength, 0));
		byte[] metadata = builder.sizedByteArray();
		return ByteBuffer.allocate(8 + metadata.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putInt(-1)
			.putInt(metadata.length)
			.put(metadata)
			.array();
	}

	static int field(FlatBufferBuilder builder, int name, int children) {
		Struct_.startStruct_(builder);
		int type = Struct_.endStruct_(builder);
		return Field.createField(builder, name, true, Type.Struct_, type, 0, children, 0);
	}

	static boolean failsAsAssets(byte[] bytes) {
		try (ArrowMemory memory = new ArrowMemory(LIMIT)) {
			ArrowAssets assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(bytes));
			return fails(() -> {
				try (Stream<Asset> all = assets.stream()) {
					all.forEach((asset) -> assertThat(asset.uuid()).isNotNull());
				}
			}, 0);
		}
	}

}
