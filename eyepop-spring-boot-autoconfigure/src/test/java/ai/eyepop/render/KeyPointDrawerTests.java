package ai.eyepop.render;

import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.api.Test;

import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KeyPointDrawer}.
 */
class KeyPointDrawerTests {

	@Test
	void drawsEachOfThePointsOfOneLabel() {
		BufferedImage image = draw("corners", point("corner", 40, 40), point("corner", 160, 40),
				point("corner", 160, 160));
		assertThat(Pictures.isPainted(image, 40, 40)).isTrue();
		assertThat(Pictures.isPainted(image, 160, 40)).isTrue();
		assertThat(Pictures.isPainted(image, 160, 160)).isTrue();
	}

	@Test
	void bonesGoToTheFirstPointOfALabel() {
		BufferedImage image = draw("2d-body-points", point("left shoulder", 40, 40), point("left elbow", 160, 40),
				point("left wrist", 160, 160), point("left wrist", 40, 160));
		assertThat(Pictures.isPainted(image, 160, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 100)).isFalse();
		assertThat(Pictures.isPainted(image, 40, 160)).isTrue();
	}

	private static BufferedImage draw(String category, KeyPoint... points) {
		return Pictures.draw(Prediction.builder(200, 200)
			.keyPoints(List.of(new PredictedKeyPoints(List.of(points), category)))
			.build(), 200, 200);
	}

	private static KeyPoint point(String label, double x, double y) {
		return KeyPoint.builder(x, y).classLabel(label).build();
	}

}
