package ai.eyepop.worker;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import ai.eyepop.http.LastFailure;
import ai.eyepop.wire.TestClock;
import ai.eyepop.wire.TestRandom;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EndpointLoadBalancer}.
 */
class EndpointLoadBalancerTests {

	private static final PipelineEndpoint A = endpoint("a");

	private static final PipelineEndpoint B = endpoint("b");

	private static final PipelineEndpoint C = endpoint("c");

	private final TestClock clock = new TestClock();

	private final EndpointLoadBalancer balancer = balancer(0);

	@Test
	void oneComesAfterTheOther() {
		assertThat(IntStream.range(0, 6).mapToObj((i) -> this.balancer.next(Set.of()))).containsExactly(A, B, C, A, B,
				C);
	}

	@Test
	void chanceTellsWhereToBegin() {
		assertThat(balancer(1).next(Set.of())).isEqualTo(B);
		assertThat(balancer(2).next(Set.of())).isEqualTo(C);
	}

	@Test
	void oneThatFailedIsLeftAloneForAWhile() {
		this.balancer.failed(A, new IOException("cut"));
		assertThat(IntStream.range(0, 4).mapToObj((i) -> this.balancer.next(Set.of()))).doesNotContain(A);
		assertThat(this.balancer.states().get(0)).satisfies((state) -> {
			assertThat(state.isHealthy()).isFalse();
			assertThat(state.downUntil()).isEqualTo(TestClock.START.plusSeconds(31));
			assertThat(state.lastFailure()).isEqualTo(new LastFailure("cut", this.clock.instant()));
			assertThat(state).hasToString("http://a, pipeline p-a: left alone until 2026-01-01T00:00:31Z after: cut");
		});
		this.clock.advance(Duration.ofSeconds(30));
		assertThat(IntStream.range(0, 4).mapToObj((i) -> this.balancer.next(Set.of()))).doesNotContain(A);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(IntStream.range(0, 3).mapToObj((i) -> this.balancer.next(Set.of()))).contains(A);
		assertThat(this.balancer.states().get(0).isHealthy()).isTrue();
	}

	@Test
	void aSuccessClearsTheMark() {
		this.balancer.failed(A, new IOException("cut"));
		this.balancer.succeeded(A);
		assertThat(IntStream.range(0, 3).mapToObj((i) -> this.balancer.next(Set.of()))).contains(A);
		assertThat(this.balancer.states()).allMatch(EndpointState::isHealthy)
			.allMatch((state) -> state.lastFailure() == null);
	}

	@Test
	void oneThatWasTriedIsPassedOver() {
		assertThat(this.balancer.next(Set.of(A, B))).isEqualTo(C);
		assertThat(this.balancer.hasNext(Set.of(A, B))).isTrue();
		assertThat(this.balancer.next(Set.of(A, B, C))).isNull();
		assertThat(this.balancer.hasNext(Set.of(A, B, C))).isFalse();
	}

	@Test
	void whenAllFailedThereIsNoneLeftButTheOneThatWaitedLongest() {
		for (PipelineEndpoint endpoint : List.of(B, A, C)) {
			this.balancer.failed(endpoint, new IOException("cut"));
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(this.balancer.next(Set.of())).isNull();
		assertThat(this.balancer.any()).isEqualTo(B);
	}

	@Test
	void firstChoicesStayEvenWhenRetriesComeBetween() {
		Map<PipelineEndpoint, Integer> first = new HashMap<>();
		Map<PipelineEndpoint, Integer> second = new HashMap<>();
		for (int i = 0; i < 900; i++) {
			PipelineEndpoint choice = Objects.requireNonNull(this.balancer.next(Set.of()));
			first.merge(choice, 1, Integer::sum);
			if (choice.equals(A)) {
				second.merge(Objects.requireNonNull(this.balancer.next(Set.of(A))), 1, Integer::sum);
			}
		}
		assertThat(first).containsOnly(Map.entry(A, 300), Map.entry(B, 300), Map.entry(C, 300));
		assertThat(second).containsOnly(Map.entry(B, 150), Map.entry(C, 150));
	}

	@Test
	void theOnesThatAreLeftShareTheLoadEvenly() {
		this.balancer.failed(B, new IOException("cut"));
		Map<PipelineEndpoint, AtomicInteger> turns = new ConcurrentHashMap<>();
		IntStream.range(0, 10_000)
			.parallel()
			.forEach((i) -> turns
				.computeIfAbsent(Objects.requireNonNull(this.balancer.next(Set.of())), (key) -> new AtomicInteger())
				.incrementAndGet());
		assertThat(turns).hasSize(2);
		assertThat(turns.get(A)).hasValue(5000);
		assertThat(turns.get(C)).hasValue(5000);
	}

	private EndpointLoadBalancer balancer(int first) {
		TestRandom random = new TestRandom(first);
		EndpointLoadBalancer balancer = new EndpointLoadBalancer(List.of(A, B, C), Duration.ofSeconds(31), this.clock,
				random);
		assertThat(random.bounds()).containsExactly(3);
		return balancer;
	}

	private static PipelineEndpoint endpoint(String host) {
		return new PipelineEndpoint(URI.create("http://" + host), "p-" + host);
	}

}
