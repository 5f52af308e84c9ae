package ai.eyepop.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import ai.eyepop.http.WireJson;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Lines of objects, as a worker that detects objects in a video writes them.
 */
final class Lines {

	static final int COUNT = 10_000;

	private static final int OBJECTS = 10;

	private static final double WIDTH = 1920;

	private static final double HEIGHT = 1080;

	private static final String[] LABELS = { "person", "car", "dog", "bicycle", "truck", "bus", "cat", "bird", "chair",
			"cup" };

	private static final double FRAMES_PER_SECOND = 30;

	private Lines() {
	}

	/**
	 * Create lines.
	 * @param decimals digits of each number after the point; all of a double if negative
	 * @return the lines in UTF-8, without line feeds
	 */
	static List<byte[]> create(int decimals) {
		Random random = new Random(42);
		double scale = Math.pow(10, decimals);
		DoubleUnaryOperator rounded = (decimals < 0) ? (value) -> value : (value) -> Math.rint(value * scale) / scale;
		List<byte[]> lines = new ArrayList<>(COUNT);
		for (int i = 0; i < COUNT; i++) {
			lines.add(WireJson.write(prediction(i, random, rounded)));
		}
		return lines;
	}

	private static Prediction prediction(int frame, Random random, DoubleUnaryOperator rounded) {
		List<PredictedObject> objects = new ArrayList<>(OBJECTS);
		for (int i = 0; i < OBJECTS; i++) {
			int label = random.nextInt(LABELS.length);
			objects.add(PredictedObject
				.builder(LABELS[label], rounded.applyAsDouble(random.nextDouble() * WIDTH),
						rounded.applyAsDouble(random.nextDouble() * HEIGHT),
						rounded.applyAsDouble(random.nextDouble() * WIDTH),
						rounded.applyAsDouble(random.nextDouble() * HEIGHT))
				.confidence(rounded.applyAsDouble(random.nextDouble()))
				.id((long) i)
				.orientation(0.0)
				.other(Map.of("classId", label))
				.build());
		}
		double seconds = frame / FRAMES_PER_SECOND;
		return Prediction.builder(WIDTH, HEIGHT)
			.sourceId("benchmark")
			.seconds(rounded.applyAsDouble(seconds))
			.timestamp((long) (seconds * 1e9))
			.offset((long) frame)
			.systemTimestamp(1_767_323_045_678_000_000L + frame)
			.objects(objects)
			.build();
	}

}
