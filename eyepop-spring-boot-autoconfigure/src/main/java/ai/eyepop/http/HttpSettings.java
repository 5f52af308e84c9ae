package ai.eyepop.http;

import java.time.Duration;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the shared HTTP client.
 *
 * @param connectTimeout longest time to open a connection
 * @param readTimeout longest time without a byte of an answer, counted from the end of
 * the request
 * @param maxIdleTime time after which an unused connection is closed; keep it below the
 * service's
 * @param maxConnections most connections to one service
 * @param maxLineSize longest line of a stream, largest answer that is read whole, and
 * largest item of a list
 * @since 0.1.0
 */
public record HttpSettings(Duration connectTimeout, Duration readTimeout, Duration maxIdleTime, int maxConnections,
		DataSize maxLineSize) {

	private static final HttpSettings DEFAULTS = new HttpSettings(Duration.ofSeconds(10), Duration.ofMinutes(10),
			Duration.ofSeconds(30), 256, DataSize.ofMegabytes(16));

	public HttpSettings {
		Assert.isTrue(connectTimeout.toMillis() > 0 && connectTimeout.toMillis() <= Integer.MAX_VALUE,
				"'connectTimeout' must be from 1 ms to 24 days");
		Assert.isTrue(readTimeout.toMillis() > 0, "'readTimeout' must be at least 1 ms");
		Assert.isTrue(maxIdleTime.toMillis() > 0, "'maxIdleTime' must be at least 1 ms");
		Assert.isTrue(maxConnections >= 2, "'maxConnections' must be at least 2: a video needs two connections");
		Assert.isTrue(maxLineSize.toKilobytes() >= 1 && maxLineSize.toMegabytes() <= 1024,
				"'maxLineSize' must be from 1 KB to 1 GB");
	}

	/**
	 * Return the defaults: 10 s to connect, 10 min between bytes, 30 s idle, 256
	 * connections, 16 MB a line.
	 * @return the defaults
	 */
	public static HttpSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * Return these settings with another time to connect.
	 * @param connectTimeout longest time to open a connection
	 * @return new settings
	 */
	public HttpSettings withConnectTimeout(Duration connectTimeout) {
		return new HttpSettings(connectTimeout, this.readTimeout, this.maxIdleTime, this.maxConnections,
				this.maxLineSize);
	}

	/**
	 * Return these settings with another time between bytes.
	 * @param readTimeout longest time without a byte of an answer
	 * @return new settings
	 */
	public HttpSettings withReadTimeout(Duration readTimeout) {
		return new HttpSettings(this.connectTimeout, readTimeout, this.maxIdleTime, this.maxConnections,
				this.maxLineSize);
	}

	/**
	 * Return these settings with another idle time.
	 * @param maxIdleTime time after which an unused connection is closed
	 * @return new settings
	 */
	public HttpSettings withMaxIdleTime(Duration maxIdleTime) {
		return new HttpSettings(this.connectTimeout, this.readTimeout, maxIdleTime, this.maxConnections,
				this.maxLineSize);
	}

	/**
	 * Return these settings with another number of connections.
	 * @param maxConnections most connections to one service
	 * @return new settings
	 */
	public HttpSettings withMaxConnections(int maxConnections) {
		return new HttpSettings(this.connectTimeout, this.readTimeout, this.maxIdleTime, maxConnections,
				this.maxLineSize);
	}

	/**
	 * Return these settings with another length of a line.
	 * @param maxLineSize longest line of a stream
	 * @return new settings
	 */
	public HttpSettings withMaxLineSize(DataSize maxLineSize) {
		return new HttpSettings(this.connectTimeout, this.readTimeout, this.maxIdleTime, this.maxConnections,
				maxLineSize);
	}

}
