package ai.eyepop.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Image inside an SVG.
 *
 * @param uri data URI
 */
record EmbeddedImage(String uri) {

	/**
	 * Embed a file as it is.
	 * @param file an image file
	 * @return the image, or {@code null} if it is in a format that browsers do not show
	 */
	static @Nullable EmbeddedImage of(byte[] file) {
		String type = typeOf(file);
		return (type != null) ? new EmbeddedImage(uri(type, file)) : null;
	}

	static EmbeddedImage of(BufferedImage image) throws IOException {
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageFiles.write(image, DrawingFormat.PNG, png);
		return new EmbeddedImage(uri(DrawingFormat.PNG.mediaType(), png.toByteArray()));
	}

	private static String uri(String type, byte[] bytes) {
		return "data:%s;base64,%s".formatted(type, Base64.getEncoder().encodeToString(bytes));
	}

	private static @Nullable String typeOf(byte[] file) {
		String head = new String(file, 0, Math.min(12, file.length), StandardCharsets.ISO_8859_1);
		if (head.startsWith("\u00ff\u00d8\u00ff")) {
			return "image/jpeg";
		}
		if (head.startsWith("\u0089PNG")) {
			return "image/png";
		}
		if (head.startsWith("GIF8")) {
			return "image/gif";
		}
		return (head.startsWith("RIFF") && head.endsWith("WEBP")) ? "image/webp" : null;
	}

}
