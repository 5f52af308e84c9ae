package ai.eyepop.internal;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Refuses texts that would not arrive as they are, or as a part of something else.
 *
 * @since 0.1.0
 */
public final class WireText {

	private WireText() {
	}

	/**
	 * Return a value that is one segment of a path.
	 * @param name what the value is called in messages
	 * @param value the value
	 * @return the value
	 * @throws IllegalArgumentException if a path with it is that of another request, or
	 * it is no Unicode text
	 */
	public static String segment(String name, @Nullable Object value) {
		String segment = String.valueOf(value);
		Assert.isTrue(StringUtils.hasText(segment) && !segment.equals(".") && !segment.equals(".."),
				() -> "'%s' must name something, but is '%s'".formatted(name, segment));
		return unicode(name, segment);
	}

	/**
	 * Return a text that is Unicode.
	 * @param name what the text is called in messages
	 * @param text the text
	 * @return the text
	 * @throws IllegalArgumentException if it has half of a surrogate pair, in place of
	 * which something else would be sent
	 */
	public static String unicode(String name, String text) {
		Assert.isTrue(isUnicode(text),
				() -> "'%s' must be Unicode text, but has half of a surrogate pair".formatted(name));
		return text;
	}

	private static boolean isUnicode(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return StandardCharsets.UTF_8.newEncoder().canEncode(text);
			}
		}
		return true;
	}

	/**
	 * Return a media type that is one line of ASCII.
	 * @param mediaType the media type
	 * @return the media type
	 * @throws IllegalArgumentException if a parameter of it would end its header
	 */
	public static MediaType header(MediaType mediaType) {
		Assert.isTrue(mediaType.toString().chars().allMatch((character) -> character >= ' ' && character < 127),
				"A media type must be one line of ASCII characters");
		return mediaType;
	}

}
