package ai.eyepop.emulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * Builder of faults: one effect, to be refined by what goes with it. Made by
 * {@link Fault#builder()}.
 *
 * @since 0.1.0
 */
public final class FaultBuilder {

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private static final Set<FaultEffect> EARLY = Set.of(FaultEffect.STATUS, FaultEffect.RESET, FaultEffect.STALL);

	private @Nullable FaultEffect effect;

	private @Nullable String method;

	private String path = Fault.SOURCES;

	private @Nullable Integer endpoint;

	private @Nullable String header;

	private int times;

	private double probability;

	private long seed;

	private Duration delay = Duration.ZERO;

	private int status;

	private @Nullable String body;

	private @Nullable String retryAfter;

	private boolean early;

	private int afterLines = -1;

	private Duration interval = Duration.ZERO;

	private String text = "";

	FaultBuilder() {
	}

	/**
	 * Strike requests of one HTTP method only.
	 * @param method the method
	 * @return this builder
	 */
	public FaultBuilder method(String method) {
		require(method.matches("[A-Za-z]{1,16}"), "method must be an HTTP method like POST");
		this.method = method.toUpperCase(Locale.ROOT);
		return this;
	}

	/**
	 * Set which paths to strike.
	 * @param path a regular expression, to be found in the path as sent, with its query;
	 * default {@link Fault#SOURCES}
	 * @return this builder
	 */
	public FaultBuilder path(String path) {
		try {
			Pattern.compile(path);
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException("path must be a regular expression: " + ex.getDescription(), ex);
		}
		this.path = path;
		return this;
	}

	/**
	 * Strike the requests to one endpoint only.
	 * @param endpoint the number of the endpoint, from 0
	 * @return this builder
	 */
	public FaultBuilder endpoint(int endpoint) {
		require(endpoint >= 0, "endpoint must be 0 or more");
		this.endpoint = endpoint;
		return this;
	}

	/**
	 * Strike the requests with a header only.
	 * @param header the header, as {@code name: value}
	 * @return this builder
	 */
	public FaultBuilder header(String header) {
		require(header.matches("[A-Za-z0-9-]{1,64}: \\S(.*\\S)?"), "header must be like X-Name: value");
		this.header = header;
		return this;
	}

	/**
	 * Set how often to strike; after that the fault is used up.
	 * @param times 1 or more; default 1, or without limit if a probability is set
	 * @return this builder
	 */
	public FaultBuilder times(int times) {
		require(times > 0, "times must be 1 or more");
		this.times = times;
		return this;
	}

	/**
	 * Set how likely a request is struck.
	 * @param probability above 0 and up to 1, where 1 strikes each request
	 * @param seed the seed, by which the same requests are struck each time
	 * @return this builder
	 */
	public FaultBuilder probability(double probability, long seed) {
		require(probability > 0 && probability <= 1, "probability must be above 0 and up to 1");
		this.probability = probability;
		this.seed = seed;
		return this;
	}

	/**
	 * Wait before anything else; may go along with any effect, or with none.
	 * @param delay zero or a positive duration
	 * @return this builder
	 */
	public FaultBuilder delay(Duration delay) {
		require(!delay.isNegative(), "delay must not be negative");
		this.delay = delay;
		return this;
	}

	/**
	 * Answer a status, and do nothing.
	 * @param status 200 to 599
	 * @return this builder
	 */
	public FaultBuilder status(int status) {
		require(status >= 200 && status <= 599, "status must be 200 to 599");
		this.status = status;
		return effect(FaultEffect.STATUS);
	}

	/**
	 * Set the body that goes with the status.
	 * @param body the body, possibly empty
	 * @return this builder
	 */
	public FaultBuilder body(String body) {
		this.body = body;
		return this;
	}

	/**
	 * Set the header {@code Retry-After} that goes with the status, in seconds.
	 * @param retryAfter zero or a positive duration
	 * @return this builder
	 */
	public FaultBuilder retryAfter(Duration retryAfter) {
		require(!retryAfter.isNegative(), "retryAfter must not be negative");
		this.retryAfter = String.valueOf(retryAfter.toSeconds());
		return this;
	}

	/**
	 * Set the header {@code Retry-After} that goes with the status, as an HTTP date.
	 * @param retryAfter the time, of which whole seconds are sent
	 * @return this builder
	 */
	public FaultBuilder retryAfter(Instant retryAfter) {
		this.retryAfter = HTTP_DATE.format(retryAfter);
		return this;
	}

	/**
	 * Reset the connection (RST). Without {@link #afterLines} nothing is answered and
	 * nothing done.
	 * @return this builder
	 */
	public FaultBuilder reset() {
		return effect(FaultEffect.RESET);
	}

	/**
	 * Hold the answer back until the client leaves or the fault is cleared. The request
	 * itself is carried out, unless the fault is {@link #early()}.
	 * @return this builder
	 */
	public FaultBuilder stall() {
		return effect(FaultEffect.STALL);
	}

	/**
	 * Strike before the body of the request is read; goes with a status, a reset and a
	 * stall.
	 * @return this builder
	 */
	public FaultBuilder early() {
		this.early = true;
		return this;
	}

	/**
	 * Let some lines of the answer pass. An answer that has fewer is struck at its end.
	 * @param afterLines 0 or more
	 * @return this builder
	 */
	public FaultBuilder afterLines(int afterLines) {
		require(afterLines >= 0, "afterLines must be 0 or more");
		this.afterLines = afterLines;
		return this;
	}

	/**
	 * Pause before each line of the answer.
	 * @param interval a positive duration
	 * @return this builder
	 */
	public FaultBuilder slowDrip(Duration interval) {
		return slow(interval, FaultEffect.SLOW_LINES);
	}

	/**
	 * Pause before each byte of the answer.
	 * @param interval a positive duration
	 * @return this builder
	 */
	public FaultBuilder slowDripBytes(Duration interval) {
		return slow(interval, FaultEffect.SLOW_BYTES);
	}

	/**
	 * Cut the last line in the middle, or the one after {@link #afterLines}, and end the
	 * answer there as if it was complete.
	 * @return this builder
	 */
	public FaultBuilder truncateLine() {
		return effect(FaultEffect.TRUNCATE_LINE);
	}

	/**
	 * End the answer with an error event (wire protocol section 7), at its beginning or
	 * after {@link #afterLines}.
	 * @param message the message
	 * @return this builder
	 */
	public FaultBuilder errorEvent(String message) {
		this.text = message;
		return effect(FaultEffect.ERROR_EVENT);
	}

	/**
	 * End the answer with an error event in its older form (wire protocol section 7), at
	 * its beginning or after {@link #afterLines}.
	 * @param message the message
	 * @return this builder
	 */
	public FaultBuilder errorEventOldForm(String message) {
		this.text = message;
		return effect(FaultEffect.ERROR_EVENT_OLD);
	}

	/**
	 * Put a line into the answer, at its beginning or after {@link #afterLines}. What
	 * comes after it is as it should be.
	 * @param text the line without its end, possibly empty
	 * @return this builder
	 */
	public FaultBuilder malformedLine(String text) {
		this.text = text;
		return effect(FaultEffect.MALFORMED_LINE);
	}

	/**
	 * Make the token of the request invalid, and answer status 401.
	 * @return this builder
	 */
	public FaultBuilder expiredToken() {
		return effect(FaultEffect.EXPIRED_TOKEN);
	}

	/**
	 * Delete the pipeline of the request, and answer status 404. Jobs that run on it come
	 * to their end.
	 * @return this builder
	 */
	public FaultBuilder pipelineGone() {
		return effect(FaultEffect.PIPELINE_GONE);
	}

	/**
	 * Build the fault.
	 * @return the fault
	 * @throws IllegalArgumentException if there is no effect, or something that does not
	 * go with it
	 */
	public Fault build() {
		FaultEffect chosen = this.effect;
		if (chosen == null) {
			require(!this.delay.isZero(), "a fault needs an effect or a delay");
			chosen = FaultEffect.DELAY;
		}
		require(chosen == FaultEffect.STATUS || this.body == null && this.retryAfter == null,
				"body and retryAfter go with a status only");
		require(!this.early || EARLY.contains(chosen), "early goes with a status, a reset or a stall only");
		require(this.afterLines < 0 || chosen.isOnLines(this.afterLines) && this.interval.isZero(),
				"afterLines goes with a reset, a stall, a truncated or malformed line or an error event only");
		require(!this.early || this.afterLines < 0, "early and afterLines exclude each other");
		int limit = (this.times == 0 && this.probability == 0) ? 1 : this.times;
		return new Fault(chosen, this.method, this.path, this.endpoint, this.header, limit,
				(this.probability > 0) ? this.probability : 1, this.seed, this.delay, this.status, this.body,
				this.retryAfter, this.early, this.afterLines, this.interval, this.text);
	}

	private FaultBuilder slow(Duration interval, FaultEffect effect) {
		require(interval.compareTo(Duration.ZERO) > 0, "interval must be positive");
		this.interval = interval;
		return effect(effect);
	}

	private FaultBuilder effect(FaultEffect effect) {
		require(this.effect == null || this.effect == effect, "a fault has one effect only");
		this.effect = effect;
		return this;
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
