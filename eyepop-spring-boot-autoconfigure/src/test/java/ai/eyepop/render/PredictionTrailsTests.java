package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PredictionTrails}.
 */
class PredictionTrailsTests {

	private static final long SECOND = 1_000_000_000;

	@Test
	void aTrailGoesThroughTheCentres() {
		PredictionTrails trails = new PredictionTrails();
		trails.add(frame(0L, 1, 20, 40));
		trails.add(frame(SECOND, 1, 100, 40));
		trails.add(frame(2 * SECOND, 1, 100, 160));
		BufferedImage image = draw(trails, PredictionRenderer.builder().lineWidth(4));
		assertThat(Pictures.isPainted(image, 60, 40)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 60, 100)).isFalse();
		Color old = new Color(image.getRGB(60, 40));
		Color fresh = new Color(image.getRGB(100, 120));
		assertThat(fresh).isNotEqualTo(old);
		assertThat(contrast(fresh)).isGreaterThan(contrast(old));
	}

	@Test
	void forgetsWhatIsOlderThanItsLength() {
		PredictionTrails trails = new PredictionTrails(Duration.ofSeconds(1));
		trails.add(frame(0L, 1, 20, 40));
		trails.add(frame(SECOND / 2, 1, 30, 40));
		trails.add(frame(SECOND + SECOND / 4, 1, 40, 40));
		assertThat(trails.snapshot()).singleElement().satisfies((trail) -> assertThat(trail.steps()).hasSize(2));
		trails.add(frame(3 * SECOND, 2, 40, 40));
		assertThat(trails.snapshot()).singleElement()
			.satisfies((trail) -> assertThat(trail.object().trackId()).isEqualTo(2));
	}

	@Test
	void isBoundedHoweverMuchItIsGiven() {
		PredictionTrails trails = new PredictionTrails(Duration.ofDays(1), 5, 10);
		for (int i = 0; i < 1000; i++) {
			trails.add(frame(i * 1000L, 1, i % 200, 40));
			trails.add(frame(i * 1000L, 100 + i, i % 200, 40));
		}
		assertThat(trails.snapshot()).hasSize(5).allSatisfy((trail) -> assertThat(trail.steps()).hasSizeBetween(1, 10));
		assertThat(trails.snapshot()).extracting((trail) -> trail.object().trackId()).contains(1L, 1099L);
	}

	@Test
	void keepsAsManyFramesWhereNoTimeIsTold() {
		PredictionTrails trails = new PredictionTrails(Duration.ofSeconds(1), 10, 3);
		for (int i = 0; i < 5; i++) {
			trails.add(frame(null, 1, 10 * i, 40));
		}
		assertThat(trails.snapshot()).singleElement().satisfies((trail) -> assertThat(trail.steps()).hasSize(3));
		trails.add(frame(null, 2, 0, 0));
		trails.add(frame(null, 2, 0, 0));
		trails.add(frame(null, 2, 0, 0));
		assertThat(trails.snapshot()).singleElement()
			.satisfies((trail) -> assertThat(trail.object().trackId()).isEqualTo(2));
	}

	@Test
	void startsAnewWhenTimeGoesBack() {
		PredictionTrails trails = new PredictionTrails();
		trails.add(frame(SECOND, 1, 10, 10));
		trails.add(frame(0L, 1, 20, 10));
		assertThat(trails.snapshot()).singleElement().satisfies((trail) -> assertThat(trail.steps()).hasSize(1));
		trails.clear();
		assertThat(trails.snapshot()).isEmpty();
	}

	@Test
	void followsNestedObjectsAndLeavesOutWhatHasNoPlace() {
		PredictionTrails trails = new PredictionTrails();
		PredictedObject inner = PredictedObject.builder("b", 10, 10, 10, 10).trackId(2L).build();
		trails.add(Pictures.of(PredictedObject.builder("a", 0, 0, 50, 50).objects(List.of(inner)).build(),
				PredictedObject.builder("c", Double.NaN, 0, 50, 50).trackId(3L).build()));
		trails.add(Prediction.builder(0, 0).objects(List.of(inner)).build());
		assertThat(trails.snapshot()).singleElement()
			.satisfies((trail) -> assertThat(trail.object().trackId()).isEqualTo(2));
	}

	@Test
	void drawsTheTrailsOfWantedObjectsOnly() {
		PredictionTrails trails = new PredictionTrails();
		trails.add(frame(0L, 1, 20, 40));
		trails.add(frame(1L, 1, 180, 40));
		assertThat(Pictures.isPainted(draw(trails, PredictionRenderer.builder().labels("other")), 100, 40)).isFalse();
		assertThat(Pictures.isPainted(draw(trails, PredictionRenderer.builder().without(DrawnPart.TRAILS)), 100, 40))
			.isFalse();
		assertThat(Pictures.isPainted(draw(trails, PredictionRenderer.builder()), 100, 40)).isTrue();
	}

	@Test
	void valuesOutOfRangeAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new PredictionTrails(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> new PredictionTrails(Duration.ofSeconds(1), 0, 5));
		assertThatIllegalArgumentException().isThrownBy(() -> new PredictionTrails(Duration.ofSeconds(1), 1, 1));
	}

	private static int contrast(Color color) {
		return 3 * 255 - color.getRed() - color.getGreen() - color.getBlue();
	}

	private static BufferedImage draw(PredictionTrails trails, PredictionRendererBuilder builder) {
		return builder.build()
			.drawing(Prediction.builder(200, 200).build())
			.withTrails(trails)
			.paintCopy(Pictures.plain(200, 200, Color.WHITE));
	}

	private static Prediction frame(@Nullable Long time, long trackId, double x, double y) {
		return Prediction.builder(200, 200)
			.timestamp(time)
			.objects(List.of(PredictedObject.builder("car", x - 5, y - 5, 10, 10).trackId(trackId).build()))
			.build();
	}

}
