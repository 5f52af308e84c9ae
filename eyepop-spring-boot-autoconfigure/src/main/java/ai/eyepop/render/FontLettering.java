package ai.eyepop.render;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Letters of a font, or plain ones where the JVM has no fonts: a slim container lacks
 * fontconfig or any font, and says so by one of many errors when text is first drawn.
 * Fonts are not touched before, since that takes its time.
 */
final class FontLettering implements Lettering {

	private static final Log logger = LogFactory.getLog(FontLettering.class);

	private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

	private final Font font;

	private final Lettering plain = new PlainLettering();

	private volatile @Nullable Boolean usable;

	FontLettering(Font font) {
		this.font = font;
	}

	@Override
	public double width(String text, double size) {
		if (!isUsable()) {
			return this.plain.width(text, size);
		}
		return text.isEmpty() ? 0 : layout(text, size).getAdvance();
	}

	@Override
	public void draw(Graphics2D graphics, String text, double x, double baseline, double size) {
		if (!isUsable()) {
			this.plain.draw(graphics, text, x, baseline, size);
		}
		else if (!text.isEmpty()) {
			layout(text, size).draw(graphics, (float) x, (float) baseline);
		}
	}

	@Override
	public String family() {
		return switch (this.font.getName()) {
			case Font.SANS_SERIF, Font.DIALOG, "Default" -> this.plain.family();
			case Font.SERIF -> "serif";
			case Font.MONOSPACED, Font.DIALOG_INPUT -> "monospace";
			default ->
				"'%s', %s".formatted(this.font.getName().replaceAll("[^\\p{L}\\p{N} -]", ""), this.plain.family());
		};
	}

	private TextLayout layout(String text, double size) {
		return new TextLayout(text, this.font.deriveFont((float) size), CONTEXT);
	}

	private boolean isUsable() {
		Boolean known = this.usable;
		if (known == null) {
			known = tryFont();
			this.usable = known;
		}
		return known;
	}

	private boolean tryFont() {
		try {
			return layout("Ag", 12).getAdvance() > 0;
		}
		catch (RuntimeException | LinkageError | InternalError ex) {
			logger.warn("This JVM has no fonts (%s). Labels are drawn with plain letters; ".formatted(ex)
					+ "install fontconfig and a font to have others.");
			return false;
		}
	}

}
