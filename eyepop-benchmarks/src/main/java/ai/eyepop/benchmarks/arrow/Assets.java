package ai.eyepop.benchmarks.arrow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Assets with objects, as a dataset for detection has them.
 */
final class Assets {

	static final int ROWS = 10_000;

	static final int OBJECTS = 10;

	static final double WIDTH = 1920;

	static final double HEIGHT = 1080;

	static final String[] LABELS = { "person", "car", "dog", "bicycle", "truck", "bus", "cat", "bird", "chair", "cup" };

	private Assets() {
	}

	static List<Asset> create() {
		Random random = new Random(42);
		List<Asset> assets = new ArrayList<>(ROWS);
		for (int row = 0; row < ROWS; row++) {
			assets.add(asset(row, random));
		}
		return assets;
	}

	private static Asset asset(int row, Random random) {
		List<PredictedObject> objects = new ArrayList<>(OBJECTS);
		for (int i = 0; i < OBJECTS; i++) {
			objects.add(PredictedObject
				.builder(LABELS[random.nextInt(LABELS.length)], random.nextDouble() * WIDTH,
						random.nextDouble() * HEIGHT, random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT)
				.confidence(random.nextDouble())
				.build());
		}
		Prediction prediction = Prediction.builder(WIDTH, HEIGHT).objects(objects).build();
		AssetAnnotation annotation = AssetAnnotation.builder(AnnotationType.GROUND_TRUTH)
			.userReview(UserReview.APPROVED)
			.source("benchmark")
			.predictions(List.of(prediction))
			.build();
		Instant date = Instant.ofEpochMilli(1_767_323_045_678L + row);
		return Asset.builder("00000000-0000-4000-8000-%012d".formatted(row))
			.externalId("image-%06d.jpg".formatted(row))
			.createdAt(date)
			.updatedAt(date)
			.mimeType("image/jpeg")
			.partition((row % 5 == 0) ? "validation" : "train")
			.annotations(List.of(annotation))
			.build();
	}

}
