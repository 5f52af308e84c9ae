package ai.eyepop.data.event;

import java.time.Duration;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the socket of events.
 *
 * @param initialDelay longest wait before the first attempt to connect again
 * @param maxDelay longest wait before any attempt
 * @param pingInterval time between two pings
 * @param pingTimeout longest time for the answer to a ping, and for a handshake
 * @param maxFrameSize largest frame that is accepted
 * @param bufferSize most events that wait for one listener; more are dropped
 * @since 0.1.0
 */
public record EventSettings(Duration initialDelay, Duration maxDelay, Duration pingInterval, Duration pingTimeout,
		DataSize maxFrameSize, int bufferSize) {

	private static final EventSettings DEFAULTS = new EventSettings(Duration.ofSeconds(1), Duration.ofSeconds(60),
			Duration.ofSeconds(20), Duration.ofSeconds(20), DataSize.ofMegabytes(1), 1024);

	public EventSettings {
		Assert.isTrue(initialDelay.toMillis() > 0, "'initialDelay' must be at least 1 ms");
		Assert.isTrue(maxDelay.compareTo(initialDelay) >= 0, "'maxDelay' must not be below 'initialDelay'");
		Assert.isTrue(pingInterval.toMillis() > 0, "'pingInterval' must be at least 1 ms");
		Assert.isTrue(pingTimeout.toMillis() > 0, "'pingTimeout' must be at least 1 ms");
		Assert.isTrue(maxFrameSize.toKilobytes() >= 1 && maxFrameSize.toMegabytes() <= 1024,
				"'maxFrameSize' must be from 1 KB to 1 GB");
		Assert.isTrue(bufferSize > 0, "'bufferSize' must be at least 1");
	}

	/**
	 * Return the defaults: up to 1 s, growing to 60 s; a ping every 20 s, to be answered
	 * within 20 s; 1 MB a frame, 1,024 events a listener.
	 * @return the defaults
	 */
	public static EventSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * Return these settings with other waits.
	 * @param initialDelay longest wait before the first attempt to connect again
	 * @param maxDelay longest wait before any attempt
	 * @return new settings
	 */
	public EventSettings withDelays(Duration initialDelay, Duration maxDelay) {
		return new EventSettings(initialDelay, maxDelay, this.pingInterval, this.pingTimeout, this.maxFrameSize,
				this.bufferSize);
	}

	/**
	 * Return these settings with other pings.
	 * @param pingInterval time between two pings
	 * @param pingTimeout longest time for the answer to a ping, and for a handshake
	 * @return new settings
	 */
	public EventSettings withPing(Duration pingInterval, Duration pingTimeout) {
		return new EventSettings(this.initialDelay, this.maxDelay, pingInterval, pingTimeout, this.maxFrameSize,
				this.bufferSize);
	}

	/**
	 * Return these settings with another limit of frames.
	 * @param maxFrameSize largest frame that is accepted
	 * @return new settings
	 */
	public EventSettings withMaxFrameSize(DataSize maxFrameSize) {
		return new EventSettings(this.initialDelay, this.maxDelay, this.pingInterval, this.pingTimeout, maxFrameSize,
				this.bufferSize);
	}

	/**
	 * Return these settings with another buffer.
	 * @param bufferSize most events that wait for one listener
	 * @return new settings
	 */
	public EventSettings withBufferSize(int bufferSize) {
		return new EventSettings(this.initialDelay, this.maxDelay, this.pingInterval, this.pingTimeout,
				this.maxFrameSize, bufferSize);
	}

}
