package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for drawings as SVG.
 */
class SvgTests {

	@Test
	void isWellFormedAndAsLargeAsTheSource() {
		Element svg = parse(PredictionRenderer.create().drawing(Everything.prediction()).svg()).getDocumentElement();
		assertThat(svg.getLocalName()).isEqualTo("svg");
		assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
		assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 800 600");
		assertThat(svg.getAttribute("width")).isEqualTo("800");
	}

	@ParameterizedTest
	@ValueSource(ints = { 320, 800, 2000 })
	void showsTheSameAsTheImage(int width) throws IOException {
		PredictionDrawing drawing = PredictionRenderer.builder()
			.without(DrawnPart.LABELS, DrawnPart.CLASSES, DrawnPart.TEXTS, DrawnPart.MOTIONS)
			.build()
			.drawing(Everything.prediction())
			.withTrails(Everything.trails());
		BufferedImage ground = Pictures.light(width, width * 3 / 4);
		ByteArrayOutputStream target = new ByteArrayOutputStream();
		drawing.write(ground, DrawingFormat.SVG, target);
		BufferedImage seen = SvgPainter.paint(parse(target.toString(StandardCharsets.UTF_8)));
		assertThat(GoldenImage.worstDifference(drawing.paintCopy(ground), seen)).isLessThan(14);
		assertThat(GoldenImage.worstDifference(ground, seen)).isGreaterThan(60);
	}

	@Test
	void saysTheSameAsTheImage() {
		NodeList texts = parse(PredictionRenderer.create().drawing(Everything.prediction()).svg())
			.getElementsByTagName("text");
		StringBuilder all = new StringBuilder();
		for (int i = 0; i < texts.getLength(); i++) {
			Element text = (Element) texts.item(i);
			all.append(text.getTextContent()).append('\n');
			assertThat(Double.parseDouble(text.getAttribute("textLength"))).isPositive();
		}
		assertThat(all.toString()).contains("car 91% #7\n", "“B-EY 17”\n", "tyre 100% #8\n", "street 93%\n",
				"motion 0.5 s – 2.4 s\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"/><image href=\"http://example.com/", "a & b", "]]>",
			"\u0000\u0001\u001b", "\ud800", "\ufffe", "🙂 漢字", "&amp;", "'\" onload='x'" })
	void holdsAnyTextAsText(String text) {
		Prediction prediction = Pictures.of(PredictedObject.builder(text, 20, 80, 150, 100).build());
		Document document = parse(PredictionRenderer.builder().fontSize(2).build().drawing(prediction).svg());
		assertThat(document.getElementsByTagName("script").getLength()).isZero();
		assertThat(document.getElementsByTagName("image").getLength()).isZero();
		NodeList titles = document.getElementsByTagName("title");
		String printable = Letterings.printable(text);
		assertThat(titles.getLength()).isEqualTo(printable.isEmpty() ? 0 : 1);
		if (!printable.isEmpty()) {
			assertThat(titles.item(0).getTextContent()).isEqualTo(printable);
			assertThat(document.getElementsByTagName("text").item(0).getTextContent()).isEqualTo(printable);
		}
	}

	@Test
	void holdsTheFileAsItWasGiven() throws IOException {
		ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
		ImageIO.write(Pictures.light(40, 30), "jpeg", jpeg);
		ByteArrayOutputStream target = new ByteArrayOutputStream();
		PredictionRenderer.create()
			.drawing(Everything.prediction())
			.write(jpeg.toByteArray(), DrawingFormat.SVG, target);
		Document document = parse(target.toString(StandardCharsets.UTF_8));
		String uri = ((Element) document.getElementsByTagName("image").item(0)).getAttribute("href");
		assertThat(uri).startsWith("data:image/jpeg;base64,");
		assertThat(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))).isEqualTo(jpeg.toByteArray());
		assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("40");
	}

	@Test
	void holdsAPngOfAFileThatBrowsersDoNotShow() throws IOException {
		ByteArrayOutputStream bmp = new ByteArrayOutputStream();
		ImageIO.write(Pictures.plain(40, 30, Color.GREEN), "bmp", bmp);
		ByteArrayOutputStream target = new ByteArrayOutputStream();
		PredictionRenderer.create().drawing(List.of()).write(bmp.toByteArray(), DrawingFormat.SVG, target);
		String uri = ((Element) parse(target.toString(StandardCharsets.UTF_8)).getElementsByTagName("image").item(0))
			.getAttribute("href");
		assertThat(uri).startsWith("data:image/png;base64,");
		BufferedImage image = ImageIO
			.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
		assertThat(new Color(image.getRGB(20, 15))).isEqualTo(Color.GREEN);
	}

	static Document parse(String svg) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setNamespaceAware(true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null);
			return builder.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
		}
		catch (Exception ex) {
			throw new AssertionError("Not well-formed: " + svg, ex);
		}
	}

}
