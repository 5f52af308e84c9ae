package ai.eyepop.worker;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Chooses endpoints for submissions that succeed, in choices per second, beside turns
 * that nobody may miss. In the room of the balancer, which nobody else is to know.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@Threads(2)
public class LoadBalancerBenchmark {

	/** Number of endpoints, of which one in four is down. */
	@Param({ "1", "4", "64" })
	private int endpoints;

	private final AtomicInteger turn = new AtomicInteger();

	private List<PipelineEndpoint> all = List.of();

	private @Nullable EndpointLoadBalancer balancer;

	/**
	 * Make the balancer.
	 */
	@Setup
	public void create() {
		this.all = IntStream.range(0, this.endpoints)
			.mapToObj((i) -> new PipelineEndpoint(URI.create("http://worker%d.example".formatted(i)), "pipeline"))
			.toList();
		EndpointLoadBalancer balancer = new EndpointLoadBalancer(this.all, Duration.ofDays(1), Clock.systemUTC(),
				ThreadLocalRandom.current());
		for (int down = 3; down < this.endpoints; down += 4) {
			balancer.failed(this.all.get(down), new IllegalStateException("down"));
		}
		this.balancer = balancer;
	}

	/**
	 * Choose an endpoint that is healthy, and take down that it worked.
	 * @return the endpoint
	 */
	@Benchmark
	public @Nullable Object choose() {
		EndpointLoadBalancer balancer = this.balancer;
		PipelineEndpoint chosen = (balancer != null) ? balancer.next(Set.of()) : null;
		if (balancer != null && chosen != null) {
			balancer.succeeded(chosen);
		}
		return chosen;
	}

	/**
	 * Choose the next one, without a look at its health.
	 * @return the endpoint
	 */
	@Benchmark
	public Object turnsFloor() {
		return this.all.get(Math.floorMod(this.turn.getAndIncrement(), this.all.size()));
	}

}
