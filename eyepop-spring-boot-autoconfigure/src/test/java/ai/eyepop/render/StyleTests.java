package ai.eyepop.render;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PredictionRendererBuilder}.
 */
class StyleTests {

	private static final PredictedObject CAR = PredictedObject.builder("car", 50, 20, 100, 50)
		.confidence(0.4)
		.trackId(3L)
		.build();

	private static final PredictedObject FACE = PredictedObject.builder("face", 60, 110, 20, 20)
		.confidence(0.9)
		.build();

	private static final Prediction PREDICTION = Pictures.of(CAR,
			PredictedObject.builder("person", 50, 100, 100, 80).objects(List.of(FACE)).build());

	@Test
	void drawsTheLabelsThatAreWanted() {
		BufferedImage image = draw((builder) -> builder.labels("face", "car"));
		assertThat(Pictures.isPainted(image, 50, 45)).isTrue();
		assertThat(Pictures.isPainted(image, 60, 120)).isTrue();
		assertThat(Pictures.isPainted(image, 150, 140)).isFalse();
	}

	@Test
	void labelsAndFilterApplyTogetherInAnyOrder() {
		for (UnaryOperator<PredictionRendererBuilder> style : List.<UnaryOperator<PredictionRendererBuilder>>of(
				(builder) -> builder.labels("face", "car").objects((object) -> object.trackId() == null),
				(builder) -> builder.objects((object) -> object.trackId() == null).labels("face", "car"))) {
			BufferedImage image = draw(style);
			assertThat(Pictures.isPainted(image, 50, 45)).isFalse();
			assertThat(Pictures.isPainted(image, 60, 120)).isTrue();
			assertThat(Pictures.isPainted(image, 150, 140)).isFalse();
		}
	}

	@Test
	void leavesOutWhatIsNotCertain() {
		BufferedImage image = draw((builder) -> builder.minConfidence(0.5));
		assertThat(Pictures.isPainted(image, 50, 45)).isFalse();
		assertThat(Pictures.isPainted(image, 60, 120)).isTrue();
		assertThat(Pictures.isPainted(image, 150, 140)).isTrue();
	}

	@Test
	void linesHaveTheirWidthAndColour() {
		BufferedImage image = draw((builder) -> builder.lineWidth(20).color((object) -> Color.MAGENTA));
		assertThat(image.getRGB(42, 45)).isEqualTo(Color.MAGENTA.getRGB());
		assertThat(image.getRGB(58, 45)).isEqualTo(Color.MAGENTA.getRGB());
	}

	@Test
	void coloursFollowTracksThenLabels() {
		Palette palette = Palette.of(0x111111, 0x222222, 0x333333, 0x444444);
		BufferedImage image = draw((builder) -> builder.lineWidth(6).palette(palette));
		assertThat(new Color(image.getRGB(50, 45))).isEqualTo(palette.ofTrack(3));
		assertThat(new Color(image.getRGB(150, 140))).isEqualTo(palette.ofLabel("person"));
	}

	@Test
	void linesAndLettersGrowWithTheImage() {
		DrawingStyle style = PredictionRenderer.builder().style();
		Sizes small = Sizes.of(style, 320, 240);
		Sizes large = Sizes.of(style, 4000, 3000);
		assertThat(small.line()).isBetween(1.0, 2.0);
		assertThat(small.font()).isBetween(10.0, 13.0);
		assertThat(large.line()).isBetween(7.0, 12.0);
		assertThat(large.font()).isBetween(45.0, 70.0);
		Sizes twice = Sizes.of(PredictionRenderer.builder().scale(2).style(), 4000, 3000);
		assertThat(twice.font()).isEqualTo(2 * large.font());
		assertThat(twice.line()).isEqualTo(2 * large.line());
	}

	@Test
	void valuesOutOfRangeAreRefused() {
		PredictionRendererBuilder builder = PredictionRenderer.builder();
		for (double value : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertThatIllegalArgumentException().isThrownBy(() -> builder.lineWidth(value));
			assertThatIllegalArgumentException().isThrownBy(() -> builder.fontSize(value));
			assertThatIllegalArgumentException().isThrownBy(() -> builder.scale(value)).withMessageContaining("scale");
		}
		for (double value : new double[] { -0.1, 1.1, Double.NaN }) {
			assertThatIllegalArgumentException().isThrownBy(() -> builder.fillOpacity(value));
			assertThatIllegalArgumentException().isThrownBy(() -> builder.minConfidence(value));
		}
		assertThatIllegalArgumentException().isThrownBy(() -> Palette.of(List.of()));
	}

	@Test
	void aBuilderGivesRenderersThatItNoLongerChanges() {
		PredictionRendererBuilder builder = PredictionRenderer.builder().without(DrawnPart.LABELS);
		PredictionRenderer renderer = builder.build();
		builder.without(DrawnPart.BOXES);
		BufferedImage image = renderer.drawing(PREDICTION).paintCopy(Pictures.plain(200, 200, Color.WHITE));
		assertThat(Pictures.isPainted(image, 150, 140)).isTrue();
	}

	private static BufferedImage draw(UnaryOperator<PredictionRendererBuilder> style) {
		return style.apply(PredictionRenderer.builder().without(DrawnPart.LABELS))
			.build()
			.drawing(PREDICTION)
			.paintCopy(Pictures.plain(200, 200, Color.WHITE));
	}

}
