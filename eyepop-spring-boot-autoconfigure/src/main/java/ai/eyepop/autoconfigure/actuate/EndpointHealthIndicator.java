package ai.eyepop.autoconfigure.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.Failures;
import ai.eyepop.http.LastFailure;

/**
 * Base of indicators for the health of endpoints. They make and connect nothing, and look
 * at a service that is connected only.
 *
 * @param <E> type of the endpoint
 */
abstract class EndpointHealthIndicator<E> implements ReactiveHealthIndicator {

	private final Supplier<@Nullable E> endpoint;

	private final RecentLook look;

	private final FailureMemory memory;

	private final ShownValues shown;

	EndpointHealthIndicator(Supplier<@Nullable E> endpoint, RecentLook look, FailureMemory memory, Secrets secrets) {
		this.endpoint = endpoint;
		this.look = look;
		this.memory = memory;
		this.shown = new ShownValues(secrets, List.of());
	}

	/**
	 * Return what the endpoint knows about itself.
	 * @param endpoint the endpoint
	 * @return what is known; {@code null} from a mock of the application
	 */
	abstract @Nullable Knowledge knowledge(E endpoint);

	/**
	 * Look at what the endpoint is connected to.
	 * @param endpoint the endpoint
	 * @return completes if that is well
	 */
	abstract Mono<Void> look(E endpoint);

	@Override
	public final Mono<Health> health() {
		return Mono.defer(this::current)
			.onErrorResume((failure) -> Mono.just(down(Failures.describe(failure), Map.of())))
			.map(this::masked);
	}

	private Mono<Health> current() {
		E endpoint = this.endpoint.get();
		if (endpoint == null) {
			return Mono.just(unknown("Nothing has needed it so far", Map.of()));
		}
		Knowledge knowledge = knowledge(endpoint);
		if (knowledge == null) {
			return Mono.just(unknown("It tells nothing about itself", Map.of()));
		}
		if (knowledge.connection() == ConnectionState.DISCONNECTED) {
			return Mono.just(unknown("The application has disconnected it", knowledge.details()));
		}
		Failure failure = knowledge.failure();
		if (failure != null) {
			return Mono.just(believed(failure) ? down(failure.reason(), knowledge.details())
					: unknown("Nothing has tried it again since it failed: " + failure.reason(), knowledge.details()));
		}
		if (knowledge.connection() != ConnectionState.CONNECTED) {
			return Mono.just(unknown("It connects when it is first used", knowledge.details()));
		}
		return this.look.at(knowledge.subject(), look(endpoint))
			.then(Mono.fromSupplier(() -> Health.up().withDetails(knowledge.details()).build()))
			.onErrorResume((ex) -> Mono.just(down(Failures.describe(ex), knowledge.details())));
	}

	private boolean believed(Failure failure) {
		return failure.time() == null || this.memory.holds(failure.time());
	}

	private static Health unknown(String reason, Map<String, Object> details) {
		return Health.unknown().withDetail("reason", reason).withDetails(details).build();
	}

	private static Health down(String reason, Map<String, Object> details) {
		return Health.down().withDetail("reason", reason).withDetails(details).build();
	}

	private Health masked(Health health) {
		return Health.status(health.getStatus()).withDetails(this.shown.show("health", health.getDetails())).build();
	}

	/**
	 * What an endpoint knows about itself.
	 *
	 * @param connection how it stands with its service
	 * @param failure what is wrong, as far as the endpoint knows
	 * @param subject stands for the connection
	 * @param details more about it
	 */
	record Knowledge(ConnectionState connection, @Nullable Failure failure, @Nullable Object subject,
			Map<String, Object> details) {

	}

	/**
	 * What is wrong.
	 *
	 * @param reason what happened
	 * @param time when it happened; {@code null} if it goes on
	 */
	record Failure(String reason, @Nullable Instant time) {

		static @Nullable Failure of(@Nullable LastFailure failure) {
			return (failure != null)
					? new Failure("%s (at %s)".formatted(failure.message(), failure.time()), failure.time()) : null;
		}

	}

}
