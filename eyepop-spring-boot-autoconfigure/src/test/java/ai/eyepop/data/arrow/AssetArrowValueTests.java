package ai.eyepop.data.arrow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.PredictedEmbedding;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for values that {@link AssetArrowWriter} writes.
 */
class AssetArrowValueTests extends AssetArrowFixture {

	@Test
	void keepsWhatTheServiceAddsToColumns() {
		byte[] served = ArrowVectors.bytes("server-plain-1.7.stream");
		List<Asset> assets = read(served);
		assertThat(assets).extracting((asset) -> asset.other().get("asset_url")).doesNotContainNull();
		assertThat(read(stream(assets))).isEqualTo(assets);
	}

	@Test
	void keepsSizesAndTruncatesDates() {
		Asset asset = Asset.builder("a")
			.createdAt(Instant.parse("2026-01-02T03:04:05.678999Z"))
			.originalImageWidth(65535)
			.originalImageHeight(480)
			.originalFrames(4294967295L)
			.build();
		assertThat(read(stream(List.of(asset)))).singleElement().satisfies((read) -> {
			assertThat(read.createdAt()).isEqualTo("2026-01-02T03:04:05.678Z");
			assertThat(read.originalImageWidth()).isEqualTo(65535);
			assertThat(read.originalImageHeight()).isEqualTo(480);
			assertThat(read.originalFrames()).isEqualTo(4294967295L);
		});
	}

	@Test
	void aClassWithoutConfidenceIsNull() {
		Asset asset = Asset.builder("a")
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.predictions(
						List.of(Prediction.builder(0, 0).classes(List.of(new PredictedClass("person", null))).build()))
				.build()))
			.build();
		assertThat(read(stream(List.of(asset))).get(0).annotations().get(0).predictions().get(0).classes())
			.containsExactly(new PredictedClass("person", null));
	}

	@Test
	void aJudgementThatDiffersFromThatOfTheAnnotationIsKept() {
		PredictedObject own = PredictedObject.builder("person", 0, 0, 1, 1)
			.other(Map.of("user_review", "rejected"))
			.build();
		PredictedObject same = PredictedObject.builder("person", 0, 0, 1, 1).build();
		Asset asset = Asset.builder("a")
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.userReview(UserReview.APPROVED)
				.predictions(List.of(Prediction.builder(1, 1).objects(List.of(own, same)).build()))
				.build()))
			.build();
		byte[] written = stream(List.of(asset));
		assertThat(read(written)).containsExactly(asset);
		assertThat(columns(written).toString()).contains("user_review=rejected").contains("user_review=approved");
	}

	@Test
	void depthsArePartsOfTheLongerSide() {
		for (Prediction.Builder source : List.of(Prediction.builder(100, 200), Prediction.builder(200, 100))) {
			PredictedKeyPoints points = new PredictedKeyPoints(List.of(KeyPoint.builder(10, 10).z(50.0).build()), null,
					null, Map.of());
			Asset asset = Asset.builder("a")
				.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
					.predictions(List.of(source.keyPoints(List.of(points)).build()))
					.build()))
				.build();
			assertThat(read(stream(List.of(asset))).get(0).annotations().get(0).predictions().get(0).keyPoints())
				.flatExtracting(PredictedKeyPoints::points)
				.extracting(KeyPoint::z)
				.containsExactly(0.25);
		}
	}

	@Test
	void roundsAllButPrioritiesDurationsAndEmbeddings() {
		Asset asset = Asset.builder("a")
			.reviewPriority(0.12345)
			.modelRelevance(0.98765)
			.originalDuration(1.23456)
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.predictions(List.of(Prediction.builder(1, 1)
					.classes(List.of(new PredictedClass("person", 0.12345)))
					.embeddings(List.of(new PredictedEmbedding(List.of(0.12345), 0.12345, null, null, Map.of())))
					.build()))
				.build()))
			.build();
		Map<String, @Nullable Object> cells = columns(stream(List.of(asset))).get(0);
		assertThat(cells).containsEntry("review_priority", 0.12347412109375)
			.containsEntry("model_relevance", 0.98779296875)
			.containsEntry("original_duration", (double) 1.23456F);
		assertThat(cells.get("annotations")).asString()
			.contains("confidence=0.12298583984375", "embedding=[0.12347412109375], x=0.12347412109375");
	}

	@Test
	void refusesWhatHasNoPlace() {
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> stream(List.of(Asset.builder("wide").originalImageWidth(65536).build())))
			.withMessage("Writing asset wide as Arrow failed: the original width is 65536, and must be from 0 to 65535")
			.satisfies((ex) -> assertThat(ex.uuid()).isEqualTo("wide"));
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> stream(List.of(Asset.builder("negative").originalFrames(-1L).build())));
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> stream(List.of(Asset.builder("late").createdAt(Instant.MAX).build())));
		Asset sizeless = Asset.builder("sizeless")
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.predictions(List.of(Prediction.builder(0, 480)
					.objects(List.of(PredictedObject.builder("person", 0, 0, 1, 1).build()))
					.build()))
				.build()))
			.build();
		assertThatExceptionOfType(UnwritableAssetException.class).isThrownBy(() -> stream(List.of(sizeless)))
			.withMessageContaining("0.0 x 480.0");
	}

}
