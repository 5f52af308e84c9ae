package ai.eyepop.emulator.fault;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Fault on command: which requests it strikes, how often, and what happens to them. Made
 * by {@link #builder()}.
 *
 * <pre class="code">
 * emulator.faults().add(Fault.builder().status(503).retryAfter(Duration.ofSeconds(1)).times(2).build());
 * emulator.faults().add(Fault.builder().path("/prepareSource").reset().afterLines(1).build());
 * </pre>
 *
 * @param effect what happens
 * @param method the HTTP method of the requests to strike, {@code null} for all
 * @param path the regular expression to be found in path and query of the requests
 * @param endpoint the number of the endpoint, from 0, {@code null} for all
 * @param header the header of the requests to strike, as {@code name: value},
 * {@code null} for all
 * @param times how often the fault strikes, 0 for without limit
 * @param probability how likely it strikes a request, above 0 and up to 1
 * @param seed the seed of the random numbers
 * @param delay how long to wait before anything else
 * @param status the status to answer, 0 if the effect is another
 * @param body the body to answer or {@code null} for the usual one
 * @param retryAfter the value of the header {@code Retry-After} or {@code null} for none
 * @param early whether it strikes before the body of the request is read
 * @param afterLines how many lines of the answer pass first, -1 if not given
 * @param interval the pause before each line or byte
 * @param text the message of the error event, or the line
 * @since 0.1.0
 */
public record Fault(FaultEffect effect, @Nullable String method, String path, @Nullable Integer endpoint,
		@Nullable String header, int times, double probability, long seed, Duration delay, int status,
		@Nullable String body, @Nullable String retryAfter, boolean early, int afterLines, Duration interval,
		String text) {

	/**
	 * The path of a fault that names none: requests with a source for a worker.
	 */
	public static final String SOURCES = "/pipelines/[^/?]+/source(\\?|$)";

	/**
	 * Create a builder.
	 * @return a builder of a fault that strikes one request with a source
	 */
	public static FaultBuilder builder() {
		return new FaultBuilder();
	}

	/**
	 * Return whether the effect is on the lines of the answer.
	 * @return whether the answer begins without a fault
	 */
	public boolean isOnLines() {
		return this.effect.isOnLines(this.afterLines);
	}

}
