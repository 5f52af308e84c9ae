package ai.eyepop.pop;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Check of a Pop that somebody wrote: finds all that is wrong with it rather than the
 * first thing, and what could be better. A Pop that is built in Java needs none.
 *
 * <pre class="code">
 * PopCheck check = PopCheck.of(mapper.readTree(text));
 * if (check.isUsable()) {
 *     syncWorker.setPop(check.pop());
 * }
 * </pre>
 *
 * Names and values are those of the wire. What the service may widen, such as types of
 * inference and ranges of numbers, is a hint only.
 *
 * @since 0.1.0
 */
public final class PopCheck {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final List<PopProblem> problems;

	private final @Nullable Pop pop;

	private PopCheck(List<PopProblem> problems, @Nullable Pop pop) {
		this.problems = List.copyOf(problems);
		this.pop = pop;
	}

	/**
	 * Check a Pop.
	 * @param written what was written; YAML and other maps by
	 * {@link JsonMapper#valueToTree}
	 * @return what was found
	 */
	public static PopCheck of(JsonNode written) {
		List<PopProblem> problems = new ArrayList<>(new PopWalk().problems(written));
		Pop pop = null;
		if (problems.stream().noneMatch(PopProblem::isSevere)) {
			try {
				pop = MAPPER.treeToValue(written, Pop.class);
			}
			catch (JacksonException ex) {
				problems.add(new PopProblem(PopProblem.Kind.WRONG_VALUE, "", ex.getOriginalMessage(), null));
			}
		}
		return new PopCheck(problems, pop);
	}

	/**
	 * Return what is wrong, and hints.
	 * @return the problems, in about the order of what was written
	 */
	public List<PopProblem> problems() {
		return this.problems;
	}

	/**
	 * Return whether the Pop can be used.
	 * @return whether there are hints at most
	 */
	public boolean isUsable() {
		return this.pop != null;
	}

	/**
	 * Return the Pop.
	 * @return what was written
	 * @throws InvalidPopException if it cannot be used
	 */
	public Pop pop() {
		if (this.pop == null) {
			throw new InvalidPopException(this.problems);
		}
		return this.pop;
	}

}
