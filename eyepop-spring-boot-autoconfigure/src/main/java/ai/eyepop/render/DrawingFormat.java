package ai.eyepop.render;

import java.nio.file.Path;
import java.util.Locale;

/**
 * File format of a drawing.
 *
 * @since 0.1.0
 */
public enum DrawingFormat {

	/**
	 * PNG, without loss.
	 */
	PNG("image/png"),

	/**
	 * JPEG, without transparency: what is transparent becomes white.
	 */
	JPEG("image/jpeg"),

	/**
	 * SVG, with the image inside.
	 */
	SVG("image/svg+xml");

	private final String mediaType;

	DrawingFormat(String mediaType) {
		this.mediaType = mediaType;
	}

	/**
	 * Return the media type.
	 * @return the media type without parameters
	 */
	public String mediaType() {
		return this.mediaType;
	}

	/**
	 * Find the format by the name of a file.
	 * @param file file whose name ends with {@code .png}, {@code .jpg}, {@code .jpeg} or
	 * {@code .svg}
	 * @return the format
	 * @throws IllegalArgumentException if the name ends otherwise
	 */
	public static DrawingFormat of(Path file) {
		String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		return switch (name.substring(name.lastIndexOf('.') + 1)) {
			case "png" -> PNG;
			case "jpg", "jpeg" -> JPEG;
			case "svg" -> SVG;
			default -> throw new IllegalArgumentException(
					"Cannot tell the format of '%s': end its name with .png, .jpg or .svg".formatted(name));
		};
	}

}
