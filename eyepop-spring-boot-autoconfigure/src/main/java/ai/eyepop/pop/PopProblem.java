package ai.eyepop.pop;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a Pop that somebody wrote, or could be better. Found by
 * {@link PopCheck}.
 *
 * @param kind what sort of problem it is
 * @param path the field, such as {@code components[0].topK}; empty for the whole Pop
 * @param message what is wrong, and what would be right, in sentences
 * @param suggestion the name or the value that was meant, or an example of one;
 * {@code null} if there is none
 * @since 0.1.0
 */
public record PopProblem(Kind kind, String path, String message, @Nullable String suggestion) implements Serializable {

	/**
	 * Return whether the Pop cannot be used as it is.
	 * @return {@code false} for a hint
	 */
	public boolean isSevere() {
		return this.kind != Kind.HINT;
	}

	/**
	 * Sort of a problem.
	 */
	public enum Kind {

		/**
		 * There is no such field. The suggestion is its name.
		 */
		UNKNOWN_FIELD,

		/**
		 * A field is missing. The suggestion is a value.
		 */
		MISSING_FIELD,

		/**
		 * A value is of the wrong type, or none of those that there are. The suggestion
		 * is another.
		 */
		WRONG_VALUE,

		/**
		 * The Pop can be used, but may not do what is meant.
		 */
		HINT

	}

}
