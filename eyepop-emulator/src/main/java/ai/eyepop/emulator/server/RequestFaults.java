package ai.eyepop.emulator.server;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import reactor.core.publisher.Mono;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.service.ComputeSessions;
import ai.eyepop.emulator.service.Tokens;

/**
 * Faults that strike a request before it is handled.
 */
final class RequestFaults {

	private static final Pattern PIPELINE = Pattern.compile("/pipelines/([^/?]+)");

	private final Tokens tokens;

	private final ComputeSessions sessions;

	RequestFaults(Tokens tokens, ComputeSessions sessions) {
		this.tokens = tokens;
		this.sessions = sessions;
	}

	/**
	 * Strike a request.
	 * @param strike what strikes it
	 * @param exchange the request
	 * @param handling how it would be handled
	 * @return what is answered
	 */
	Mono<Answer> apply(FaultBook.Strike strike, Exchange exchange, Supplier<Mono<Answer>> handling) {
		Fault fault = strike.fault();
		Mono<Answer> answer = Mono.defer(() -> switch (fault.effect()) {
			case STATUS -> afterBody(fault, exchange, status(fault));
			case RESET -> afterBody(fault, exchange, new Answer.Reset());
			case STALL -> strike.cleared().then(Mono.defer(handling));
			case EXPIRED_TOKEN -> afterBody(fault, exchange, expireToken(exchange));
			case PIPELINE_GONE -> afterBody(fault, exchange, deletePipeline(exchange));
			default -> handling.get();
		});
		return fault.delay().isZero() ? answer : Mono.delay(fault.delay()).then(answer);
	}

	private static Mono<Answer> afterBody(Fault fault, Exchange exchange, Answer answer) {
		return fault.early() ? Mono.just(answer) : exchange.body(Long.MAX_VALUE).then(Mono.just(answer));
	}

	private static Answer status(Fault fault) {
		String body = fault.body();
		if (body == null) {
			Answer.Whole usual = (Answer.Whole) Answer.error(fault.status(), "A fault on command");
			return new Answer.Faulty(fault.status(), String.valueOf(usual.body()), "application/json",
					fault.retryAfter());
		}
		return new Answer.Faulty(fault.status(), body, null, fault.retryAfter());
	}

	private Answer expireToken(Exchange exchange) {
		String bearer = exchange.bearer();
		if (bearer != null) {
			this.tokens.expire(bearer);
		}
		return Answer.error(401, "The access token has expired");
	}

	private Answer deletePipeline(Exchange exchange) {
		Matcher matcher = PIPELINE.matcher(exchange.path());
		if (matcher.find()) {
			this.sessions.losePipeline(matcher.group(1));
		}
		return Answer.error(404, "There is no such pipeline any more");
	}

}
