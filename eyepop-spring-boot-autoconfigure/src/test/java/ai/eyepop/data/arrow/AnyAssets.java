package ai.eyepop.data.arrow;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.Prediction;

/**
 * Assets with any values that a version of the schema has a place for, to the last bit.
 * jqwik does not say where null may be.
 */
@NullUnmarked
final class AnyAssets {

	/** Of a column of 8 bits, no more than a file has room for. */
	private static final List<String> WORDS = List.of("", "unknown", "approved", "ground_truth", "a\u0000b", "null",
			"\ufeff", "\u0301\u0327", "\u202eabc\u202c", "\ud83d\ude97\ud83d\ude99",
			"\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "\uffff", "\udbff\udfff", "gr\u00fc\u00df\u20ac", "\n",
			"\t\r", "\"\\", " ", "x".repeat(300), "\ufffd");

	private final String version;

	AnyAssets(String version) {
		this.version = version;
	}

	Arbitrary<List<Asset>> assets() {
		return asset().list().ofMaxSize(5);
	}

	private Arbitrary<Asset> asset() {
		Arbitrary<Asset.Builder> ids = Combinators
			.combine(texts(), texts().injectNull(0.3), dates(), dates(), texts().injectNull(0.3))
			.as((uuid, externalId, created, updated, partition) -> Asset.builder(uuid)
				.externalId(externalId)
				.createdAt(created)
				.updatedAt(updated)
				.partition(partition));
		Arbitrary<Asset.Builder> sizes = Combinators
			.combine(ids, whole(0xFFFFL), whole(0xFFFFL), rounded().injectNull(0.3), rounded().injectNull(0.3))
			.as((asset, width, height, priority, relevance) -> asset
				.originalImageWidth((width != null) ? width.intValue() : null)
				.originalImageHeight((height != null) ? height.intValue() : null)
				.reviewPriority(priority)
				.modelRelevance(relevance));
		return Combinators
			.combine(sizes, since("1.6", texts()), since("1.6", durations()),
					since("1.6", whole(0xFFFFFFFFL).injectNull(0)), member(AssetRows.ASSET_URL, texts()),
					annotation().list().ofMaxSize(3))
			.as((asset, mimeType, duration, frames, other, annotations) -> asset.mimeType(mimeType)
				.originalDuration(duration)
				.originalFrames(frames)
				.other(other)
				.annotations(annotations)
				.build());
	}

	private Arbitrary<AssetAnnotation> annotation() {
		Arbitrary<Prediction> prediction = new AnyPredictions(this::has).predictions();
		// before, an annotation was one prediction
		Arbitrary<List<Prediction>> predictions = has("1.7") ? prediction.list().ofMaxSize(3)
				: prediction.list().ofSize(1);
		Arbitrary<Map<String, @Nullable Object>> model = has("1.0") ? member(AnnotationsReader.SOURCE_MODEL, words())
				: Arbitraries.just(Map.of());
		return Combinators.combine(words(), words(), texts().injectNull(0.3), model, predictions)
			.as((type, review, source, other, found) -> AssetAnnotation.builder(AnnotationType.of(type))
				.userReview(UserReview.of(review))
				.source(source)
				.other(other)
				.predictions(found)
				.build());
	}

	boolean has(String since) {
		return this.version.compareTo(since) >= 0;
	}

	private <T> Arbitrary<T> since(String since, Arbitrary<T> values) {
		return has(since) ? values.injectNull(0.3) : Arbitraries.just(null);
	}

	static Arbitrary<String> words() {
		return Arbitraries.of(WORDS);
	}

	/** Any texts that UTF-8 has bytes for, which half a pair has not. */
	static Arbitrary<String> texts() {
		Arbitrary<String> any = Arbitraries.integers()
			.between(0, Character.MAX_CODE_POINT)
			.filter((code) -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
			.map(Character::toString)
			.list()
			.ofMaxSize(12)
			.map((characters) -> String.join("", characters));
		return Arbitraries.frequencyOf(Tuple.of(2, any), Tuple.of(3, words()));
	}

	static Arbitrary<Map<String, @Nullable Object>> member(String name, Arbitrary<String> values) {
		return values.injectNull(0.5).map((value) -> (value != null) ? Map.of(name, value) : Map.of());
	}

	/** Any half, as it is read: in three digits. */
	static Arbitrary<Double> rounded() {
		return Arbitraries.shorts().map((bits) -> Halves.rounded(bits));
	}

	static Arbitrary<Double> exact() {
		return Arbitraries.shorts().map((bits) -> Halves.value(bits));
	}

	private static Arbitrary<Double> durations() {
		return Arbitraries.integers().map((bits) -> (double) Float.intBitsToFloat(bits));
	}

	private static Arbitrary<Long> whole(long max) {
		return Arbitraries.oneOf(Arbitraries.longs().between(0, max), Arbitraries.of(0L, max)).injectNull(0.3);
	}

	static Arbitrary<Long> numbers() {
		return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, Long.MIN_VALUE, Long.MAX_VALUE))
			.injectNull(0.3);
	}

	private static Arbitrary<Instant> dates() {
		return numbers().map((number) -> (number != null) ? Instant.ofEpochMilli(number) : null);
	}

}
