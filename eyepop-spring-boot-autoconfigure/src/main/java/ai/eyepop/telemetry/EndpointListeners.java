package ai.eyepop.telemetry;

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.HttpListener;
import ai.eyepop.internal.Listening;

/**
 * Tells several listeners about requests and sockets. One that fails is no obstacle.
 */
final class EndpointListeners implements HttpListener, SocketListener {

	private static final Log logger = LogFactory.getLog(EndpointListeners.class);

	private final List<EndpointListener> listeners;

	EndpointListeners(List<EndpointListener> listeners) {
		this.listeners = List.copyOf(listeners);
	}

	@Override
	public void onRetry(String reason) {
		tell((listener) -> listener.onRetry(reason));
	}

	@Override
	public void onTokenRefresh(@Nullable Throwable failure) {
		tell((listener) -> listener.onTokenRefresh(failure));
	}

	@Override
	public void onSent(long bytes) {
		tell((listener) -> listener.onSent(bytes));
	}

	@Override
	public void onReceived(long bytes) {
		tell((listener) -> listener.onReceived(bytes));
	}

	@Override
	public void onSocketState(ConnectionState state) {
		tell((listener) -> listener.onSocketState(state));
	}

	@Override
	public void onReconnect() {
		tell(EndpointListener::onReconnect);
	}

	@Override
	public void onEvent(String type) {
		tell((listener) -> listener.onEvent(type));
	}

	void onClosed() {
		tell(EndpointListener::onClosed);
	}

	private void tell(Consumer<EndpointListener> event) {
		Listening.tell(this.listeners, logger, event);
	}

}
