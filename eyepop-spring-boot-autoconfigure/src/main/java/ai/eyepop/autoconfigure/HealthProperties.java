package ai.eyepop.autoconfigure;

import java.time.Duration;

/**
 * Configuration properties for the health of EyePop.
 *
 * @since 0.1.0
 */
public class HealthProperties {

	/**
	 * Time for which what was seen of a service is believed, so that probes that follow
	 * each other share one request.
	 */
	private Duration timeToLive = Duration.ofSeconds(10);

	/**
	 * Longest time for a look at a service, after which it is down.
	 */
	private Duration timeout = Duration.ofSeconds(5);

	/**
	 * Time for which a failure to connect is believed if nothing tries again, after which
	 * the health is unknown.
	 */
	private Duration failureTimeToLive = Duration.ofMinutes(5);

	public Duration getTimeToLive() {
		return this.timeToLive;
	}

	public void setTimeToLive(Duration timeToLive) {
		this.timeToLive = timeToLive;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public Duration getFailureTimeToLive() {
		return this.failureTimeToLive;
	}

	public void setFailureTimeToLive(Duration failureTimeToLive) {
		this.failureTimeToLive = failureTimeToLive;
	}

}
