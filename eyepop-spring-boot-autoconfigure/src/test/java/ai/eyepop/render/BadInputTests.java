package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ai.eyepop.prediction.Contour;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.Mask;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.Point3d;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedMesh;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what no service should send: what can be drawn is drawn.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BadInputTests {

	private static final PredictedObject GOOD = PredictedObject.builder("good", 50, 50, 100, 100).build();

	@ParameterizedTest
	@MethodSource("numbers")
	void positionsThatAreNowhere(double number) {
		List<PredictedObject> objects = new ArrayList<>();
		objects.add(PredictedObject.builder("x", number, 10, 20, 20).mask(Everything.diamond()).build());
		objects.add(PredictedObject.builder("y", 10, number, 20, 20).orientation(number).build());
		objects.add(PredictedObject.builder("width", 10, 10, number, 20)
			.orientation(30.0)
			.mask(Everything.diamond())
			.build());
		objects.add(PredictedObject.builder("height", 10, 10, 20, number).mask(Everything.diamond()).build());
		objects.add(PredictedObject.builder("points", 10, 10, 20, 20)
			.confidence(number)
			.outline(List.of(new Point(number, 10), new Point(20, number), new Point(20, 20)))
			.contours(List.of(new Contour(List.of(new Point(number, number), new Point(1, 1)),
					List.of(List.of(), List.of(new Point(number, 5))))))
			.keyPoints(List.of(keyPoints(number)))
			.meshes(List.of(new PredictedMesh(List.of(new Point3d(number, 10, number)))))
			.build());
		objects.add(GOOD);
		BufferedImage image = drawAll(Prediction.builder(200, 200).objects(objects).build());
		assertThat(Pictures.isPainted(image, 50, 100)).isTrue();
		PredictionTrails trails = new PredictionTrails();
		trails.add(Prediction.builder(200, 200).seconds(number).objects(objects).build());
		trails.add(Prediction.builder(200, 200).seconds(number).objects(objects).build());
	}

	@ParameterizedTest
	@MethodSource("numbers")
	void sourcesWithoutASize(double number) {
		BufferedImage image = drawAll(Prediction.builder(number, number).objects(List.of(GOOD)).build());
		assertThat(image.getWidth()).isEqualTo(200);
	}

	@Test
	void aSourceOfNoSizeIsAsLargeAsTheImage() {
		BufferedImage image = drawAll(Prediction.builder(0, 0).objects(List.of(GOOD)).build());
		assertThat(Pictures.isPainted(image, 50, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 150, 100)).isTrue();
	}

	@Test
	void damagedMasks() {
		List<Mask> masks = List.of(new Mask("no base64!", 8, 8, 1), new Mask("", 8, 8, 1), new Mask("AAA=", 0, 8, 1),
				new Mask("AAA=", 8, -1, 1), new Mask("AAA=", 8, 8, 0), new Mask("AAA=", 8, 8, -5),
				new Mask("/////w==", Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
				new Mask("/////w==", Integer.MAX_VALUE, Integer.MAX_VALUE, null), new Mask("/////w==", 100, 4, 1));
		PredictedObject[] objects = masks.stream()
			.map((mask) -> PredictedObject.builder("a", 50, 50, 100, 100).mask(mask).build())
			.toArray(PredictedObject[]::new);
		assertThat(Pictures.isPainted(drawAll(Pictures.of(objects)), 50, 100)).isTrue();
	}

	@Test
	void boxesBeyondTheImage() {
		BufferedImage image = drawAll(Pictures.of(PredictedObject.builder("a", -100, 50, 1000, 1e9).build(),
				PredictedObject.builder("b", 150, 150, -100, -100).build()));
		assertThat(Pictures.isPainted(image, 190, 50)).isTrue();
		assertThat(Pictures.isPainted(image, 50, 100)).isTrue();
	}

	@Test
	void objectsInObjectsWithoutEnd() {
		PredictedObject object = GOOD;
		for (int i = 0; i < 20_000; i++) {
			object = PredictedObject.builder("outer", 0, 0, 200, 200).objects(List.of(object)).build();
		}
		BufferedImage image = PredictionRenderer.builder()
			.labels("good")
			.build()
			.drawing(Pictures.of(object))
			.paintCopy(Pictures.plain(200, 200, Color.WHITE));
		assertThat(Pictures.isPainted(image, 50, 100)).isTrue();
	}

	@Test
	void tinyPictures() {
		BufferedImage image = Pictures.plain(1, 1, Color.WHITE);
		PredictionRenderer.create().drawing(Everything.prediction()).withTrails(Everything.trails()).paint(image);
		assertThat(image.getWidth()).isOne();
	}

	@Test
	void nothingAtAll() {
		BufferedImage image = drawAll(Prediction.builder(200, 200).build());
		assertThat(GoldenImage.worstDifference(image, Pictures.plain(200, 200, Color.WHITE))).isZero();
		assertThat(PredictionRenderer.create().drawing(List.of()).svg(200, 200)).startsWith("<svg");
	}

	private static DoubleStream numbers() {
		return DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MAX_VALUE,
				-Double.MAX_VALUE, Double.MIN_VALUE, 1e12, -1e12, -1, 0);
	}

	private static BufferedImage drawAll(Prediction prediction) {
		PredictionDrawing drawing = PredictionRenderer.create().drawing(prediction);
		assertThat(drawing.svg(200, 200)).startsWith("<svg").doesNotContain("NaN", "Infinity");
		return drawing.paintCopy(Pictures.plain(200, 200, Color.WHITE));
	}

	private static PredictedKeyPoints keyPoints(double number) {
		return new PredictedKeyPoints(
				List.of(KeyPoint.builder(number, 10).classLabel("nose").build(),
						KeyPoint.builder(10, number).classLabel("left eye").visible(false).build(),
						KeyPoint.builder(30, 30).classLabel("right eye").visible(false).confidence(number).build()),
				"face");
	}

}
