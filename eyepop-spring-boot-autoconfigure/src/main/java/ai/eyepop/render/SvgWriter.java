package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Writer of scenes as SVG.
 */
final class SvgWriter {

	private final Lettering lettering;

	private final @Nullable EmbeddedImage image;

	SvgWriter(Lettering lettering, @Nullable EmbeddedImage image) {
		this.lettering = lettering;
		this.image = image;
	}

	String write(Scene scene) {
		Xml xml = new Xml();
		xml.open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", scene.width(), "height", scene.height(),
				"viewBox", "0 0 %s %s".formatted(Xml.number(scene.width()), Xml.number(scene.height())), "role", "img");
		if (this.image != null) {
			xml.empty("image", "width", scene.width(), "height", scene.height(), "preserveAspectRatio", "none", "style",
					"image-orientation:none", "href", this.image.uri());
		}
		xml.open("g", "fill", "none", "stroke-linecap", "round", "stroke-linejoin", "round", "font-family",
				this.lettering.family(), "font-weight", "600");
		scene.items().forEach((item) -> write(item, xml));
		return xml.close("g").close("svg").toString();
	}

	private void write(SceneItem item, Xml xml) {
		if (item instanceof SceneItem.Area area) {
			xml.empty("path", "class", "area", "d", data(area.path()), "fill", color(area.color()), "fill-opacity",
					area.opacity(), "fill-rule", "evenodd");
		}
		else if (item instanceof SceneItem.Line line) {
			write(line, xml);
		}
		else if (item instanceof SceneItem.Dot dot) {
			write(dot, xml);
		}
		else if (item instanceof SceneItem.Bitmap bitmap) {
			xml.empty("image", "class", "mask", "width", (double) bitmap.image().getWidth(), "height",
					(double) bitmap.image().getHeight(), "transform", matrix(bitmap.placement()), "href", uri(bitmap));
		}
		else if (item instanceof SceneItem.Label label) {
			write(label, xml);
		}
	}

	private void write(SceneItem.Line line, Xml xml) {
		String data = data(line.path());
		String dashes = line.dashed() ? Xml.number(line.width() * SceneItem.Line.DASH) : "none";
		xml.open("g", "class", "line", "opacity", line.opacity(), "stroke-linecap", line.isFaded() ? "butt" : "round",
				"stroke-dasharray", dashes);
		title(line.title(), xml);
		xml.empty("path", "d", data, "stroke", color(Contrast.on(line.color())), "stroke-opacity",
				ScenePainter.HALO_OPACITY, "stroke-width", line.halo());
		xml.empty("path", "d", data, "stroke", color(line.color()), "stroke-width", line.width());
		xml.close("g");
	}

	private void write(SceneItem.Dot dot, Xml xml) {
		xml.open("g", "class", "dot");
		title(dot.title(), xml);
		String halo = color(Contrast.on(dot.color()));
		if (dot.hollow()) {
			xml.empty("circle", "cx", dot.x(), "cy", dot.y(), "r", dot.radius(), "stroke", halo, "stroke-opacity",
					ScenePainter.DOT_OPACITY, "stroke-width", 4 * dot.ring());
			xml.empty("circle", "cx", dot.x(), "cy", dot.y(), "r", dot.radius(), "stroke", color(dot.color()),
					"stroke-width", 2 * dot.ring());
		}
		else {
			xml.empty("circle", "cx", dot.x(), "cy", dot.y(), "r", dot.radius() + dot.ring(), "fill", halo,
					"fill-opacity", ScenePainter.DOT_OPACITY);
			xml.empty("circle", "cx", dot.x(), "cy", dot.y(), "r", dot.radius(), "fill", color(dot.color()));
		}
		xml.close("g");
	}

	private void write(SceneItem.Label label, Xml xml) {
		// the length of the text is told, since the viewer's font is another one
		xml.open("g", "class", "label", "font-size", label.fontSize());
		xml.empty("rect", "x", label.plate().getX(), "y", label.plate().getY(), "width", label.plate().getWidth(),
				"height", label.plate().getHeight(), "rx", label.fontSize() * 0.2, "fill", color(label.color()),
				"fill-opacity", label.opacity());
		for (SceneItem.TextLine line : label.lines()) {
			xml.open("text", "x", line.x(), "y", line.baseline(), "textLength", line.width(), "lengthAdjust",
					"spacingAndGlyphs", "fill", color(Contrast.on(label.color())));
			xml.text(line.text()).close("text");
		}
		xml.close("g");
	}

	private static void title(String title, Xml xml) {
		if (!title.isEmpty()) {
			xml.open("title").text(title).close("title");
		}
	}

	private static String data(Path2D path) {
		StringBuilder data = new StringBuilder();
		double[] point = new double[6];
		for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
			int type = i.currentSegment(point);
			if (type == PathIterator.SEG_CLOSE) {
				data.append('Z');
			}
			else {
				data.append((type == PathIterator.SEG_MOVETO) ? 'M' : 'L')
					.append(Xml.number(point[0]))
					.append(' ')
					.append(Xml.number(point[1]));
			}
		}
		return data.toString();
	}

	private static String matrix(AffineTransform transform) {
		return String.format(Locale.ROOT, "matrix(%.6f %.6f %.6f %.6f %.3f %.3f)", transform.getScaleX(),
				transform.getShearY(), transform.getShearX(), transform.getScaleY(), transform.getTranslateX(),
				transform.getTranslateY());
	}

	private static String color(Color color) {
		return "#%06x".formatted(color.getRGB() & 0xffffff);
	}

	private static String uri(SceneItem.Bitmap bitmap) {
		try {
			return EmbeddedImage.of(bitmap.image()).uri();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
