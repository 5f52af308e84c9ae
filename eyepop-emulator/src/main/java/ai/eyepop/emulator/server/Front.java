package ai.eyepop.emulator.server;

import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.pop.InvalidPopException;
import ai.eyepop.emulator.service.ServiceException;

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

	Front(Router router, Gate gate, RequestLog requestLog) {
		this.router = router;
		this.gate = gate;
		this.requestLog = requestLog;
	}

	Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
		Exchange exchange = new Exchange(request);
		CredentialKind credential = this.gate.kind(exchange);
		AtomicBoolean recorded = new AtomicBoolean();
		return Mono.defer(() -> this.router.route(exchange))
			.onErrorResume((ex) -> (ex instanceof AbortedException) ? Mono.empty()
					: Mono.just(refusal(ex, exchange, response)))
			.flatMap((answer) -> {
				recorded.set(true);
				this.requestLog.add(exchange, credential, answer.status());
				return send(answer, exchange, response);
			})
			.doFinally((signal) -> {
				if (recorded.compareAndSet(false, true)) {
					this.requestLog.add(exchange, credential, 0);
				}
				exchange.close();
			});
	}

	private static Answer refusal(Throwable ex, Exchange exchange, HttpServerResponse response) {
		if (ex instanceof ServiceException refusal) {
			return Answer.error(refusal.status(), String.valueOf(refusal.getMessage()));
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

	private static Mono<Void> send(Answer answer, Exchange exchange, HttpServerResponse response) {
		response.status(answer.status());
		String requestId = exchange.header(REQUEST_ID);
		if (requestId != null) {
			response.header(REQUEST_ID, requestId);
		}
		if (answer instanceof Answer.Lines lines) {
			return response.header(HttpHeaderNames.CONTENT_TYPE, "application/jsonl")
				.send(lines.lines().map(Front::line).doOnTerminate(exchange::close), (buffer) -> true)
				.then();
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

	private static ByteBuf line(JsonNode line) {
		return Unpooled.wrappedBuffer(Json.bytes(line), new byte[] { '\n' });
	}

}
