package ai.eyepop.prediction;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@link Mask}s.
 */
final class MaskReader {

	private static final MemberNames NAMES = new MemberNames("bitmap", "width", "height", "stride");

	private MaskReader() {
	}

	static Mask read(JsonInput input) {
		String bitmap = "";
		int width = 0;
		int height = 0;
		@Nullable Integer stride = null;
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "bitmap" -> {
					bitmap = Members.text(input.text());
				}
				case "width" -> {
					width = input.someInt();
				}
				case "height" -> {
					height = input.someInt();
				}
				case "stride" -> {
					stride = input.intOrNull();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new Mask(bitmap, width, height, stride, other);
	}

}
