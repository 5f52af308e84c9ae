package ai.eyepop.emulator.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.event.Events;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.emulator.service.data.ChangeEvent;

/**
 * Event sockets (wire protocol section 10) and what is done to them on command. The last
 * 1,000 are remembered.
 */
final class EventHub implements Events {

	private static final Logger logger = LoggerFactory.getLogger(EventHub.class);

	private static final int MAX_SOCKETS = 1000;

	private static final int MAX_FRAME = 64 * 1024;

	private static final int POLICY_VIOLATION = 1008;

	private static final int NOT_UNDERSTOOD = 1003;

	private final ConcurrentLinkedDeque<EventSocket> sockets = new ConcurrentLinkedDeque<>();

	private final AtomicLong sequence = new AtomicLong();

	private final Gate gate;

	private final String account;

	private final Duration authorizationTimeout;

	private volatile Duration interval = Duration.ZERO;

	private int refusals;

	private int refusalStatus;

	EventHub(Gate gate, String account, Duration authorizationTimeout) {
		this.gate = gate;
		this.account = account;
		this.authorizationTimeout = authorizationTimeout;
	}

	/**
	 * Answer a handshake.
	 * @return the answer: a refusal if one is on command
	 */
	synchronized Answer handshake() {
		if (this.refusals > 0) {
			this.refusals--;
			return Answer.error(this.refusalStatus, "The handshake was refused on command");
		}
		return new Answer.Socket(this::serve);
	}

	/**
	 * End what is on command, and forget sockets that are closed.
	 */
	synchronized void reset() {
		this.refusals = 0;
		this.interval = Duration.ZERO;
		this.sockets.removeIf((socket) -> !socket.isOpen());
	}

	private Mono<Void> serve(WebsocketInbound in, WebsocketOutbound out) {
		EventSocket socket = new EventSocket(this.sequence.incrementAndGet());
		in.withConnection(socket::attach);
		if (this.gate.isOpen()) {
			socket.authorize();
		}
		add(socket);
		Mono<Void> reading = in.aggregateFrames(MAX_FRAME)
			.receiveFrames()
			.doOnNext((frame) -> received(frame, socket))
			.onErrorResume((ex) -> {
				logger.debug("An event socket broke", ex);
				return Mono.empty();
			})
			.then();
		Mono<Void> deadline = Mono.delay(this.authorizationTimeout).doOnNext((tick) -> {
			if (!socket.isAuthorized()) {
				socket.close(POLICY_VIOLATION, "No valid authorization came in time");
			}
		}).then(Mono.never());
		Mono<Void> writing = out.sendObject(socket.frames(() -> this.interval), (frame) -> true)
			.then()
			.then(Mono.defer(() -> socket.end(out)));
		return Mono.firstWithSignal(reading, writing, deadline);
	}

	private void add(EventSocket socket) {
		this.sockets.add(socket);
		while (this.sockets.size() > MAX_SOCKETS) {
			this.sockets.poll();
		}
	}

	private void received(WebSocketFrame frame, EventSocket socket) {
		if (frame instanceof PongWebSocketFrame) {
			socket.pong();
		}
		else if (frame instanceof TextWebSocketFrame text) {
			received(text.text(), socket);
		}
		else {
			socket.close(NOT_UNDERSTOOD, "Frames must be text");
		}
	}

	private void received(String text, EventSocket socket) {
		JsonNode json;
		try {
			json = JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			socket.close(NOT_UNDERSTOOD, "A frame is not JSON");
			return;
		}
		if (json.path("authorization").isString()) {
			if (this.gate.isValid(json.path("authorization").stringValue())) {
				socket.authorize();
			}
		}
		else if (socket.isAuthorized()) {
			change(json.path("subscribe"), "account_uuid", socket.accounts()::add);
			change(json.path("subscribe"), "dataset_uuid", socket.datasets()::add);
			change(json.path("unsubscribe"), "account_uuid", socket.accounts()::remove);
			change(json.path("unsubscribe"), "dataset_uuid", socket.datasets()::remove);
		}
	}

	private static void change(JsonNode wish, String member, Consumer<String> change) {
		if (wish.path(member).isString()) {
			change.accept(wish.path(member).stringValue());
		}
	}

	/**
	 * Send an event to those that are subscribed to what it concerns, once to each.
	 * @param event the event
	 */
	void publish(ChangeEvent event) {
		@Nullable String text = null;
		for (EventSocket socket : this.sockets) {
			if (socket.isOpen() && socket.wants(event)) {
				text = (text != null) ? text : new String(Json.bytes(event.toJson()), StandardCharsets.UTF_8);
				socket.send(text);
			}
		}
	}

	List<EventSocketSnapshot> snapshots() {
		return this.sockets.stream().map(EventSocket::snapshot).toList();
	}

	@Override
	public int cut() {
		return each(false, EventSocket::cut);
	}

	@Override
	public int close(int code, String reason) {
		require(code >= 1000 && code <= 4999 && WebSocketCloseStatus.isValidStatusCode(code),
				"code must be 1000 to 4999, and one that may be sent");
		require(reason.getBytes(StandardCharsets.UTF_8).length <= 123, "reason must have up to 123 bytes");
		return each(false, (socket) -> socket.close(code, reason));
	}

	@Override
	public synchronized void refuseHandshakes(int times, int status) {
		require(times >= 0, "times must be 0 or more");
		require(status >= 400 && status <= 599, "status must be 400 to 599");
		this.refusals = times;
		this.refusalStatus = status;
	}

	@Override
	public int sendLost() {
		return each(true, (socket) -> {
			List<String> accounts = List.copyOf(socket.accounts());
			String lost = accounts.isEmpty() ? this.account : accounts.get(0);
			socket.send(String.valueOf(Json.object().put("change_type", "events_lost").put("account_uuid", lost)));
		});
	}

	@Override
	public int send(String text) {
		return each(true, (socket) -> socket.send(text));
	}

	@Override
	public int ping() {
		return each(false, EventSocket::ping);
	}

	@Override
	public void slow(Duration interval) {
		require(!interval.isNegative(), "interval must not be negative");
		this.interval = interval;
	}

	private int each(boolean authorized, Consumer<EventSocket> action) {
		List<EventSocket> chosen = this.sockets.stream()
			.filter((socket) -> socket.isOpen() && (socket.isAuthorized() || !authorized))
			.toList();
		chosen.forEach(action);
		return chosen.size();
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
