package ai.eyepop.data.inference;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.core.JacksonException;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Answers of a visual language model as records of the application: the schema that asks
 * for them, and the reader of what comes, whether by an inference or by an ability in the
 * Pop of a worker.
 * <p>
 * A record is made of numbers, booleans, texts, enums, dates, UUIDs, URIs, other records,
 * lists, sets, arrays, maps, and interfaces with {@code @JsonTypeInfo} whose
 * implementations are records. What is not {@code @Nullable} is required. Members of an
 * answer that the record does not have are left out.
 *
 * @param <T> type of an answer
 * @since 0.1.0
 */
public final class StructuredAnswers<T extends Record> {

	private final Class<T> type;

	private final boolean circular;

	private StructuredAnswers(Class<T> type, boolean circular) {
		this.type = type;
		this.circular = circular;
	}

	/**
	 * Return the answers of a type.
	 * @param <T> type of an answer
	 * @param type a record; components that are not {@code @Nullable} are required
	 * @return the answers
	 * @throws IllegalArgumentException if the type is no record, or is made of types that
	 * an answer cannot have
	 */
	public static <T extends Record> StructuredAnswers<T> of(Class<T> type) {
		Assert.notNull(type, "'type' must not be null");
		return new StructuredAnswers<>(type, AnswerTypes.check(type));
	}

	/**
	 * Return what a model is asked for.
	 * @return the JSON schema of the type
	 */
	public Map<String, @Nullable Object> schema() {
		return AnswerSchemas.of(this.type, this.circular);
	}

	/**
	 * Return the answers about images or frames.
	 * @param predictions the predictions
	 * @return the answers, in the order of the predictions; none for a prediction without
	 * details
	 * @throws StructuredAnswerException if an answer is not of the type
	 */
	public List<T> read(List<Prediction> predictions) {
		return predictions.stream().flatMap((prediction) -> read(prediction).stream()).toList();
	}

	/**
	 * Return the answers about an image or a frame as a whole.
	 * @param prediction the prediction
	 * @return the answers; none if it has no details
	 * @throws StructuredAnswerException if an answer is not of the type
	 */
	public List<T> read(Prediction prediction) {
		return prediction.details().stream().map(this::read).toList();
	}

	/**
	 * Return the answers about an object.
	 * @param object the object
	 * @return the answers; none if it has no details
	 * @throws StructuredAnswerException if an answer is not of the type
	 */
	public List<T> read(PredictedObject object) {
		return object.details().stream().map(this::read).toList();
	}

	private T read(Map<String, @Nullable Object> answer) {
		try {
			T value = AnswerJson.MAPPER.convertValue(answer, this.type);
			AnswerNulls.check(value);
			return value;
		}
		catch (JacksonException ex) {
			throw mismatch(answer, AnswerJson.problem(ex), ex);
		}
		catch (IllegalArgumentException ex) {
			throw mismatch(answer, String.valueOf(ex.getMessage()), ex);
		}
	}

	private StructuredAnswerException mismatch(Map<String, @Nullable Object> answer, String problem, Exception cause) {
		return new StructuredAnswerException(this.type, problem, AnswerJson.MAPPER.writeValueAsString(answer),
				AnswerJson.MAPPER.writeValueAsString(schema()), cause);
	}

}
