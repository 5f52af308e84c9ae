package ai.eyepop.autoconfigure.actuate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;
import ai.eyepop.worker.EndpointState;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerStatus;

/**
 * Indicator for the health of a worker: its session, or else its pipelines.
 */
class WorkerHealthIndicator extends EndpointHealthIndicator<WorkerEndpoint> {

	WorkerHealthIndicator(Supplier<@Nullable WorkerEndpoint> endpoint, RecentLook look, FailureMemory memory,
			Secrets secrets) {
		super(endpoint, look, memory, secrets);
	}

	@Override
	@Nullable Knowledge knowledge(WorkerEndpoint endpoint) {
		WorkerStatus status = endpoint.status();
		return (status != null)
				? new Knowledge(status.connection(), failure(status), status.connectedAt(), details(status)) : null;
	}

	private static @Nullable Failure failure(WorkerStatus status) {
		List<EndpointState> endpoints = status.endpoints();
		if (endpoints.isEmpty() || endpoints.stream().anyMatch(EndpointState::isHealthy)) {
			// what failed before it was connected anew is over
			return (status.connection() != ConnectionState.CONNECTED) ? Failure.of(status.lastFailure()) : null;
		}
		return new Failure("No pipeline is healthy, after: %s".formatted(endpoints.stream()
			.map(EndpointState::lastFailure)
			.filter(Objects::nonNull)
			.map(LastFailure::message)
			.findFirst()
			.orElse("a failure")), null);
	}

	private static Map<String, Object> details(WorkerStatus status) {
		Details details = new Details().add("session", status.sessionUuid())
			.add("url", status.url())
			.add("connectedAt", status.connectedAt());
		if (!status.endpoints().isEmpty()) {
			details.add("pipelines",
					new Details().add("healthy", status.endpoints().stream().filter(EndpointState::isHealthy).count())
						.add("known", status.endpoints().size())
						.toMap());
		}
		return details.add(status.jobs()).toMap();
	}

	@Override
	Mono<Void> look(WorkerEndpoint endpoint) {
		return endpoint.checkHealth();
	}

}
