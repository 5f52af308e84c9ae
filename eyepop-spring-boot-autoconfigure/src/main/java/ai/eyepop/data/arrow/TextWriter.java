package ai.eyepop.data.arrow;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A column of texts.
 */
final class TextWriter extends OffsetsWriter {

	private final Bytes texts = new Bytes();

	void addOrNull(@Nullable String value) {
		if (value == null) {
			addNull();
			return;
		}
		this.texts.add(value.getBytes(StandardCharsets.UTF_8));
		add();
	}

	@Override
	int end() {
		return this.texts.size();
	}

	@Override
	int truncateValues(int count) {
		int end = super.truncateValues(count);
		this.texts.truncate((long) end * Byte.SIZE);
		return end;
	}

	@Override
	void values(Consumer<Bytes> buffers) {
		super.values(buffers);
		buffers.accept(this.texts);
	}

}
