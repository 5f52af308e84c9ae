package ai.eyepop.data.inference;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when the answer of a visual language model is not of the type that was asked
 * for.
 *
 * @since 0.1.0
 */
public class StructuredAnswerException extends EyePopException {

	private static final int MAX_EXCERPT = 500;

	private final String answer;

	private final String schema;

	StructuredAnswerException(Class<?> type, String problem, String answer, String schema, Throwable cause) {
		super("The model's answer is not a %s: %s. The answer: %s; the schema that was asked for: %s"
			.formatted(type.getSimpleName(), excerpt(problem), excerpt(answer), excerpt(schema)), cause);
		this.answer = answer;
		this.schema = schema;
	}

	private static String excerpt(String text) {
		return (text.length() <= MAX_EXCERPT) ? text : text.substring(0, MAX_EXCERPT) + "...";
	}

	/**
	 * Return the answer.
	 * @return the answer as JSON, whole
	 */
	public String getAnswer() {
		return this.answer;
	}

	/**
	 * Return what was asked for.
	 * @return the JSON schema of the type
	 */
	public String getSchema() {
		return this.schema;
	}

}
