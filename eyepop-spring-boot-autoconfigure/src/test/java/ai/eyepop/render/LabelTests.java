package ai.eyepop.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for labels: where they are, what they say, and whether they can be read.
 */
class LabelTests {

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.ERROR);

	@ParameterizedTest
	@CsvSource({ "320, 240, false", "320, 240, true", "800, 600, false", "4000, 3000, false", "4000, 3000, true",
			"120, 1200, true" })
	void areInsideThePictureAndApart(int width, int height, boolean plain) {
		List<SceneItem.Label> labels = labels(Everything.prediction(), width, height, plain);
		assertThat(labels).hasSizeGreaterThan(4);
		Rectangle2D picture = new Rectangle2D.Double(0, 0, width, height);
		for (SceneItem.Label label : labels) {
			assertThat(picture.contains(label.plate())).as("%s in the picture", label).isTrue();
			for (SceneItem.TextLine line : label.lines()) {
				assertThat(label.plate()
					.contains(line.x(), line.baseline() - label.fontSize() * 0.7, line.width(), label.fontSize() * 0.9))
					.as("%s on its plate", line)
					.isTrue();
			}
			for (SceneItem.Label other : labels) {
				Rectangle2D common = label.plate().createIntersection(other.plate());
				double shared = common.isEmpty() ? 0 : common.getWidth() * common.getHeight();
				assertThat((other == label) ? 0 : shared).as("%s over %s", label, other)
					.isLessThanOrEqualTo(0.15 * Math.max(area(label), area(other)));
			}
		}
	}

	@Test
	void leaveMostOfACrowdedPicture() {
		PredictedObject[] crowd = IntStream.range(0, 2000)
			.mapToObj((i) -> PredictedObject.builder("object", i % 50 * 4, i / 50 * 5, 4, 5).build())
			.toArray(PredictedObject[]::new);
		List<SceneItem.Label> labels = labels(Pictures.of(crowd), 800, 800, true);
		double covered = labels.stream().mapToDouble(LabelTests::area).sum();
		assertThat(labels).hasSizeGreaterThan(20);
		assertThat(covered).isLessThanOrEqualTo(0.3 * 800 * 800);
		for (SceneItem.Label label : labels) {
			assertThat(labels.stream()
				.filter((other) -> other != label)
				.map((other) -> label.plate().createIntersection(other.plate()))
				.filter((common) -> !common.isEmpty())
				.mapToDouble((common) -> common.getWidth() * common.getHeight())
				.max()
				.orElse(0)).as("what others hide of %s", label).isLessThanOrEqualTo(0.15 * area(label));
		}
	}

	@Test
	void standWhereTheObjectIs() {
		SceneItem.Label label = labels(Pictures.of(PredictedObject.builder("a", 100, 100, 50, 50).build()), 200, 200,
				true)
			.get(0);
		assertThat(label.plate().getMaxY()).isBetween(98.0, 102.0);
		assertThat(label.plate().getMinX()).isBetween(98.0, 102.0);
	}

	@Test
	void areLeftOutWhereTheObjectIsNotSeenOrThePictureIsTooSmall() {
		assertThat(labels(Pictures.of(PredictedObject.builder("a", 300, 100, 50, 50).build()), 200, 200, true))
			.isEmpty();
		assertThat(labels(Pictures.of(PredictedObject.builder("a", 10, 10, 50, 50).build()), 12, 8, true)).isEmpty();
	}

	@Test
	void sayTheClassTheConfidenceAndTheTrack() {
		PredictedObject object = PredictedObject.builder("car", 20, 80, 100, 50)
			.confidence(0.876)
			.trackId(12L)
			.classes(List.of(new PredictedClass("red", 0.5)))
			.texts(List.of(new PredictedText("HH-1", 0.1)))
			.build();
		assertThat(text(PredictionRenderer.builder(), object)).containsExactly("car 88% #12", "red 50% · “HH-1”");
		assertThat(text(
				PredictionRenderer.builder().without(DrawnPart.CONFIDENCES, DrawnPart.TRACK_IDS, DrawnPart.CLASSES),
				object))
			.containsExactly("car", "“HH-1”");
		assertThat(text(PredictionRenderer.builder().minConfidence(0.3), object)).containsExactly("car 88% #12",
				"red 50%");
		assertThat(text(PredictionRenderer.builder().label((found) -> "my " + found.classLabel()), object))
			.startsWith("my car");
		assertThat(text(PredictionRenderer.builder().label((found) -> null), object)).isEmpty();
		assertThat(text(PredictionRenderer.builder().without(DrawnPart.LABELS), object)).isEmpty();
	}

	@Test
	void tellSmallAndMissingConfidences() {
		assertThat(text(PredictionRenderer.builder(), confident(0.0001))).containsExactly("a <1%");
		assertThat(text(PredictionRenderer.builder(), confident(0))).containsExactly("a 0%");
		assertThat(text(PredictionRenderer.builder(), confident(Double.NaN))).containsExactly("a");
	}

	@Test
	void listWhatWasFoundInTheImage() {
		Prediction prediction = Prediction.builder(200, 200)
			.classes(IntStream.range(0, 9).mapToObj((i) -> new PredictedClass("class " + i, null)).toList())
			.build();
		assertThat(labels(prediction, 800, 600, true)).singleElement()
			.satisfies((label) -> assertThat(label.lines()).extracting(SceneItem.TextLine::text)
				.containsExactly("class 0", "class 1", "class 2", "class 3", "class 4", "+4 more"));
	}

	@Test
	void canBeReadOnEveryColour() {
		for (int rgb = 0; rgb < 0x1000000; rgb += 0x00030507) {
			Color color = new Color(rgb);
			assertThat(Contrast.ratio(color, Contrast.on(color))).as("on %06x", rgb).isGreaterThanOrEqualTo(4.5);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000\u0007b\nc\t", "\u202egnp.exe", "\ud800 half", "é漢字🙂", "<b>&\"'",
			"Z̴͔̈a̷͕͝l̶̰̈g̵̡͝o̵̭͝", "   ", "\ufffe\uffff" })
	void takeAnyText(String text) {
		for (boolean plain : new boolean[] { true, false }) {
			PredictedObject object = PredictedObject.builder(text, 20, 80, 100, 50)
				.texts(List.of(new PredictedText(text, null)))
				.build();
			BufferedImage image = Pictures.light(200, 200);
			builder(plain).build().drawing(Pictures.of(object)).paint(image);
			assertThat(labels(Pictures.of(object), 200, 200, plain)).allSatisfy((label) -> assertThat(label.lines())
				.allSatisfy((line) -> assertThat(line.text()).isNotBlank().doesNotContainPattern("[\\p{Cc}\u202e]")));
		}
	}

	@Test
	void shortenLongText() {
		PredictedObject object = PredictedObject.builder("word ".repeat(100_000), 20, 80, 100, 50).build();
		assertThat(labels(Pictures.of(object), 300, 200, false)).singleElement()
			.satisfies((label) -> assertThat(label.lines()).singleElement()
				.satisfies((line) -> assertThat(line.text()).startsWith("word").endsWith("…")));
	}

	@Test
	void areDrawnWithPlainLettersWhereThereAreNoFonts() {
		PredictedObject object = PredictedObject.builder("Hello", 20, 80, 100, 50).build();
		BufferedImage without = Pictures.light(200, 200);
		PredictionRenderer renderer = PredictionRenderer.builder().font(new MissingFont()).build();
		renderer.drawing(Pictures.of(object)).paint(without);
		renderer.drawing(Pictures.of(object)).paint(Pictures.light(200, 200));
		BufferedImage plain = Pictures.light(200, 200);
		PredictionRenderer.builder().plainLetters().build().drawing(Pictures.of(object)).paint(plain);
		assertThat(GoldenImage.worstDifference(without, plain)).isZero();
		assertThat(this.log.lines()).filteredOn((line) -> line.contains("no fonts"))
			.singleElement()
			.asString()
			.contains("Fontconfig head is null");
	}

	@Test
	void plainLettersDiffer() {
		String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?-+=/#%&@()[]{}<>*";
		assertThat(letters.chars().mapToObj((letter) -> paint(String.valueOf((char) letter))).distinct())
			.hasSize(letters.length());
		assertThat(paint("é")).isEqualTo(paint("e"));
		assertThat(paint("漢")).isEqualTo(paint("字"));
	}

	private static String paint(String text) {
		BufferedImage image = Pictures.plain(40, 40, Color.WHITE);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.BLACK);
		new PlainLettering().draw(graphics, text, 4, 30, 24);
		graphics.dispose();
		return IntStream.of(image.getRGB(0, 0, 40, 40, null, 0, 40))
			.mapToObj((pixel) -> ((pixel & 0xff) < 128) ? "#" : " ")
			.collect(Collectors.joining());
	}

	private static PredictedObject confident(double confidence) {
		return PredictedObject.builder("a", 20, 80, 100, 50).confidence(confidence).build();
	}

	private static List<String> text(PredictionRendererBuilder builder, PredictedObject object) {
		return labels(builder, Pictures.of(object), 800, 800).stream()
			.flatMap((label) -> label.lines().stream())
			.map(SceneItem.TextLine::text)
			.toList();
	}

	private static List<SceneItem.Label> labels(Prediction prediction, double width, double height, boolean plain) {
		return labels(builder(plain), prediction, width, height);
	}

	private static PredictionRendererBuilder builder(boolean plain) {
		return plain ? PredictionRenderer.builder().plainLetters() : PredictionRenderer.builder();
	}

	private static List<SceneItem.Label> labels(PredictionRendererBuilder builder, Prediction prediction, double width,
			double height) {
		return new SceneComposer(builder.style(), width, height).compose(List.of(prediction), null)
			.items()
			.stream()
			.filter(SceneItem.Label.class::isInstance)
			.map(SceneItem.Label.class::cast)
			.toList();
	}

	private static double area(SceneItem.Label label) {
		return label.plate().getWidth() * label.plate().getHeight();
	}

	/**
	 * Font that fails as fonts do where fontconfig finds none.
	 */
	private static final class MissingFont extends Font {

		MissingFont() {
			super(Font.SANS_SERIF, Font.PLAIN, 12);
		}

		@Override
		public Font deriveFont(float size) {
			throw new InternalError("Fontconfig head is null, check your fonts or fonts configuration");
		}

	}

}
