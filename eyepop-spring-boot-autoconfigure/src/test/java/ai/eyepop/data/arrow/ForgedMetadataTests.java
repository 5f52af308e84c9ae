package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.apache.arrow.flatbuf.MessageHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.data.arrow.ForgedStream.Part;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reading data whose metadata is well-formed and untrue, in its counts, its buffers and
 * its schema: it fails with an exception of ours or gives something valid.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedMetadataTests {

	private static final int CASES = 500;

	private static final int FIELD_SLOTS = 7;

	private static final int TYPES = 28;

	private static final long[] NUMBERS = { -1, 0, 1, 2, 7, 8, 63, 64, 1000, Integer.MAX_VALUE, Integer.MAX_VALUE - 1,
			1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE };

	@ParameterizedTest
	@ValueSource(strings = { "all-1.7.stream", "all-1.1.stream", "server-lz4-1.7.stream",
			"multi-batch-one-dictionary-1.7.stream" })
	void countsAndBuffers(String name) {
		byte[] source = ArrowVectors.bytes(name);
		int failures = 0;
		for (int seed = 0; seed < CASES; seed++) {
			ForgedStream stream = new ForgedStream(source);
			Random random = new Random(seed);
			for (int i = 0; i <= random.nextInt(4); i++) {
				forgeNumber(stream, random);
			}
			failures += DamagedArrowFixture.tried(stream.bytes(), seed) ? 1 : 0;
		}
		assertThat(failures).isGreaterThan(CASES / 4);
	}

	private static void forgeNumber(ForgedStream stream, Random random) {
		Part part = stream.parts().get(1 + random.nextInt(stream.parts().size() - 1));
		int position = switch (random.nextInt(8)) {
			case 0 -> stream.slot(part.content(), 0);
			case 1, 2, 3 -> stream.node(part, random.nextInt(stream.nodes(part))) + 8 * random.nextInt(2);
			default -> stream.buffer(part, random.nextInt(stream.buffers(part))) + 8 * random.nextInt(2);
		};
		if (position != 0) {
			long number = random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)]
					: stream.get(position) + random.nextInt(33) - 16;
			stream.put(position, number);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "all-1.7.stream", "all-1.1.stream" })
	void fieldsOfTheSchema(String name) {
		byte[] source = ArrowVectors.bytes(name);
		int failures = 0;
		for (int seed = 0; seed < 2 * CASES; seed++) {
			ForgedStream stream = new ForgedStream(source);
			Random random = new Random(seed);
			for (int i = 0; i <= random.nextInt(3); i++) {
				forgeField(stream, fields(stream), random);
			}
			failures += DamagedArrowFixture.tried(stream.bytes(), seed) ? 1 : 0;
		}
		assertThat(failures).isGreaterThan(CASES / 2);
	}

	private static void forgeField(ForgedStream stream, List<Integer> fields, Random random) {
		int field = fields.get(random.nextInt(fields.size()));
		int other = fields.get(random.nextInt(fields.size()));
		int slot = random.nextInt(FIELD_SLOTS);
		int position = stream.slot(field, slot);
		int from = stream.slot(other, slot);
		if (position == 0) {
			return;
		}
		switch (slot) {
			case ForgedStream.FIELD_TYPE -> stream.putByte(position, random.nextInt(TYPES));
			case ForgedStream.FIELD_NULLABLE -> stream.putByte(position, random.nextInt(2));
			default -> {
				if (from == 0 || random.nextInt(4) == 0) {
					stream.drop(field, slot);
				}
				else if (stream.target(from) > position) {
					// the part of another field, which may be this one's parent
					stream.putInt(position, stream.target(from) - position);
				}
			}
		}
	}

	private static List<Integer> fields(ForgedStream stream) {
		List<Integer> fields = new ArrayList<>();
		int schema = stream.first(MessageHeader.Schema).header();
		collect(stream, stream.slot(schema, ForgedStream.SCHEMA_FIELDS), fields);
		return fields;
	}

	private static void collect(ForgedStream stream, int slot, List<Integer> fields) {
		if (slot != 0 && fields.size() < 200) {
			int vector = stream.target(slot);
			for (int i = 0; i < stream.number(vector); i++) {
				int field = stream.item(vector, i);
				fields.add(field);
				collect(stream, stream.slot(field, ForgedStream.FIELD_CHILDREN), fields);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "all-1.7.stream", "multi-batch-one-dictionary-1.7.stream" })
	void bytesOfTheMetadata(String name) {
		byte[] source = ArrowVectors.bytes(name);
		List<Part> parts = new ForgedStream(source).parts();
		int failures = 0;
		for (int seed = 0; seed < 2 * CASES; seed++) {
			Random random = new Random(seed);
			byte[] bytes = source.clone();
			Part part = parts.get(random.nextInt(parts.size()));
			for (int i = 0; i <= random.nextInt(4); i++) {
				int position = part.start() + 8 + random.nextInt(part.body() - part.start() - 8);
				bytes[position] = random.nextBoolean() ? (byte) random.nextInt(256)
						: (byte) (bytes[position] + 4 * (random.nextInt(9) - 4));
			}
			failures += DamagedArrowFixture.tried(bytes, seed) ? 1 : 0;
		}
		assertThat(failures).isGreaterThan(CASES / 4);
	}

	@Test
	void aFieldWithoutANameOrWithThatOfAnother() {
		ForgedStream nameless = new ForgedStream(ArrowVectors.bytes("all-1.7.stream"));
		nameless.drop(fields(nameless).get(3), ForgedStream.FIELD_NAME);
		assertThat(DamagedArrowFixture.failure(nameless.bytes()))
			.hasMessageContaining("a field of the schema has no name");
		ForgedStream twins = new ForgedStream(ArrowVectors.bytes("all-1.7.stream"));
		int first = fields(twins).get(0);
		int second = fields(twins).get(1);
		int target = twins.target(twins.slot(first, ForgedStream.FIELD_NAME));
		int position = twins.slot(second, ForgedStream.FIELD_NAME);
		if (target < position) {
			position = twins.slot(first, ForgedStream.FIELD_NAME);
			target = twins.target(twins.slot(second, ForgedStream.FIELD_NAME));
		}
		twins.putInt(position, target - position);
		assertThat(DamagedArrowFixture.failure(twins.bytes()))
			.hasMessageContaining("two fields of the schema have one name");
	}

}
