package ai.eyepop.emulator.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.Connection;
import reactor.netty.http.websocket.WebsocketOutbound;

import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.emulator.service.data.ChangeEvent;

/**
 * Event socket with what it is subscribed to.
 */
final class EventSocket {

	private static final int MAX_REMEMBERED = 1000;

	private final Sinks.Many<Outgoing> outgoing = Sinks.many().unicast().onBackpressureBuffer();

	private final Set<String> accounts = new ConcurrentSkipListSet<>();

	private final Set<String> datasets = new ConcurrentSkipListSet<>();

	private final AtomicLong sent = new AtomicLong();

	private final Deque<String> lastSent = new ArrayDeque<>();

	private final AtomicLong pongs = new AtomicLong();

	private final long id;

	private volatile boolean open = true;

	private volatile boolean authorized;

	private volatile int closeCode;

	private volatile String closeReason = "";

	private volatile @Nullable Connection connection;

	EventSocket(long id) {
		this.id = id;
	}

	void attach(Connection connection) {
		this.connection = connection;
		connection.onDispose(() -> this.open = false);
	}

	boolean isOpen() {
		return this.open;
	}

	boolean isAuthorized() {
		return this.authorized;
	}

	void authorize() {
		this.authorized = true;
	}

	Set<String> accounts() {
		return this.accounts;
	}

	Set<String> datasets() {
		return this.datasets;
	}

	void pong() {
		this.pongs.incrementAndGet();
	}

	/**
	 * Return the frames to send.
	 * @param interval what tells the pause before the next
	 * @return the frames; ends when the socket is to be closed
	 */
	Flux<WebSocketFrame> frames(Supplier<Duration> interval) {
		// frames are made last: concatMap may discard what it has handed on already
		return this.outgoing.asFlux().concatMap((next) -> {
			Duration pause = interval.get();
			return pause.isZero() ? Mono.just(next) : Mono.delay(pause).thenReturn(next);
		}, 1).map(this::frame);
	}

	private WebSocketFrame frame(Outgoing next) {
		if (next.text() == null) {
			return new PingWebSocketFrame(Unpooled.EMPTY_BUFFER);
		}
		remember(next.text());
		return new TextWebSocketFrame(next.text());
	}

	private void remember(String text) {
		synchronized (this.lastSent) {
			this.sent.incrementAndGet();
			this.lastSent.add(text);
			if (this.lastSent.size() > MAX_REMEMBERED) {
				this.lastSent.poll();
			}
		}
	}

	/**
	 * Return whether an event concerns what the socket is subscribed to.
	 * @param event the event
	 * @return whether it is to be sent
	 */
	boolean wants(ChangeEvent event) {
		String dataset = event.datasetUuid();
		return event.concernsAccounts() && this.accounts.contains(event.accountUuid())
				|| event.concernsDatasets() && dataset != null && this.datasets.contains(dataset);
	}

	synchronized void send(String text) {
		this.outgoing.tryEmitNext(new Outgoing(text));
	}

	synchronized void ping() {
		this.outgoing.tryEmitNext(new Outgoing(null));
	}

	synchronized void close(int code, String reason) {
		if (this.closeCode == 0) {
			this.closeCode = code;
			this.closeReason = reason;
			this.outgoing.tryEmitComplete();
		}
	}

	/**
	 * Tell the peer that this is the end, and close the connection when it knows.
	 * @param out where to tell it
	 * @return completes when the connection is closed
	 */
	Mono<Void> end(WebsocketOutbound out) {
		Connection attached = this.connection;
		return (attached != null) ? new ClosingHandshake(attached).perform(out, this.closeCode, this.closeReason)
				: Mono.empty();
	}

	void cut() {
		Connection attached = this.connection;
		if (attached != null) {
			Listener.reset(attached.channel());
		}
	}

	EventSocketSnapshot snapshot() {
		synchronized (this.lastSent) {
			return new EventSocketSnapshot(this.id, this.open, this.authorized, List.copyOf(this.accounts),
					List.copyOf(this.datasets), this.sent.get(), List.copyOf(this.lastSent), this.pongs.get(),
					this.closeCode);
		}
	}

	/**
	 * Frame to be sent.
	 *
	 * @param text the text, {@code null} for a ping
	 */
	private record Outgoing(@Nullable String text) {
	}

}
