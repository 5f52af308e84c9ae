package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultBuilder;

/**
 * Fault that is planned for one request of a job.
 */
enum Blow {

	UNAVAILABLE((fault, after) -> fault.status(503)),

	GATEWAY_EARLY((fault, after) -> fault.status(502).early()),

	TOO_MANY((fault, after) -> fault.status(429).retryAfter(Duration.ZERO)),

	FULL((fault, after) -> fault.status(507).body("{\"detail\":\"full\"}")),

	WRONG_CONTENT((fault, after) -> fault.status(200).body("<html>busy</html>")),

	RESET((fault, after) -> fault.reset()),

	RESET_EARLY((fault, after) -> fault.reset().early()),

	STALL((fault, after) -> fault.stall()),

	STALL_EARLY((fault, after) -> fault.stall().early()),

	TOKEN_EXPIRED((fault, after) -> fault.expiredToken()),

	DELAY((fault, after) -> fault.delay(Duration.ofMillis(20L * after))),

	PIPELINE_GONE((fault, after) -> fault.pipelineGone()),

	SLOW_LINES((fault, after) -> fault.slowDrip(Duration.ofMillis(5L * after))),

	SLOW_BYTES((fault, after) -> fault.slowDripBytes(Duration.ofMillis(1))),

	RESET_LATER((fault, after) -> fault.reset().afterLines(after)),

	STALL_LATER((fault, after) -> fault.stall().afterLines(after)),

	TRUNCATED((fault, after) -> fault.truncateLine()),

	TRUNCATED_LATER((fault, after) -> fault.truncateLine().afterLines(after)),

	MALFORMED((fault, after) -> fault.malformedLine("<html>busy</html>").afterLines(after)),

	ERROR_EVENT((fault, after) -> fault.errorEvent("no decoder").afterLines(after)),

	ERROR_EVENT_OLD((fault, after) -> fault.errorEventOldForm("no decoder").afterLines(after)),

	UPLOAD_UNAVAILABLE((fault, after) -> fault.status(503)),

	UPLOAD_RESET((fault, after) -> fault.reset()),

	UPLOAD_RESET_EARLY((fault, after) -> fault.reset().early()),

	UPLOAD_STALL((fault, after) -> fault.stall());

	private static final Set<Blow> OF_UPLOADS = EnumSet.range(UPLOAD_UNAVAILABLE, UPLOAD_STALL);

	private static final Set<Blow> OF_ALL = EnumSet.range(UNAVAILABLE, DELAY);

	/** Those that make the client wait for its read time-out. */
	private static final Set<Blow> STALLS = EnumSet.of(STALL, STALL_EARLY, STALL_LATER, UPLOAD_STALL);

	private static final String PREDICTIONS = "/source\\?.*processing=sync|/prepareSource";

	private static final String UPLOADS = "/source\\?.*processing=async";

	private final BiConsumer<FaultBuilder, Integer> effect;

	Blow(BiConsumer<FaultBuilder, Integer> effect) {
		this.effect = effect;
	}

	boolean isStall() {
		return STALLS.contains(this);
	}

	boolean isShared() {
		return this == PIPELINE_GONE || this == TOKEN_EXPIRED;
	}

	/**
	 * Return whether there is a request of a job that can be struck.
	 * @param kind the kind of job
	 * @return whether it can
	 */
	boolean strikes(Kind kind) {
		return switch (kind.form()) {
			case DATA -> OF_ALL.contains(this) && this != WRONG_CONTENT;
			case VIDEO -> this != SLOW_BYTES;
			default -> !OF_UPLOADS.contains(this) && (this != SLOW_BYTES || !kind.isFilm());
		};
	}

	/**
	 * Create the fault.
	 * @param plan the job to strike
	 * @param after the number of lines that pass, or how slow it is, from 1
	 * @return a fault that strikes one request of the job
	 */
	Fault fault(Plan plan, int after) {
		FaultBuilder fault = Fault.builder().header(Marker.HEADER + ": " + plan.index());
		if (plan.kind().form() != Kind.Form.DATA) {
			fault.path(OF_UPLOADS.contains(this) ? UPLOADS : PREDICTIONS);
		}
		else {
			fault.path("/(datasets|assets)");
		}
		this.effect.accept(fault, after);
		return fault.build();
	}

}
