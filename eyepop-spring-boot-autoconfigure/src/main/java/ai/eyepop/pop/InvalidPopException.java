package ai.eyepop.pop;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when a Pop that somebody wrote cannot be used.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial")
public class InvalidPopException extends IllegalArgumentException {

	private final List<PopProblem> problems;

	InvalidPopException(List<PopProblem> problems) {
		super("The Pop cannot be used: " + problems.stream()
			.filter(PopProblem::isSevere)
			.map((problem) -> problem.path().isEmpty() ? problem.message() : problem.path() + ": " + problem.message())
			.collect(Collectors.joining(" ")));
		this.problems = List.copyOf(problems);
	}

	/**
	 * Return what was found.
	 * @return all problems, the hints among them
	 */
	public List<PopProblem> getProblems() {
		return this.problems;
	}

}
