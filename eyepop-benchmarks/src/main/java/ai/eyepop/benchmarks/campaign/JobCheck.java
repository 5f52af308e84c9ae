package ai.eyepop.benchmarks.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import ai.eyepop.job.JobState;

/**
 * Compares what the client said of a job with what the service knows of it.
 */
final class JobCheck {

	private final Life life;

	private final Plan plan;

	private final List<Attempt> attempts;

	private final Sky sky;

	private final List<String> wrong = new ArrayList<>();

	private boolean excused;

	private JobCheck(Life life, List<Attempt> attempts, Sky sky) {
		this.life = life;
		this.plan = life.plan();
		this.attempts = attempts;
		this.sky = sky;
	}

	/**
	 * Check a job.
	 * @param life what the client said
	 * @param attempts what the service knows
	 * @param sky what went on around it
	 * @return the check, which is done
	 */
	static JobCheck of(Life life, List<Attempt> attempts, Sky sky) {
		JobCheck check = new JobCheck(life, attempts, sky);
		check.end();
		if (life.failure() != null) {
			check.failure(life.failure());
		}
		else if (life.isCanceled()) {
			check.canceled();
		}
		else {
			check.finished();
		}
		if (life.plan().kind().form() != Kind.Form.DATA) {
			check.order();
		}
		return check;
	}

	/**
	 * Return what is wrong.
	 * @return what is wrong, each in a sentence; nothing if all is well
	 */
	List<String> wrong() {
		return this.wrong;
	}

	/**
	 * Return whether the job failed for a reason that is in no book, but may be due to
	 * what went on around it.
	 * @return whether it is overlooked, if it is among few
	 */
	boolean isExcused() {
		return this.excused;
	}

	private void end() {
		List<Life.Signal> signals = this.life.signals();
		for (Life.Signal signal : Life.Signal.values()) {
			long count = signals.stream().filter(signal::equals).count();
			expect(count <= 1, "the listener was told %d times: %s", count, signal);
		}
		expect(signals.stream().sorted().toList().equals(signals), "the listener was told in this order: %s", signals);
		long ends = signals.stream()
			.filter((signal) -> signal == Life.Signal.FINISHED || signal == Life.Signal.FAILED)
			.count();
		expect(ends == 1 && signals.contains(Life.Signal.DRAINED), "it ended %d times: %s", ends, signals);
		boolean left = this.plan.cancel() == Cancel.BY_CONSUMER && wasCanceled() && this.life.ends().isEmpty();
		expect(this.life.ends().size() == 1 || left, "its consumer was told of the end %d times: %s",
				this.life.ends().size(), this.life.ends());
		// who cancels a job that has just failed is not told of the failure
		boolean spared = mayBeDropped() && this.life.consumedFailure() == null;
		expect(left || spared || Objects.equals(this.life.consumedFailure(), this.life.failure()),
				"its consumer was told of %s, its listener of %s", this.life.consumedFailure(), this.life.failure());
		expect(this.life.state() == null || this.life.state() == JobState.DRAINED, "it is left in the state %s",
				this.life.state());
	}

	private void failure(Throwable failure) {
		boolean closing = this.life.client().isClosing();
		// a call that is no job is not waited for
		boolean cutOff = closing && this.plan.kind() == Kind.DATA_READ;
		Explanation explanation = new Explanation(this.plan, this.attempts, this.sky,
				cutOff || (closing && this.life.client().isHasty()));
		String why = explanation.whyNot(failure);
		this.excused = why != null && explanation.isExcused(failure);
		expect(this.excused || why == null, "it failed, but %s", why);
		expect(!this.life.isCanceled(), "it failed and counts as canceled");
	}

	private void canceled() {
		expect(mayBeDropped(), "it was canceled by nobody");
	}

	private void finished() {
		int delivered = this.life.delivered().size();
		boolean empty = this.attempts.stream()
			.anyMatch((attempt) -> attempt.isStruckBy("status") && attempt.status() < 300);
		expect(!this.attempts.isEmpty(), "it finished, but the service knows nothing of it");
		expect(delivered == this.plan.predictions() || empty || mayBeDropped(),
				"it finished with %d results in place of %d", delivered, this.plan.predictions());
		if (delivered > 0 && this.plan.kind().form() != Kind.Form.DATA) {
			Attempt source = source();
			expect(source != null && source.isGood(), "it finished, but its answer was not whole: %s", source);
			expect(source == null || source.predictions().size() == delivered || mayBeDropped(),
					"it finished with %d predictions, and %d were sent", delivered,
					(source != null) ? source.predictions().size() : 0);
		}
	}

	// who cancels a job that has just ended gets no more of its results
	private boolean mayBeDropped() {
		Client client = this.life.client();
		return wasCanceled() || (client.isClosing() && client.isHasty());
	}

	private boolean wasCanceled() {
		return switch (this.plan.cancel()) {
			case NEVER -> false;
			case BY_JOB, BY_CONSUMER -> this.life.delivered().size() >= this.plan.after();
			// a call that is no job is not canceled
			default -> this.plan.kind() != Kind.DATA_READ;
		};
	}

	// whatever became of it: what was delivered is the beginning of what was sent
	private void order() {
		List<Mark> delivered = this.life.delivered();
		if (delivered.isEmpty()) {
			return;
		}
		Attempt source = source();
		List<Mark> sent = (source != null) ? source.predictions() : List.of();
		expect(delivered.size() <= sent.size() && sent.subList(0, delivered.size()).equals(delivered),
				"what was delivered is not what was sent, in its order: %s, but sent were %s", delivered, sent);
		expect(this.life.results() >= delivered.size(), "its listener was told of %d results, its consumer got %d",
				this.life.results(), delivered.size());
		boolean one = this.plan.kind().isFilm() || this.plan.kind() == Kind.GROUP || this.plan.kind() == Kind.URL_GROUP;
		expect(one || delivered.get(0).width() == Media.width(this.plan.media()), "another image was looked at: %s",
				delivered.get(0));
	}

	private @Nullable Attempt source() {
		String sourceId = this.life.delivered().get(0).sourceId();
		return this.attempts.stream()
			.filter((attempt) -> !attempt.isUpload() && attempt.answer().sourceId().equals(sourceId))
			.findFirst()
			.orElse(null);
	}

	private void expect(boolean expected, String message, @Nullable Object... arguments) {
		if (!expected) {
			this.wrong.add(message.formatted(arguments));
		}
	}

}
