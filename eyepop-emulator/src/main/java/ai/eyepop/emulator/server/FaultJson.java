package ai.eyepop.emulator.server;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.fault.ActiveFault;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultBuilder;
import ai.eyepop.emulator.fault.FaultEffect;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Faults as JSON: what the builder of faults can do, under the same names.
 */
final class FaultJson {

	private static final Set<String> FIELDS = new TreeSet<>(
			Set.of("effect", "method", "path", "endpoint", "header", "times", "probability", "seed", "delay", "status",
					"body", "retryAfter", "early", "afterLines", "interval", "message", "text"));

	private FaultJson() {
	}

	/**
	 * Read a fault.
	 * @param json the fault
	 * @return the fault
	 * @throws ServiceException with status 400 if it is not valid
	 */
	static Fault read(ObjectNode json) {
		for (String name : json.propertyNames()) {
			require(FIELDS.contains(name), "A fault has no field '%s'; known are %s".formatted(name, FIELDS));
		}
		try {
			FaultBuilder builder = Fault.builder();
			scope(json, builder);
			effect(json, builder);
			return builder.build();
		}
		catch (IllegalArgumentException ex) {
			throw new ServiceException(400, "The fault is not valid: " + ex.getMessage());
		}
	}

	private static void scope(ObjectNode json, FaultBuilder builder) {
		String method = text(json, "method");
		if (method != null) {
			builder.method(method);
		}
		String path = text(json, "path");
		if (path != null) {
			builder.path(path);
		}
		if (json.hasNonNull("endpoint")) {
			builder.endpoint(integer(json, "endpoint"));
		}
		String header = text(json, "header");
		if (header != null) {
			builder.header(header);
		}
		if (json.hasNonNull("times")) {
			builder.times(integer(json, "times"));
		}
		if (json.hasNonNull("probability")) {
			require(json.path("probability").isNumber(), "'probability' must be a number");
			JsonNode seed = json.path("seed");
			require(seed.isMissingNode() || seed.isIntegralNumber() && seed.canConvertToLong(),
					"'seed' must be a whole number");
			builder.probability(json.path("probability").doubleValue(), seed.asLong(0));
		}
		require(json.hasNonNull("probability") || !json.hasNonNull("seed"), "'seed' goes with a 'probability'");
		if (json.hasNonNull("delay")) {
			builder.delay(duration(json, "delay"));
		}
	}

	private static void effect(ObjectNode json, FaultBuilder builder) {
		String name = text(json, "effect");
		if (name != null) {
			effect(effect(name), json, builder);
		}
		String used = (name != null) ? name : "delay";
		onlyWith(json, "status", used, "status");
		onlyWith(json, "interval", used, "slow-lines", "slow-bytes");
		onlyWith(json, "message", used, "error-event", "error-event-old");
		onlyWith(json, "text", used, "malformed-line");
		String body = text(json, "body");
		if (body != null) {
			builder.body(body);
		}
		retryAfter(json, builder);
		JsonNode early = json.path("early");
		require(early.isMissingNode() || early.isBoolean(), "'early' must be true or false");
		if (early.asBoolean(false)) {
			builder.early();
		}
		if (json.hasNonNull("afterLines")) {
			builder.afterLines(integer(json, "afterLines"));
		}
	}

	private static void effect(FaultEffect effect, ObjectNode json, FaultBuilder builder) {
		switch (effect) {
			case STATUS -> builder.status(integer(json, "status"));
			case RESET -> builder.reset();
			case STALL -> builder.stall();
			case SLOW_LINES -> builder.slowDrip(duration(json, "interval"));
			case SLOW_BYTES -> builder.slowDripBytes(duration(json, "interval"));
			case TRUNCATE_LINE -> builder.truncateLine();
			case ERROR_EVENT -> builder.errorEvent(needed(json, "message"));
			case ERROR_EVENT_OLD -> builder.errorEventOldForm(needed(json, "message"));
			case MALFORMED_LINE -> builder.malformedLine(needed(json, "text"));
			case EXPIRED_TOKEN -> builder.expiredToken();
			case PIPELINE_GONE -> builder.pipelineGone();
			default -> require(json.hasNonNull("delay"), "The effect 'delay' needs a 'delay'");
		}
	}

	private static void retryAfter(ObjectNode json, FaultBuilder builder) {
		JsonNode retryAfter = json.path("retryAfter");
		if (retryAfter.isMissingNode()) {
			return;
		}
		if (retryAfter.isIntegralNumber()) {
			builder.retryAfter(Duration.ofSeconds(retryAfter.asLong()));
			return;
		}
		try {
			builder.retryAfter(Instant.parse(retryAfter.asString("")));
		}
		catch (DateTimeException ex) {
			throw new ServiceException(400,
					"'retryAfter' must be a whole number of seconds or a time like 2026-01-02T03:04:05Z");
		}
	}

	/**
	 * Write a fault.
	 * @param active the fault
	 * @return its JSON, {@code retryAfter} as the value of the header
	 */
	static ObjectNode write(ActiveFault active) {
		Fault fault = active.fault();
		ObjectNode json = Json.object().put("id", active.id()).put("effect", fault.effect().jsonName());
		if (fault.method() != null) {
			json.put("method", fault.method());
		}
		json.put("path", fault.path());
		if (fault.endpoint() != null) {
			json.put("endpoint", fault.endpoint());
		}
		if (fault.header() != null) {
			json.put("header", fault.header());
		}
		if (fault.times() > 0) {
			json.put("times", fault.times());
		}
		json.put("probability", fault.probability()).put("seed", fault.seed());
		if (!fault.delay().isZero()) {
			json.put("delay", fault.delay().toString());
		}
		writeEffect(fault, json);
		return json.put("struck", active.struck()).put("holding", active.holding());
	}

	private static void writeEffect(Fault fault, ObjectNode json) {
		switch (fault.effect()) {
			case STATUS -> json.put("status", fault.status());
			case SLOW_LINES, SLOW_BYTES -> json.put("interval", fault.interval().toString());
			case ERROR_EVENT, ERROR_EVENT_OLD -> json.put("message", fault.text());
			case MALFORMED_LINE -> json.put("text", fault.text());
			default -> {
			}
		}
		if (fault.body() != null) {
			json.put("body", fault.body());
		}
		if (fault.retryAfter() != null) {
			json.put("retryAfter", fault.retryAfter());
		}
		if (fault.early()) {
			json.put("early", true);
		}
		if (fault.afterLines() >= 0) {
			json.put("afterLines", fault.afterLines());
		}
	}

	private static FaultEffect effect(String name) {
		TreeSet<String> known = new TreeSet<>();
		for (FaultEffect effect : FaultEffect.values()) {
			if (effect.jsonName().equals(name)) {
				return effect;
			}
			known.add(effect.jsonName());
		}
		throw new ServiceException(400, "There is no effect '%s'; known are %s".formatted(name, known));
	}

	private static void onlyWith(ObjectNode json, String field, String used, String... effects) {
		require(!json.has(field) || Set.of(effects).contains(used),
				"'%s' goes with the effect %s only".formatted(field, String.join(" or ", effects)));
	}

	private static int integer(ObjectNode json, String field) {
		JsonNode value = json.path(field);
		require(value.isIntegralNumber() && value.canConvertToInt(), "'%s' must be a whole number".formatted(field));
		return value.intValue();
	}

	private static Duration duration(ObjectNode json, String field) {
		try {
			return Duration.parse(json.path(field).asString(""));
		}
		catch (DateTimeException ex) {
			throw new ServiceException(400, "'%s' must be a duration like PT0.5S".formatted(field));
		}
	}

	private static String needed(ObjectNode json, String field) {
		String text = text(json, field);
		if (text == null) {
			throw new ServiceException(400, "The fault needs '%s'".formatted(field));
		}
		return text;
	}

	private static @Nullable String text(ObjectNode json, String field) {
		JsonNode value = json.path(field);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		require(value.isString(), "'%s' must be a string".formatted(field));
		return value.stringValue();
	}

	private static void require(boolean condition, String detail) {
		if (!condition) {
			throw new ServiceException(400, detail);
		}
	}

}
