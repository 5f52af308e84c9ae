package ai.eyepop.sample.pop;

import org.jspecify.annotations.Nullable;

/**
 * Something about a Pop that a visitor should know.
 *
 * @param severe whether the Pop cannot be used as it is
 * @param path path of the field, such as {@code components[0].topK}; empty for all of it
 * @param line line of the text, from 1
 * @param sentence what is wrong, and what would be right
 */
record PopProblem(boolean severe, String path, @Nullable Integer line, String sentence) {

	static PopProblem error(String path, @Nullable Integer line, String sentence) {
		return new PopProblem(true, path, line, sentence);
	}

	static PopProblem hint(String path, @Nullable Integer line, String sentence) {
		return new PopProblem(false, path, line, sentence);
	}

}
