package ai.eyepop.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * The HTTP client that all endpoints share.
 *
 * @since 0.1.0
 */
public class HttpProperties {

	/**
	 * Longest time to open a connection, in place of the one of 'spring.http.clients'.
	 */
	private @Nullable Duration connectTimeout;

	/**
	 * Longest time without a byte of an answer, counted from the end of the request, in
	 * place of the one of 'spring.http.clients'.
	 */
	private @Nullable Duration readTimeout;

	/**
	 * Time after which an unused connection is closed.
	 */
	private Duration maxIdleTime = Duration.ofSeconds(30);

	/**
	 * Most connections to one service, at least two.
	 */
	private int maxConnections = 256;

	/**
	 * Longest line of a stream of predictions, largest answer that is read whole, and
	 * largest item of a list, from 1KB to 1GB.
	 */
	private DataSize maxLineSize = DataSize.ofMegabytes(16);

	/**
	 * SSL bundle with which to trust the services, in place of the one of
	 * 'spring.http.clients'.
	 */
	private @Nullable String sslBundle;

	@NestedConfigurationProperty
	private final ProxyProperties proxy = new ProxyProperties();

	public @Nullable Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(@Nullable Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public @Nullable Duration getReadTimeout() {
		return this.readTimeout;
	}

	public void setReadTimeout(@Nullable Duration readTimeout) {
		this.readTimeout = readTimeout;
	}

	public Duration getMaxIdleTime() {
		return this.maxIdleTime;
	}

	public void setMaxIdleTime(Duration maxIdleTime) {
		this.maxIdleTime = maxIdleTime;
	}

	public int getMaxConnections() {
		return this.maxConnections;
	}

	public void setMaxConnections(int maxConnections) {
		this.maxConnections = maxConnections;
	}

	public DataSize getMaxLineSize() {
		return this.maxLineSize;
	}

	public void setMaxLineSize(DataSize maxLineSize) {
		this.maxLineSize = maxLineSize;
	}

	public @Nullable String getSslBundle() {
		return this.sslBundle;
	}

	public void setSslBundle(@Nullable String sslBundle) {
		this.sslBundle = sslBundle;
	}

	public ProxyProperties getProxy() {
		return this.proxy;
	}

}
