package ai.eyepop.data.event;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;

/**
 * Hands what happens on the socket to all who listen, and keeps it open for them.
 */
final class DefaultDataEvents implements DataEvents {

	private static final Set<ChangeFamily> OF_ACCOUNTS = Set.of(ChangeFamily.DATASET, ChangeFamily.WORKFLOW,
			ChangeFamily.UNKNOWN);

	private static final Set<ChangeFamily> OF_DATASETS = Set.of(ChangeFamily.DATASET, ChangeFamily.ASSET,
			ChangeFamily.MODEL, ChangeFamily.UNKNOWN);

	private final EventSocket socket;

	private final Subscriptions subscriptions;

	private final SocketNews news;

	private final Scheduler timer;

	private final @Nullable String accountId;

	private final int bufferSize;

	private final Set<Listener> listeners = new LinkedHashSet<>();

	private Mono<Void> terminated = Mono.empty();

	private @Nullable Closing open;

	private @Nullable ConnectionDown down;

	private @Nullable LastFailure lastFailure;

	private boolean connected;

	private boolean closed;

	DefaultDataEvents(EventSocket socket, Subscriptions subscriptions, SocketNews news, Scheduler timer,
			@Nullable String accountId, int bufferSize) {
		this.socket = socket;
		this.subscriptions = subscriptions;
		this.news = news;
		this.timer = timer;
		this.accountId = accountId;
		this.bufferSize = bufferSize;
	}

	@Override
	public Flux<DataEvent> all(String... datasetUuids) {
		return listen(Arrays.stream(datasetUuids).map(Subject::dataset).distinct().toList(), (event) -> true);
	}

	@Override
	public Flux<DataEvent> account(String accountUuid) {
		Assert.hasText(accountUuid, "'accountUuid' must not be empty");
		return listen(List.of(Subject.account(accountUuid)), (event) -> event.family() == ChangeFamily.LOST
				|| (OF_ACCOUNTS.contains(event.family()) && accountUuid.equals(event.accountUuid())));
	}

	@Override
	public Flux<DataEvent> dataset(String datasetUuid) {
		Assert.hasText(datasetUuid, "'datasetUuid' must not be empty");
		return listen(List.of(Subject.dataset(datasetUuid)), (event) -> event.family() == ChangeFamily.LOST
				|| (OF_DATASETS.contains(event.family()) && datasetUuid.equals(event.datasetUuid())));
	}

	private Flux<DataEvent> listen(Collection<Subject> subjects, Predicate<ChangeEvent> filter) {
		return Flux.create((sink) -> {
			Listener listener = new Listener(subjects, filter, sink, Schedulers.boundedElastic(), this.bufferSize);
			add(listener);
			sink.onDispose(() -> remove(listener));
		}, FluxSink.OverflowStrategy.IGNORE);
	}

	private void add(Listener listener) {
		Flux<SocketSignal> opened = null;
		synchronized (this) {
			if (this.closed) {
				listener.end();
				return;
			}
			this.listeners.add(listener);
			if (this.down != null) {
				listener.down(this.down);
			}
			this.subscriptions.add(listener.subjects(), listener::ticket);
			if (this.open == null) {
				opened = open();
			}
		}
		this.news.tell();
		if (opened != null) {
			opened.subscribe();
		}
	}

	private Flux<SocketSignal> open() {
		Closing closing = new Closing();
		Sinks.Empty<Void> end = Sinks.empty();
		Mono<Void> before = this.terminated;
		this.open = closing;
		this.terminated = end.asMono();
		tellLater(ConnectionState.CONNECTING);
		return before.thenMany(this.socket.open(closing))
			.doOnNext((signal) -> happened(signal, closing))
			.doFinally((signal) -> end.tryEmitEmpty());
	}

	private void happened(SocketSignal signal, Closing closing) {
		synchronized (this) {
			if (this.open == closing) {
				happened(signal);
			}
		}
		this.news.tell();
	}

	private void tellLater(ConnectionState state) {
		this.news.add((listener) -> listener.onSocketState(state));
	}

	private void happened(SocketSignal signal) {
		if (signal instanceof SocketSignal.Confirmed confirmation) {
			if (!this.connected) {
				tellLater(ConnectionState.CONNECTED);
			}
			this.connected = true;
			this.down = null;
			this.lastFailure = null;
			this.listeners.forEach((listener) -> listener.confirmed(confirmation.ticket()));
		}
		else if (signal instanceof SocketSignal.Changed change) {
			String type = change.event().type().isKnown() ? change.event().type().value() : "unknown";
			this.news.add((listener) -> listener.onEvent(type));
			this.listeners.forEach((listener) -> listener.changed(change.event()));
		}
		else if (signal instanceof SocketSignal.Down failure) {
			this.connected = false;
			this.down = failure.event();
			this.lastFailure = LastFailure.of(failure.event().cause(),
					Instant.ofEpochMilli(this.timer.now(TimeUnit.MILLISECONDS)));
			tellLater(ConnectionState.FAILED);
			this.listeners.forEach((listener) -> listener.down(failure.event()));
		}
	}

	private void remove(Listener listener) {
		Closing unused = null;
		synchronized (this) {
			if (!this.listeners.remove(listener)) {
				return;
			}
			this.subscriptions.remove(listener.subjects());
			if (this.listeners.isEmpty()) {
				unused = release(ConnectionState.NEW);
			}
		}
		this.news.tell();
		if (unused != null) {
			unused.begin();
		}
	}

	private @Nullable Closing release(ConnectionState state) {
		Closing unused = this.open;
		if (unused != null) {
			tellLater(state);
		}
		this.open = null;
		this.down = null;
		this.lastFailure = null;
		this.connected = false;
		return unused;
	}

	@Override
	public @Nullable String accountId() {
		return this.accountId;
	}

	@Override
	public synchronized boolean isConnected() {
		return this.connected;
	}

	@Override
	public synchronized EventStatus status() {
		return new EventStatus(state(), this.listeners.size(), this.lastFailure);
	}

	private ConnectionState state() {
		if (this.closed) {
			return ConnectionState.DISCONNECTED;
		}
		if (this.open == null) {
			return ConnectionState.NEW;
		}
		if (this.connected) {
			return ConnectionState.CONNECTED;
		}
		return (this.down != null) ? ConnectionState.FAILED : ConnectionState.CONNECTING;
	}

	@Override
	public void close() {
		Closing unused;
		synchronized (this) {
			this.closed = true;
			unused = release(ConnectionState.DISCONNECTED);
			this.listeners.forEach(Listener::end);
			this.listeners.clear();
		}
		this.news.tell();
		if (unused != null) {
			unused.begin();
		}
	}

}
