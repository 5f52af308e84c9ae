package ai.eyepop.prediction;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MemberNames}.
 */
class MemberNamesTests {

	private static final String LONG_NAME = "system_timestamp";

	private final MemberNames names = new MemberNames("x", "y", "classLabel", LONG_NAME);

	@Test
	void findsNamesAndNoOthers() {
		assertThat(find("x")).isEqualTo("x");
		assertThat(find("y")).isEqualTo("y");
		assertThat(find("classLabel")).isEqualTo("classLabel");
		assertThat(find(LONG_NAME)).isEqualTo(LONG_NAME);
		assertThat(find("")).isEqualTo(MemberNames.OTHER);
		assertThat(find("z")).isEqualTo(MemberNames.OTHER);
		assertThat(find("classLabels")).isEqualTo(MemberNames.OTHER);
	}

	@Test
	void isNotDeceivedByANameWithTheSameHash() {
		byte[] name = nameWithTheSameHash();
		assertThat(Words.hash(name)).isEqualTo(Words.hash(LONG_NAME.getBytes(StandardCharsets.US_ASCII)));
		assertThat(this.names.find(name, 0, name.length, Words.hash(name))).isEqualTo(MemberNames.OTHER);
	}

	private static byte[] nameWithTheSameHash() {
		Random random = new Random(42);
		long hash = Words.hash(LONG_NAME.getBytes(StandardCharsets.US_ASCII));
		byte[] name = new byte[LONG_NAME.length()];
		ByteBuffer words = ByteBuffer.wrap(name).order(ByteOrder.LITTLE_ENDIAN);
		do {
			for (int i = 0; i < Long.BYTES; i++) {
				name[i] = (byte) ('a' + random.nextInt(26));
			}
			words.putLong(Long.BYTES, 0);
			words.putLong(Long.BYTES, Words.hash(Words.hash(0, words.getLong(0)), 1) ^ 1 ^ hash);
		}
		while (!isPlain(name));
		return name;
	}

	private static boolean isPlain(byte[] name) {
		for (byte next : name) {
			if (next <= ' ' || next == '"' || next == '\\') {
				return false;
			}
		}
		return true;
	}

	private String find(String name) {
		byte[] bytes = ("\"" + name + "\"").getBytes(StandardCharsets.US_ASCII);
		return this.names.find(bytes, 1, bytes.length - 1, Words.hash(name.getBytes(StandardCharsets.US_ASCII)));
	}

}
