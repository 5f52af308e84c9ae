package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.eyepop.prediction.Contour;
import ai.eyepop.prediction.Mask;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.PredictedObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AreaDrawer}.
 */
class AreaDrawerTests {

	private static final Mask FULL = new Mask(Base64.getEncoder().encodeToString(new byte[] { -1, -1 }), 8, 2, 1);

	private static final Contour RING = new Contour(square(20, 180), List.of(square(60, 140)));

	@Test
	void contoursStandForTheMask() {
		PredictedObject object = masked(RING);
		BufferedImage both = Pictures.draw(object);
		BufferedImage contours = Pictures
			.draw(PredictedObject.builder("a", 20, 20, 160, 160).contours(List.of(RING)).build());
		assertThat(Pictures.isPainted(both, 100, 100)).isFalse();
		assertThat(both.getRGB(40, 100)).isEqualTo(contours.getRGB(40, 100)).isNotEqualTo(Color.WHITE.getRGB());
	}

	@Test
	void theMaskIsDrawnWhereContoursAreNot() {
		BufferedImage image = PredictionRenderer.builder()
			.without(DrawnPart.CONTOURS, DrawnPart.LABELS)
			.build()
			.drawing(Pictures.of(masked(RING)))
			.paintCopy(Pictures.plain(200, 200, Color.WHITE));
		assertThat(Pictures.isPainted(image, 100, 100)).isTrue();
		BufferedImage nowhere = Pictures
			.draw(masked(new Contour(List.of(new Point(Double.NaN, 1), new Point(2, Double.NaN)), List.of())));
		assertThat(Pictures.isPainted(nowhere, 100, 100)).isTrue();
	}

	private static PredictedObject masked(Contour contour) {
		return PredictedObject.builder("a", 20, 20, 160, 160).mask(FULL).contours(List.of(contour)).build();
	}

	private static List<Point> square(double from, double to) {
		return List.of(new Point(from, from), new Point(to, from), new Point(to, to), new Point(from, to));
	}

}
