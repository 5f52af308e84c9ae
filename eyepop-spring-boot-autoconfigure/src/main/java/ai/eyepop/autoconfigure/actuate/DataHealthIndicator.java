package ai.eyepop.autoconfigure.actuate;

import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.DataStatus;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;

/**
 * Indicator for the health of the Data API: its services, and the socket of the change
 * events where somebody listens.
 */
class DataHealthIndicator extends EndpointHealthIndicator<DataEndpoint> {

	DataHealthIndicator(Supplier<@Nullable DataEndpoint> endpoint, RecentLook look, FailureMemory memory,
			Secrets secrets) {
		super(endpoint, look, memory, secrets);
	}

	@Override
	@Nullable Knowledge knowledge(DataEndpoint endpoint) {
		DataStatus status = endpoint.status();
		return (status != null) ? new Knowledge(connection(status), failure(status), status.dataUrl(), details(status))
				: null;
	}

	private static ConnectionState connection(DataStatus status) {
		// the place of the services may be one that was given
		boolean connected = status.connection() == ConnectionState.NEW
				&& status.events().connection() == ConnectionState.CONNECTED;
		return connected ? ConnectionState.CONNECTED : status.connection();
	}

	private static @Nullable Failure failure(DataStatus status) {
		Failure failure = Failure.of(status.lastFailure());
		// the socket is opened again and again for as long as somebody listens
		LastFailure socket = status.events().lastFailure();
		return (failure != null || socket == null) ? failure : new Failure(socket.message(), null);
	}

	private static Map<String, Object> details(DataStatus status) {
		return new Details().add("url", status.dataUrl()).add(status.events()).add(status.jobs()).toMap();
	}

	@Override
	Mono<Void> look(DataEndpoint endpoint) {
		return endpoint.checkHealth();
	}

}
