package ai.eyepop.prediction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Labels}.
 */
class LabelsTests {

	private final Labels labels = new Labels(8);

	@Test
	void aTextIsMadeOnce() {
		assertThat(text("person")).isEqualTo("person").isSameAs(text("person"));
	}

	@Test
	void textsWithTheSameHashAreNotMixedUp() {
		for (int i = 0; i < 3; i++) {
			assertThat(text("Aa")).isEqualTo("Aa");
			assertThat(text("BB")).isEqualTo("BB");
			assertThat(text("")).isEmpty();
		}
		assertThat(text("Aa")).isSameAs(text("Aa"));
		assertThat(text("BB")).isSameAs(text("BB"));
	}

	@Test
	void noMoreTextsAreKeptThanThereIsRoomFor() {
		List<String> first = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			first.add(text("label" + i));
		}
		int kept = 0;
		for (int i = 0; i < first.size(); i++) {
			String again = text("label" + i);
			assertThat(again).isEqualTo(first.get(i));
			kept += (again == first.get(i)) ? 1 : 0;
		}
		assertThat(kept).isLessThanOrEqualTo(8);
	}

	@Test
	void longTextsAreNotKept() {
		String longest = "x".repeat(Labels.MAX_LENGTH);
		assertThat(text(longest)).isSameAs(text(longest));
		assertThat(text(longest + "x")).isEqualTo(longest + "x").isNotSameAs(text(longest + "x"));
	}

	private String text(String text) {
		byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
		int hash = Arrays.hashCode(text.getBytes(StandardCharsets.UTF_8)) & 0xFF;
		return this.labels.text(bytes, 1, bytes.length - 1, hash);
	}

}
