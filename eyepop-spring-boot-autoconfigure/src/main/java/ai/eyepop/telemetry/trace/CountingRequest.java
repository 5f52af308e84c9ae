package ai.eyepop.telemetry.trace;

import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts the bytes of a body on their way to the connection, without touching them.
 */
class CountingRequest extends ClientHttpRequestDecorator {

	private final LongAdder bytes;

	private CountingRequest(ClientHttpRequest request, LongAdder bytes) {
		super(request);
		this.bytes = bytes;
	}

	/**
	 * Wrap a request. One that can send a file without a copy still can.
	 * @param request the request
	 * @param bytes what is added to
	 * @return a new request
	 */
	static CountingRequest of(ClientHttpRequest request, LongAdder bytes) {
		return (request instanceof ZeroCopyHttpOutputMessage zeroCopy) ? new ZeroCopy(request, zeroCopy, bytes)
				: new CountingRequest(request, bytes);
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return super.writeWith(counted(body));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return super.writeAndFlushWith(Flux.from(body).map(this::counted));
	}

	private Publisher<? extends DataBuffer> counted(Publisher<? extends DataBuffer> body) {
		// what comes in one is sent in one
		return (body instanceof Mono<? extends DataBuffer> mono) ? mono.doOnNext(this::count)
				: Flux.from(body).doOnNext(this::count);
	}

	private void count(DataBuffer buffer) {
		this.bytes.add(buffer.readableByteCount());
	}

	/**
	 * A request that can send a file without a copy.
	 */
	private static final class ZeroCopy extends CountingRequest implements ZeroCopyHttpOutputMessage {

		private final ZeroCopyHttpOutputMessage request;

		private final LongAdder bytes;

		private ZeroCopy(ClientHttpRequest request, ZeroCopyHttpOutputMessage zeroCopy, LongAdder bytes) {
			super(request, bytes);
			this.request = zeroCopy;
			this.bytes = bytes;
		}

		@Override
		public Mono<Void> writeWith(Path file, long position, long count) {
			// nobody sees how much of a file has left before all has
			return this.request.writeWith(file, position, count).doOnSuccess((done) -> this.bytes.add(count));
		}

	}

}
