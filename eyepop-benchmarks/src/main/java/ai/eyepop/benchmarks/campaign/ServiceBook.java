package ai.eyepop.benchmarks.campaign;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import ai.eyepop.emulator.inspect.SentAnswer;

/**
 * Book of the service: the answers to the requests of each job.
 */
final class ServiceBook {

	/** Requests that all jobs wait for. */
	private static final Pattern SHARED = Pattern.compile("/v1/sessions|/health$|/authentication/token|/config$");

	private static final String REQUEST_ID = "x-request-id";

	private final Map<String, Queue<SentAnswer>> answers = new ConcurrentHashMap<>();

	private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

	private volatile boolean disturbed;

	void add(SentAnswer answer) {
		int status = answer.request().status();
		List<String> id = answer.request().headers().get(REQUEST_ID);
		if (status >= 300 && id != null) {
			this.refusals.put(id.get(0), status);
		}
		List<String> job = answer.request().headers().get(Marker.HEADER.toLowerCase(Locale.ROOT));
		String path = answer.request().path();
		if (job != null && (path.endsWith("/source") || path.endsWith("/prepareSource") || path.contains("/datasets")
				|| path.contains("/assets"))) {
			this.answers.computeIfAbsent(job.get(0), (key) -> new ConcurrentLinkedQueue<>()).add(answer);
		}
		else if (!answer.ended() && SHARED.matcher(path).find()) {
			this.disturbed = true;
		}
	}

	// forget what came late
	void clear() {
		this.answers.clear();
		this.refusals.clear();
	}

	/**
	 * Return what was refused since the book was last cleared.
	 * @return the status of each answer that is no success, by the id of its request
	 */
	Map<String, Integer> refusals() {
		return Map.copyOf(this.refusals);
	}

	/**
	 * Return whether a request that concerns all jobs broke off since this was last
	 * asked.
	 * @return whether it did
	 */
	boolean takeDisturbed() {
		boolean disturbed = this.disturbed;
		this.disturbed = false;
		return disturbed;
	}

	/**
	 * Take the requests of a job out of the book.
	 * @param plan the plan of the job
	 * @return the requests, in the order in which they ended
	 */
	List<Attempt> take(Plan plan) {
		Queue<SentAnswer> found = this.answers.remove(String.valueOf(plan.index()));
		return (found != null) ? found.stream().map(Attempt::of).toList() : List.of();
	}

}
