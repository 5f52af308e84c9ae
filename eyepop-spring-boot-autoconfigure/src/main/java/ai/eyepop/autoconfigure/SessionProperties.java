package ai.eyepop.autoconfigure;

import java.time.Duration;

/**
 * The compute session.
 *
 * @since 0.1.0
 */
public class SessionProperties {

	/**
	 * Longest time for a compute session to become healthy.
	 */
	private Duration timeout = Duration.ofSeconds(60);

	/**
	 * Time between two looks at the health of a compute session.
	 */
	private Duration interval = Duration.ofSeconds(2);

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public Duration getInterval() {
		return this.interval;
	}

	public void setInterval(Duration interval) {
		this.interval = interval;
	}

}
