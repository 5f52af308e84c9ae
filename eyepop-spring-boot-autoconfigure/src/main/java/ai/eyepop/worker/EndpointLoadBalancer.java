package ai.eyepop.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.LastFailure;

/**
 * Spreads submissions over endpoints: one after the other, from a random one on. One that
 * failed is left alone for a while.
 */
final class EndpointLoadBalancer {

	private final List<Entry> entries;

	private final Duration downTime;

	private final Clock clock;

	private final AtomicInteger turn;

	/** Retries have turns of their own, so that first choices stay even. */
	private final AtomicInteger retryTurn = new AtomicInteger();

	/**
	 * Create a balancer.
	 * @param endpoints the endpoints, at least one
	 * @param downTime how long an endpoint is left alone after a failure
	 * @param clock tells the current time
	 * @param random decides where to begin
	 */
	EndpointLoadBalancer(List<PipelineEndpoint> endpoints, Duration downTime, Clock clock, RandomGenerator random) {
		this.entries = endpoints.stream().map(Entry::new).toList();
		this.downTime = downTime;
		this.clock = clock;
		this.turn = new AtomicInteger(random.nextInt(endpoints.size()));
	}

	/**
	 * Return the endpoint whose turn it is.
	 * @param tried endpoints that were tried already
	 * @return a healthy endpoint that was not tried; {@code null} if there is none
	 */
	@Nullable PipelineEndpoint next(Set<PipelineEndpoint> tried) {
		List<Entry> left = left(tried);
		AtomicInteger turn = tried.isEmpty() ? this.turn : this.retryTurn;
		return left.isEmpty() ? null : left.get(Math.floorMod(turn.getAndIncrement(), left.size())).endpoint;
	}

	/**
	 * Return whether there is still an endpoint to go to.
	 * @param tried endpoints that were tried already
	 * @return whether {@link #next} has one
	 */
	boolean hasNext(Set<PipelineEndpoint> tried) {
		return !left(tried).isEmpty();
	}

	/**
	 * Return the endpoint that has been left alone for longest, for those that have no
	 * other.
	 * @return an endpoint
	 */
	PipelineEndpoint any() {
		return this.entries.stream().min(Comparator.comparing(Entry::downUntilOrMin)).orElseThrow().endpoint;
	}

	private List<Entry> left(Set<PipelineEndpoint> tried) {
		Instant now = this.clock.instant();
		List<Entry> left = new ArrayList<>(this.entries.size());
		for (Entry entry : this.entries) {
			if (entry.isHealthy(now) && !tried.contains(entry.endpoint)) {
				left.add(entry);
			}
		}
		return left;
	}

	void failed(PipelineEndpoint endpoint, Throwable failure) {
		Instant now = this.clock.instant();
		entry(endpoint).failure = new Failure(now.plus(this.downTime), LastFailure.of(failure, now));
	}

	void succeeded(PipelineEndpoint endpoint) {
		Entry entry = entry(endpoint);
		if (entry.failure != null) {
			entry.failure = null;
		}
	}

	private Entry entry(PipelineEndpoint endpoint) {
		for (Entry entry : this.entries) {
			if (entry.endpoint.equals(endpoint)) {
				return entry;
			}
		}
		throw new IllegalArgumentException("Not one of these endpoints: " + endpoint);
	}

	/**
	 * Do something with each endpoint at once.
	 * @param work does it
	 * @return completes when one of them did it; fails with the first failure if none did
	 */
	Mono<Void> anyOf(Function<PipelineEndpoint, Mono<Void>> work) {
		return Flux.fromIterable(this.entries)
			.flatMap((entry) -> work.apply(entry.endpoint).then(Mono.<Throwable>empty()).onErrorResume(Mono::just))
			.collectList()
			.flatMap(
					(failures) -> (failures.size() < this.entries.size()) ? Mono.empty() : Mono.error(failures.get(0)));
	}

	List<EndpointState> states() {
		Instant now = this.clock.instant();
		return this.entries.stream().map((entry) -> entry.state(now)).toList();
	}

	/**
	 * An endpoint and its last failure.
	 */
	private static final class Entry {

		private final PipelineEndpoint endpoint;

		private volatile @Nullable Failure failure;

		private Entry(PipelineEndpoint endpoint) {
			this.endpoint = endpoint;
		}

		private boolean isHealthy(Instant now) {
			Failure failure = this.failure;
			return failure == null || !now.isBefore(failure.downUntil);
		}

		private Instant downUntilOrMin() {
			Failure failure = this.failure;
			return (failure != null) ? failure.downUntil : Instant.MIN;
		}

		private EndpointState state(Instant now) {
			Failure failure = this.failure;
			boolean healthy = failure == null || !now.isBefore(failure.downUntil);
			return new EndpointState(this.endpoint.baseUrl(), this.endpoint.pipelineId(),
					(failure == null || healthy) ? null : failure.downUntil, (failure != null) ? failure.last : null);
		}

	}

	/**
	 * A failure.
	 *
	 * @param downUntil time until which the endpoint is left alone
	 * @param last what happened
	 */
	private record Failure(Instant downUntil, LastFailure last) {

	}

}
