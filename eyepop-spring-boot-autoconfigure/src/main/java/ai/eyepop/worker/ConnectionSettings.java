package ai.eyepop.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * How to connect to workers.
 *
 * @param name name of the endpoint
 * @param sessionInterval time between two looks at the health of a session
 * @param sessionTimeout longest time for a session to become healthy
 * @param autoStart whether a named Pop is started if it does not run
 * @param stopJobs whether to stop what a pipeline does that was there before
 * @param datasetUuid dataset into which the worker puts the sources
 * @param downTime how long an endpoint is left alone after a failure
 * @param clock tells the current time
 * @param random decides with which endpoint to begin
 */
record ConnectionSettings(String name, Duration sessionInterval, Duration sessionTimeout, boolean autoStart,
		boolean stopJobs, @Nullable String datasetUuid, Duration downTime, Clock clock, RandomGenerator random) {

	EndpointLoadBalancer balancer(List<PipelineEndpoint> endpoints) {
		return new EndpointLoadBalancer(endpoints, this.downTime, this.clock, this.random);
	}

}
