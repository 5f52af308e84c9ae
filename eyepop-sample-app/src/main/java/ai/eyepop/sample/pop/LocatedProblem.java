package ai.eyepop.sample.pop;

import org.jspecify.annotations.Nullable;

import ai.eyepop.pop.PopProblem;

/**
 * Something about a Pop that a visitor should know, and where.
 *
 * @param severe whether the Pop cannot be used as it is
 * @param path path of the field, such as {@code components[0].topK}; empty for all of it
 * @param line line of the text, from 1
 * @param sentence what is wrong, and what would be right
 */
record LocatedProblem(boolean severe, String path, @Nullable Integer line, String sentence) {

	static LocatedProblem of(PopProblem problem, @Nullable Integer line) {
		return new LocatedProblem(problem.isSevere(), problem.path(), line, problem.message());
	}

	static LocatedProblem unreadable(@Nullable Integer line, String sentence) {
		return new LocatedProblem(true, "", line, sentence);
	}

}
