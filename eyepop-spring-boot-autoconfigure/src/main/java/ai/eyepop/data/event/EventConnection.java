package ai.eyepop.data.event;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.WireJson;

/**
 * Socket that is open. Pings confirm subscriptions, and tell a silent peer from a dead
 * one.
 */
final class EventConnection {

	private final URI url;

	private final Subscriptions subscriptions;

	private final EventSettings settings;

	private final Scheduler timer;

	private boolean confirmed;

	EventConnection(URI url, Subscriptions subscriptions, EventSettings settings, Scheduler timer) {
		this.url = url;
		this.subscriptions = subscriptions;
		this.settings = settings;
		this.timer = timer;
	}

	Flux<SocketSignal> use(WebsocketInbound in, WebsocketOutbound out, @Nullable Authorization authorization,
			Closing closing) {
		// what was read must not be lost when writing ends; reading notices the end
		Mono<Void> closed = out.sendObject(frames(authorization).takeUntilOther(closing.whenBegun()), (frame) -> true)
			.then()
			.onErrorComplete()
			.then(Mono.defer(() -> closing.hasBegun() ? close(out) : Mono.never()));
		return in.aggregateFrames((int) this.settings.maxFrameSize().toBytes())
			.receiveFrames()
			.map(this::received)
			.timeout(this.settings.pingInterval().plus(this.settings.pingTimeout()), this.timer)
			.flatMapIterable((signals) -> signals)
			.concatWith(in.receiveCloseStatus()
				.map(WebSocketCloseStatus::code)
				.defaultIfEmpty(WebSocketCloseStatus.ABNORMAL_CLOSURE.code())
				.flatMap((code) -> Mono.error(SocketFailures.closed(this.url, code, null))))
			.onErrorMap(IOException.class,
					(failure) -> SocketFailures.closed(this.url, WebSocketCloseStatus.ABNORMAL_CLOSURE.code(), failure))
			.takeUntilOther(closed);
	}

	private static Mono<Void> close(WebsocketOutbound out) {
		return out.sendClose(WebSocketCloseStatus.NORMAL_CLOSURE.code(), "").onErrorComplete();
	}

	private Flux<WebSocketFrame> frames(@Nullable Authorization authorization) {
		Flux<WebSocketFrame> commands = this.subscriptions.commands()
			.publishOn(this.timer)
			.map((command) -> (command.text() != null) ? new TextWebSocketFrame(command.text())
					: ping(command.ticket()));
		Flux<WebSocketFrame> pings = Flux.interval(this.settings.pingInterval(), this.timer)
			.onBackpressureDrop()
			.map((tick) -> ping(0));
		if (authorization == null) {
			return Flux.merge(commands, pings);
		}
		Flux<WebSocketFrame> again = authorization.replacements().map(EventConnection::authorize);
		return Flux.concat(Mono.fromSupplier(() -> authorize(authorization.current())),
				Flux.merge(commands, pings, again));
	}

	private static WebSocketFrame authorize(AccessToken token) {
		byte[] json = WireJson.write(Map.of("authorization", "Bearer " + token.value()));
		return new TextWebSocketFrame(Unpooled.wrappedBuffer(json));
	}

	private static WebSocketFrame ping(long ticket) {
		return new PingWebSocketFrame(Unpooled.wrappedBuffer(String.valueOf(ticket).getBytes(StandardCharsets.UTF_8)));
	}

	private List<SocketSignal> received(WebSocketFrame frame) {
		List<SocketSignal> signals = new ArrayList<>();
		if (frame instanceof PongWebSocketFrame) {
			this.confirmed = true;
			signals.add(new SocketSignal.Confirmed(ticket(frame.content())));
		}
		else if (frame instanceof TextWebSocketFrame text) {
			ChangeEvent event = ChangeReader.read(text.text());
			if (event != null) {
				if (!this.confirmed) {
					this.confirmed = true;
					signals.add(new SocketSignal.Confirmed(0));
				}
				signals.add(new SocketSignal.Changed(event));
			}
		}
		return signals;
	}

	private static long ticket(ByteBuf content) {
		String text = content.toString(StandardCharsets.UTF_8);
		return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
	}

}
