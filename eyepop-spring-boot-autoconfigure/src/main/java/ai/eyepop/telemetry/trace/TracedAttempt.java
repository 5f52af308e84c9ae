package ai.eyepop.telemetry.trace;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/**
 * One attempt of a request, watched from its beginning until the last byte of its answer
 * was read, or until it fails or is canceled. Its bytes are counted, not kept.
 */
final class TracedAttempt {

	private static final String REQUEST_ID = "X-Request-Id";

	private static final int LONGEST_PATH = 1024;

	private final ClientRequest request;

	private final Clock clock;

	private final Consumer<RequestTrace> listener;

	private final long start;

	private final LongAdder sent = new LongAdder();

	private final LongAdder received = new LongAdder();

	private final AtomicBoolean finished = new AtomicBoolean();

	private volatile @Nullable Head head;

	/**
	 * Begin an attempt.
	 * @param request the request as it is sent
	 * @param clock tells the current time
	 * @param listener is told once, when the attempt is finished
	 */
	TracedAttempt(ClientRequest request, Clock clock, Consumer<RequestTrace> listener) {
		this.request = request;
		this.clock = clock;
		this.listener = listener;
		this.start = clock.millis();
	}

	Mono<ClientResponse> exchange(ExchangeFunction next) {
		ClientRequest counted = ClientRequest.from(this.request)
			.body((message, context) -> this.request.body().insert(CountingRequest.of(message, this.sent), context))
			.build();
		return next.exchange(counted)
			.map(this::answered)
			.doOnError((failure) -> finish(TraceResult.of(failure)))
			.doOnCancel(() -> finish(TraceResult.OTHER));
	}

	private ClientResponse answered(ClientResponse response) {
		this.head = new Head(response.statusCode().value(), this.clock.millis());
		return response.mutate()
			.body((body) -> body.doOnNext((buffer) -> this.received.add(buffer.readableByteCount()))
				.doOnComplete(() -> finish(TraceResult.SUCCESS))
				.doOnError((failure) -> finish(TraceResult.of(failure)))
				.doOnCancel(() -> finish(TraceResult.OTHER)))
			.build();
	}

	private void finish(TraceResult result) {
		if (this.finished.compareAndSet(false, true)) {
			this.listener.accept(trace(result, this.clock.millis(), this.head));
		}
	}

	private RequestTrace trace(TraceResult result, long end, @Nullable Head head) {
		URI url = this.request.url();
		// a clock may be set back meanwhile
		long wait = Math.max(0, ((head != null) ? head.time() : end) - this.start);
		long process = (head != null) ? Math.max(0, end - head.time()) : 0;
		// no more of an answer that is no success may be of interest than its beginning
		boolean refused = head != null && head.status() >= HttpStatus.MULTIPLE_CHOICES.value();
		return new RequestTrace(this.request.method(), this.start, this.request.headers().getFirst(REQUEST_ID),
				refused ? TraceResult.STATUS : result, (head != null) ? head.status() : 0, host(url), path(url), wait,
				process, this.sent.sum(), this.received.sum());
	}

	private static @Nullable String host(URI url) {
		// not the authority, which may hold a password
		return (url.getPort() >= 0) ? url.getHost() + ":" + url.getPort() : url.getHost();
	}

	private static String path(URI url) {
		String path = url.getRawPath();
		return path.substring(0, Math.min(path.length(), LONGEST_PATH));
	}

	/**
	 * The head of the answer.
	 *
	 * @param status its status
	 * @param time when it arrived, in milliseconds since 1970
	 */
	private record Head(int status, long time) {

	}

}
