package ai.eyepop.data.arrow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.PredictedEmbedding;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;

/**
 * What the cells of a row mean, read slowly and by other means than the reader does.
 */
final class ExpectedAssets {

	private final Map<String, @Nullable Object> cells;

	private ExpectedAssets(Map<String, @Nullable Object> cells) {
		this.cells = cells;
	}

	static List<Asset> of(List<Map<String, @Nullable Object>> rows) {
		return rows.stream().map((row) -> new ExpectedAssets(row).asset()).toList();
	}

	private Asset asset() {
		String uuid = text("uuid");
		String url = text("asset_url");
		return Asset.builder(Objects.requireNonNull(uuid))
			.createdAt((Instant) this.cells.get("created_at"))
			.updatedAt((Instant) this.cells.get("updated_at"))
			.mimeType(text("mime_type"))
			.originalImageWidth(whole("original_image_width"))
			.originalImageHeight(whole("original_image_height"))
			.originalDuration((Double) this.cells.get("original_duration"))
			.originalFrames((Long) this.cells.get("original_frames"))
			.externalId(text("external_id"))
			.partition(text("partition"))
			.reviewPriority(rounded("review_priority"))
			.modelRelevance(rounded("model_relevance"))
			.annotations(list("annotations", (item, review) -> item.annotation()))
			.other((url != null) ? Map.of("asset_url", url) : Map.of())
			.build();
	}

	private AssetAnnotation annotation() {
		String type = text("type");
		String review = text("user_review");
		String model = text("source_model_uuid");
		return AssetAnnotation.builder(AnnotationType.of(Objects.requireNonNull(type)))
			.userReview((review != null) ? UserReview.of(review) : null)
			.source(text("source"))
			.predictions((this.cells.get("predictions") != null)
					? list("predictions", (item, none) -> item.prediction(review)) : List.of(prediction(review)))
			.other((model != null) ? Map.of("source_model_uuid", model) : Map.of())
			.build();
	}

	private Prediction prediction(@Nullable String review) {
		return Prediction.builder(1, 1)
			.objects(list("objects", (item, none) -> item.object(review)))
			.classes(list("classes", (item, none) -> item.predictedClass(review)))
			.keyPoints(list("keyPoints", (item, none) -> item.keyPoints()))
			.texts(list("texts", (item, none) -> item.predictedText()))
			.embeddings(list("embeddings", (item, none) -> item.embedding()))
			.timestamp((Long) this.cells.get("timestamp"))
			.duration((Long) this.cells.get("duration"))
			.offset((Long) this.cells.get("offset"))
			.offsetDuration((Long) this.cells.get("offset_duration"))
			.build();
	}

	private PredictedObject object(@Nullable String review) {
		return PredictedObject.builder(label(), number("x"), number("y"), number("width"), number("height"))
			.confidence(rounded("confidence"))
			.category(text("category"))
			.keyPoints(list("keyPoints", (item, none) -> item.keyPoints()))
			.texts(list("texts", (item, none) -> item.predictedText()))
			.other(other(review))
			.build();
	}

	// the annotations of a record in a class file are not those of its source
	@SuppressWarnings("NullAway")
	private PredictedClass predictedClass(@Nullable String review) {
		return new PredictedClass(label(), null, rounded("confidence"), text("category"), other(review));
	}

	private PredictedKeyPoints keyPoints() {
		return new PredictedKeyPoints(list("points", (item, none) -> item.point()), text("type"), text("category"),
				Map.of());
	}

	private KeyPoint point() {
		return new KeyPoint(number("x"), number("y"), rounded("z"), text("classLabel"), null, rounded("confidence"),
				text("category"), (Boolean) this.cells.get("visible"), Map.of());
	}

	private PredictedText predictedText() {
		String text = text("text");
		return new PredictedText((text != null) ? text : "", null, rounded("confidence"), text("category"), Map.of());
	}

	@SuppressWarnings("unchecked")
	private PredictedEmbedding embedding() {
		List<Double> values = (List<Double>) this.cells.get("embedding");
		return new PredictedEmbedding((values != null) ? values : List.of(), (Double) this.cells.get("x"),
				(Double) this.cells.get("y"), text("category"), Map.of());
	}

	private Map<String, @Nullable Object> other(@Nullable String review) {
		String own = text("user_review");
		return (own != null && !own.equals(review)) ? Map.of("user_review", own) : Map.of();
	}

	private String label() {
		String label = text("classLabel");
		return (label != null) ? label : "";
	}

	private @Nullable String text(String name) {
		return (String) this.cells.get(name);
	}

	private @Nullable Integer whole(String name) {
		Long value = (Long) this.cells.get(name);
		return (value != null) ? value.intValue() : null;
	}

	private double number(String name) {
		return Objects.requireNonNull(rounded(name));
	}

	private @Nullable Double rounded(String name) {
		Double value = (Double) this.cells.get(name);
		if (value == null || value.isNaN() || value.isInfinite()) {
			return value;
		}
		double rounded = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).doubleValue();
		return (rounded == 0) ? Math.copySign(rounded, value) : rounded;
	}

	@SuppressWarnings({ "unchecked", "NullAway" })
	private <T> List<T> list(String name, BiFunction<ExpectedAssets, @Nullable String, T> item) {
		List<Map<String, @Nullable Object>> rows = (List<Map<String, @Nullable Object>>) this.cells.get(name);
		List<T> items = new ArrayList<>();
		if (rows != null) {
			rows.forEach((row) -> items.add(item.apply(new ExpectedAssets(row), null)));
		}
		return items;
	}

}
