package ai.eyepop.prediction;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;

/**
 * Reads predictions as workers write them, much faster than data binding: names are found
 * by their bytes, labels are shared, and nothing is made but the records and their lists.
 * What is unusual is left to data binding, which alone tells what it means, or what is
 * wrong with it. Not thread-safe: one for each stream.
 * <p>
 * Unusual is, too, what is beyond its limits: 100 levels of objects and arrays; 100
 * characters of a number, 3 digits of its exponent, 18 digits of a whole number that
 * becomes a floating point one, and the range of {@code long} of one that does not; 1,000
 * bytes of the name of a member that no type has. Texts and lists have no limits but the
 * length of the JSON. Data binding has those of Jackson, beyond which it fails: 500
 * levels, 1,000 characters of a number, 50,000 of a name and 100,000,000 of a text. How
 * long a line may be is up to who cuts it, before it is read.
 *
 * @since 0.1.0
 */
public final class PredictionReader {

	private static final MemberNames NAMES = new MemberNames("source_width", "source_height", "source_id", "seconds",
			"timestamp", "captured_at", "duration", "offset", "offset_duration", "system_timestamp", "objects",
			"classes", "texts", "meshs", "keyPoints", "embeddings", "motions", "details");

	private final JsonInput input;

	/**
	 * Create a reader.
	 * @param binding binds members that no type has, to whatever fits
	 */
	public PredictionReader(ObjectReader binding) {
		this.input = new JsonInput(binding.forType(Object.class));
	}

	/**
	 * Read a prediction.
	 * @param bytes holds the prediction in JSON; used during the call only
	 * @param offset where it begins
	 * @param length how long it is
	 * @return the prediction, equal to what data binding gives, or {@code null} if the
	 * JSON is unusual: a number as text, a single value in place of a list, JSON that is
	 * not valid
	 */
	public @Nullable Prediction read(byte[] bytes, int offset, int length) {
		return this.input.read(bytes, offset, length, PredictionReader::read);
	}

	private static Prediction read(JsonInput input) {
		double sourceWidth = 0;
		double sourceHeight = 0;
		@Nullable String sourceId = null;
		@Nullable Double seconds = null;
		@Nullable Long timestamp = null;
		@Nullable Long capturedAt = null;
		@Nullable Long duration = null;
		@Nullable Long offset = null;
		@Nullable Long offsetDuration = null;
		@Nullable Long systemTimestamp = null;
		List<PredictedObject> objects = List.of();
		List<PredictedClass> classes = List.of();
		List<PredictedText> texts = List.of();
		List<PredictedMesh> meshes = List.of();
		List<PredictedKeyPoints> keyPoints = List.of();
		List<PredictedEmbedding> embeddings = List.of();
		List<Motion> motions = List.of();
		List<Map<String, @Nullable Object>> details = List.of();
		Map<String, @Nullable Object> other = Map.of();
		for (String name = input.firstMember(NAMES); name != null; name = input.nextMember(NAMES)) {
			switch (name) {
				case "source_width" -> {
					sourceWidth = input.number();
				}
				case "source_height" -> {
					sourceHeight = input.number();
				}
				case "source_id" -> {
					sourceId = input.text();
				}
				case "seconds" -> {
					seconds = input.numberOrNull();
				}
				case "timestamp" -> {
					timestamp = input.longOrNull();
				}
				case "captured_at" -> {
					capturedAt = input.longOrNull();
				}
				case "duration" -> {
					duration = input.longOrNull();
				}
				case "offset" -> {
					offset = input.longOrNull();
				}
				case "offset_duration" -> {
					offsetDuration = input.longOrNull();
				}
				case "system_timestamp" -> {
					systemTimestamp = input.longOrNull();
				}
				case "objects" -> {
					objects = input.list(PredictedObjectReader::read);
				}
				case "classes" -> {
					classes = input.list(PredictedClassReader::read);
				}
				case "texts" -> {
					texts = input.list(PredictedTextReader::read);
				}
				case "meshs" -> {
					meshes = input.list(PredictedMeshReader::read);
				}
				case "keyPoints" -> {
					keyPoints = input.list(PredictedKeyPointsReader::read);
				}
				case "embeddings" -> {
					embeddings = input.list(PredictedEmbeddingReader::read);
				}
				case "motions" -> {
					motions = input.list(MotionReader::read);
				}
				case "details" -> {
					details = input.details();
				}
				default -> {
					other = input.other(other);
				}
			}
		}
		return new Prediction(sourceWidth, sourceHeight, sourceId, seconds, timestamp, capturedAt, duration, offset,
				offsetDuration, systemTimestamp, objects, classes, texts, meshes, keyPoints, embeddings, motions,
				details, other);
	}

}
