package ai.eyepop.emulator.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultEffect;
import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.pop.InvalidPopException;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.InvalidFieldException;

/**
 * Front of the server: takes a request to its route, turns refusals into answers, records
 * the request and cleans up after it, however it ends, and before the client can see the
 * end of the answer.
 */
final class Front {

	private static final Logger logger = LoggerFactory.getLogger(Front.class);

	private static final String REQUEST_ID = "X-Request-Id";

	private final Router router;

	private final Gate gate;

	private final RequestLog requestLog;

	private final FaultBook faults;

	private final RequestFaults requestFaults;

	private final Endpoints endpoints;

	private final Books books;

	Front(Router router, Gate gate, RequestLog requestLog, FaultBook faults, RequestFaults requestFaults,
			Endpoints endpoints, Books books) {
		this.books = books;
		this.router = router;
		this.gate = gate;
		this.requestLog = requestLog;
		this.faults = faults;
		this.requestFaults = requestFaults;
		this.endpoints = endpoints;
	}

	/**
	 * Handle a request.
	 * @param endpoint the number of the endpoint that it came to
	 * @param request the request
	 * @param response where its answer goes
	 * @return a signal of the end
	 */
	Mono<Void> handle(int endpoint, HttpServerRequest request, HttpServerResponse response) {
		Exchange exchange = new Exchange(request, endpoint);
		this.books.request(exchange);
		CredentialKind credential = this.gate.kind(exchange);
		AtomicReference<@Nullable RecordedRequest> recorded = new AtomicReference<>();
		AnswerRecord record = (this.books.recordsAnswers() && !exchange.isHandshake()) ? this.books.beginAnswer()
				: null;
		FaultBook.Strike strike = this.faults.choose(exchange);
		return Mono.defer(() -> answer(exchange, strike))
			.onErrorResume((ex) -> (ex instanceof AbortedException) ? Mono.empty()
					: Mono.just(refusal(ex, exchange, response)))
			.flatMap((answer) -> (answer instanceof Answer.Whole) ? exchange.drain().thenReturn(answer)
					: Mono.just(answer))
			.flatMap((answer) -> struck(answer, strike))
			.flatMap((sending) -> {
				recorded.set(this.requestLog.add(exchange, credential, sending.answer().status()));
				return send(sending, exchange, response, record);
			})
			.doFinally((signal) -> {
				RecordedRequest answered = recorded.get();
				RecordedRequest known = (answered != null) ? answered : this.requestLog.add(exchange, credential, 0);
				exchange.close();
				if (record != null) {
					FaultEffect effect = (strike != null && strike.hasHit()) ? strike.fault().effect() : null;
					this.books.endAnswer(record.end(known, endpoint, signal == SignalType.ON_COMPLETE, effect));
				}
			});
	}

	private Mono<Answer> answer(Exchange exchange, FaultBook.@Nullable Strike strike) {
		if (exchange.isToWorker() && exchange.endpoint() != Endpoints.NONE
				&& !this.endpoints.isUp(exchange.endpoint())) {
			return Mono.just(new Answer.Reset());
		}
		return (strike != null && strike.hitsRequest())
				? this.requestFaults.apply(strike, exchange, () -> this.router.route(exchange))
				: this.router.route(exchange);
	}

	private static Mono<Sending> struck(Answer answer, FaultBook.@Nullable Strike strike) {
		if (strike == null || !strike.hitsAnswer(answer)) {
			return Mono.just(new Sending(answer, null));
		}
		Fault fault = strike.fault();
		Mono<Sending> sending = fault.isOnLines() ? Mono.just(new Sending(answer, strike))
				: strike.cleared().thenReturn(new Sending(answer, null));
		return fault.delay().isZero() ? sending : Mono.delay(fault.delay()).then(sending);
	}

	private static Answer refusal(Throwable ex, Exchange exchange, HttpServerResponse response) {
		if (ex instanceof ServiceException refusal) {
			return Answer.error(refusal.status(), String.valueOf(refusal.getMessage()));
		}
		if (ex instanceof InvalidFieldException refusal) {
			return Answer.invalid(String.valueOf(refusal.getMessage()), refusal.location());
		}
		if (ex instanceof InvalidPopException) {
			return Answer.error(400, String.valueOf(ex.getMessage()));
		}
		if (ex instanceof MethodNotAllowedException refusal) {
			response.header(HttpHeaderNames.ALLOW, refusal.allowed());
			return Answer.error(405, String.valueOf(ex.getMessage()));
		}
		logger.warn("{} {} failed", exchange.method(), exchange.path(), ex);
		return Answer.error(500, "The emulator failed: see its log");
	}

	private static Mono<Void> send(Sending sending, Exchange exchange, HttpServerResponse response,
			@Nullable AnswerRecord record) {
		Answer answer = sending.answer();
		if (answer instanceof Answer.Reset) {
			return reset(response, Listener::reset).then();
		}
		if (answer instanceof Answer.Socket socket) {
			return response.sendWebsocket(socket.handler()).then();
		}
		response.status(answer.status());
		String requestId = exchange.header(REQUEST_ID);
		if (requestId != null) {
			response.header(REQUEST_ID, requestId);
		}
		if (answer instanceof Answer.Faulty faulty) {
			return send(faulty, exchange, response);
		}
		if (answer instanceof Answer.Bytes bytes) {
			response.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(bytes.length()));
		}
		if (!(answer instanceof Answer.Whole) || sending.strike() != null) {
			return sendLines(sending, exchange, response, record);
		}
		exchange.close();
		JsonNode body = ((Answer.Whole) answer).body();
		if (body == null) {
			return response.send().then();
		}
		return response.header(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
			.sendByteArray(Mono.just(Json.bytes(body)))
			.then();
	}

	private static Mono<Void> send(Answer.Faulty answer, Exchange exchange, HttpServerResponse response) {
		exchange.close();
		if (answer.contentType() != null) {
			response.header(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
		}
		if (answer.retryAfter() != null) {
			response.header(HttpHeaderNames.RETRY_AFTER, answer.retryAfter());
		}
		if (answer.body().isEmpty()) {
			return response.send().then();
		}
		return response.sendByteArray(Mono.just(answer.body().getBytes(StandardCharsets.UTF_8))).then();
	}

	private static Mono<Void> sendLines(Sending sending, Exchange exchange, HttpServerResponse response,
			@Nullable AnswerRecord record) {
		String contentType = "application/json";
		String sourceId = "";
		Flux<byte[]> lines;
		if (sending.answer() instanceof Answer.Lines answer) {
			contentType = "application/jsonl";
			sourceId = answer.sourceId();
			lines = answer.lines().map(Front::line);
		}
		else if (sending.answer() instanceof Answer.Bytes answer) {
			contentType = answer.contentType();
			lines = answer.pieces();
		}
		else if (sending.answer() instanceof Answer.Stream answer) {
			contentType = answer.contentType();
			lines = answer.pieces();
		}
		else {
			lines = Mono.justOrEmpty(((Answer.Whole) sending.answer()).body()).map(Json::bytes).flux();
		}
		if (sending.strike() != null) {
			lines = new LineFaults(sending.strike(), sourceId, reset(response, Front::resetAfterFlush)).apply(lines);
			if (sending.answer() instanceof Answer.Bytes) {
				// fewer bytes than were announced: nothing else ends the answer
				lines = lines.concatWith(reset(response, Front::closeAfterFlush));
			}
		}
		if (record != null && sending.answer() instanceof Answer.Lines) {
			record.begin(sourceId);
			lines = lines.doOnNext(record::sent).doOnComplete(record::complete);
		}
		return response.header(HttpHeaderNames.CONTENT_TYPE, contentType)
			.send(lines.map(Unpooled::wrappedBuffer).doOnTerminate(exchange::close), (buffer) -> true)
			.then();
	}

	private static Mono<byte[]> reset(HttpServerResponse response, Consumer<Channel> how) {
		return Mono
			.<byte[]>fromRunnable(() -> response.withConnection((connection) -> how.accept(connection.channel())))
			.then(Mono.never());
	}

	private static void closeAfterFlush(Channel channel) {
		channel.eventLoop()
			.execute(() -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
	}

	private static void resetAfterFlush(Channel channel) {
		channel.eventLoop()
			.execute(() -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
				.addListener((future) -> Listener.reset(channel)));
	}

	private static byte[] line(JsonNode line) {
		byte[] json = Json.bytes(line);
		byte[] withEnd = Arrays.copyOf(json, json.length + 1);
		withEnd[json.length] = '\n';
		return withEnd;
	}

	/**
	 * Answer on its way.
	 *
	 * @param answer the answer
	 * @param strike what strikes its lines, or {@code null} if nothing does
	 */
	private record Sending(Answer answer, FaultBook.@Nullable Strike strike) {
	}

}
