package ai.eyepop.data.arrow;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.NullUnmarked;

import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.PredictedEmbedding;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;

/**
 * Predictions with any values that a version of the schema has a place for. jqwik does
 * not say where null may be.
 */
@NullUnmarked
final class AnyPredictions {

	private final Predicate<String> since;

	/**
	 * Create predictions of a version.
	 * @param since tells whether it has what came with another version
	 */
	AnyPredictions(Predicate<String> since) {
		this.since = since;
	}

	Arbitrary<Prediction> predictions() {
		Arbitrary<Prediction.Builder> found = Combinators
			.combine(object().list().ofMaxSize(3), predictedClass().list().ofMaxSize(3), keyPoints(), texts(),
					since("1.3", embedding()))
			.as((objects, classes, keyPoints, texts, embeddings) -> Prediction.builder(1, 1)
				.objects(objects)
				.classes(classes)
				.keyPoints(keyPoints)
				.texts(texts)
				.embeddings(embeddings));
		if (!this.since.test("1.4")) {
			return found.map(Prediction.Builder::build);
		}
		return Combinators
			.combine(found, AnyAssets.numbers(), AnyAssets.numbers(), AnyAssets.numbers(), AnyAssets.numbers())
			.as((prediction, timestamp, duration, offset, offsetDuration) -> prediction.timestamp(timestamp)
				.duration(duration)
				.offset(offset)
				.offsetDuration(offsetDuration)
				.build());
	}

	private Arbitrary<PredictedObject> object() {
		Arbitrary<Double> number = AnyAssets.rounded();
		Arbitrary<PredictedObject.Builder> box = Combinators.combine(AnyAssets.texts(), number, number, number, number)
			.as(PredictedObject::builder);
		return Combinators.combine(box, number.injectNull(0.3), category("1.2"), keyPoints(), texts(), judgement())
			.as((object, confidence, category, keyPoints, texts, other) -> object.confidence(confidence)
				.category(category)
				.keyPoints(keyPoints)
				.texts(texts)
				.other(other)
				.build());
	}

	private Arbitrary<PredictedClass> predictedClass() {
		return Combinators.combine(AnyAssets.texts(), AnyAssets.rounded().injectNull(0.3), category("1.2"), judgement())
			.as((label, confidence, category, other) -> new PredictedClass(label, null, confidence, category, other));
	}

	/** One that is that of the annotation is not kept. */
	private static Arbitrary<Map<String, Object>> judgement() {
		return AnyAssets.member(Reviewed.MEMBER, AnyAssets.words().map((word) -> "own " + word));
	}

	private Arbitrary<List<PredictedKeyPoints>> keyPoints() {
		Arbitrary<PredictedKeyPoints> group = Combinators
			.combine(point().list().ofMaxSize(3), AnyAssets.texts().injectNull(0.3), category("1.2"))
			.as((points, type, category) -> new PredictedKeyPoints(points, type, category, Map.of()));
		return since("1.1", group);
	}

	private Arbitrary<KeyPoint> point() {
		Arbitrary<Double> number = AnyAssets.rounded();
		return Combinators
			.combine(number, number, number.injectNull(0.3), AnyAssets.texts().injectNull(0.3), number.injectNull(0.3),
					category("1.2"), Arbitraries.of(true, false).injectNull(0.3))
			.as((x, y, z, label, confidence, category, visible) -> new KeyPoint(x, y, z, label, null, confidence,
					category, visible, Map.of()));
	}

	private Arbitrary<List<PredictedText>> texts() {
		return since("1.2", Combinators.combine(AnyAssets.texts(), AnyAssets.rounded().injectNull(0.3), category("1.2"))
			.as((text, confidence, category) -> new PredictedText(text, null, confidence, category, Map.of())));
	}

	private Arbitrary<PredictedEmbedding> embedding() {
		Arbitrary<Double> number = AnyAssets.exact();
		return Combinators
			.combine(number.list().ofMaxSize(8), number.injectNull(0.3), number.injectNull(0.3), category("1.5"))
			.as((vector, x, y, category) -> new PredictedEmbedding(vector, x, y, category, Map.of()));
	}

	private Arbitrary<String> category(String since) {
		return AnyAssets.texts().injectNull(this.since.test(since) ? 0.3 : 1);
	}

	private <T> Arbitrary<List<T>> since(String since, Arbitrary<T> items) {
		return this.since.test(since) ? items.list().ofMaxSize(2) : Arbitraries.just(List.of());
	}

}
