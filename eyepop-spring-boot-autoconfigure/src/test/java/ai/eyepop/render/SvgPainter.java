package ai.eyepop.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Viewer of the few elements of SVG that drawings use, except text.
 */
final class SvgPainter {

	private static final Pattern COMMAND = Pattern.compile("([MLZ])(?:(-?[\\d.E]+) (-?[\\d.E]+))?");

	private final Graphics2D graphics;

	private SvgPainter(Graphics2D graphics) {
		this.graphics = graphics;
	}

	static BufferedImage paint(Document document) throws IOException {
		Element svg = document.getDocumentElement();
		BufferedImage image = new BufferedImage(Integer.parseInt(svg.getAttribute("width")),
				Integer.parseInt(svg.getAttribute("height")), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		new SvgPainter(graphics).paint(svg);
		graphics.dispose();
		return image;
	}

	private void paint(Element parent) throws IOException {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element) {
				switch (element.getTagName()) {
					case "g" -> paint(element);
					case "image" -> this.graphics.drawImage(image(element), transform(element), null);
					case "path" -> paint(element, path(element));
					case "circle" -> paint(element, circle(element));
					case "title" -> {
					}
					default -> throw new AssertionError("Unexpected element " + element.getTagName());
				}
			}
		}
	}

	private void paint(Element element, Shape shape) {
		String fill = inherited(element, "fill");
		if (!fill.equals("none")) {
			this.graphics.setColor(color(element, fill, "fill-opacity"));
			this.graphics.fill(shape);
		}
		String stroke = inherited(element, "stroke");
		if (!stroke.isEmpty()) {
			this.graphics.setColor(color(element, stroke, "stroke-opacity"));
			this.graphics.setStroke(stroke(element));
			this.graphics.draw(shape);
		}
	}

	private static BasicStroke stroke(Element element) {
		String dashes = inherited(element, "stroke-dasharray");
		float[] dash = (dashes.isEmpty() || dashes.equals("none")) ? null : new float[] { Float.parseFloat(dashes) };
		return new BasicStroke(Float.parseFloat(inherited(element, "stroke-width")),
				inherited(element, "stroke-linecap").equals("butt") ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND,
				BasicStroke.JOIN_ROUND, 10, dash, 0);
	}

	private static Color color(Element element, String value, String opacity) {
		double alpha = number(inherited(element, opacity)) * number(inherited(element, "opacity"));
		Color color = Color.decode(value);
		return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
	}

	private static double number(String opacity) {
		return opacity.isEmpty() ? 1 : Double.parseDouble(opacity);
	}

	private static Path2D path(Element element) {
		boolean evenOdd = element.getAttribute("fill-rule").equals("evenodd");
		Path2D path = new Path2D.Double(evenOdd ? Path2D.WIND_EVEN_ODD : Path2D.WIND_NON_ZERO);
		for (Matcher command = COMMAND.matcher(element.getAttribute("d")); command.find();) {
			switch (command.group(1)) {
				case "M" -> path.moveTo(Double.parseDouble(command.group(2)), Double.parseDouble(command.group(3)));
				case "L" -> path.lineTo(Double.parseDouble(command.group(2)), Double.parseDouble(command.group(3)));
				default -> path.closePath();
			}
		}
		return path;
	}

	private static Shape circle(Element element) {
		double radius = Double.parseDouble(element.getAttribute("r"));
		return new Ellipse2D.Double(Double.parseDouble(element.getAttribute("cx")) - radius,
				Double.parseDouble(element.getAttribute("cy")) - radius, 2 * radius, 2 * radius);
	}

	private static BufferedImage image(Element element) throws IOException {
		String uri = element.getAttribute("href");
		return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
	}

	private static AffineTransform transform(Element element) {
		String matrix = element.getAttribute("transform");
		return matrix.isEmpty() ? new AffineTransform()
				: new AffineTransform(Arrays.stream(matrix.replaceAll("[^\\d. -]", "").split(" "))
					.mapToDouble(Double::parseDouble)
					.toArray());
	}

	private static String inherited(Element element, String name) {
		for (Node node = element; node instanceof Element ancestor; node = node.getParentNode()) {
			if (ancestor.hasAttribute(name)) {
				return ancestor.getAttribute(name);
			}
		}
		return "";
	}

}
