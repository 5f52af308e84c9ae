package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.util.unit.DataSize;

/**
 * Change events.
 *
 * @since 0.1.0
 */
public class DataEventsProperties {

	/**
	 * Whether to keep a connection on which change events arrive, and to publish them as
	 * events of the application.
	 */
	private boolean enabled;

	/**
	 * UUIDs of the datasets whose assets and models are followed, besides the datasets
	 * and workflows of the account.
	 */
	private List<String> datasets = new ArrayList<>();

	/**
	 * Longest wait before the first attempt to connect again; chance makes it up to half
	 * as long. Each further wait is half as long again.
	 */
	private Duration initialDelay = Duration.ofSeconds(1);

	/**
	 * Longest wait before any attempt to connect again.
	 */
	private Duration maxDelay = Duration.ofSeconds(60);

	/**
	 * Time between two pings.
	 */
	private Duration pingInterval = Duration.ofSeconds(20);

	/**
	 * Longest time for the answer to a ping or to a handshake, after which the connection
	 * is given up.
	 */
	private Duration pingTimeout = Duration.ofSeconds(20);

	/**
	 * Largest event that is accepted, from 1KB to 1GB.
	 */
	private DataSize maxFrameSize = DataSize.ofMegabytes(1);

	/**
	 * Most events that wait for one listener; more are dropped, which is reported.
	 */
	private int bufferSize = 1024;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getDatasets() {
		return this.datasets;
	}

	public void setDatasets(List<String> datasets) {
		this.datasets = datasets;
	}

	public Duration getInitialDelay() {
		return this.initialDelay;
	}

	public void setInitialDelay(Duration initialDelay) {
		this.initialDelay = initialDelay;
	}

	public Duration getMaxDelay() {
		return this.maxDelay;
	}

	public void setMaxDelay(Duration maxDelay) {
		this.maxDelay = maxDelay;
	}

	public Duration getPingInterval() {
		return this.pingInterval;
	}

	public void setPingInterval(Duration pingInterval) {
		this.pingInterval = pingInterval;
	}

	public Duration getPingTimeout() {
		return this.pingTimeout;
	}

	public void setPingTimeout(Duration pingTimeout) {
		this.pingTimeout = pingTimeout;
	}

	public DataSize getMaxFrameSize() {
		return this.maxFrameSize;
	}

	public void setMaxFrameSize(DataSize maxFrameSize) {
		this.maxFrameSize = maxFrameSize;
	}

	public int getBufferSize() {
		return this.bufferSize;
	}

	public void setBufferSize(int bufferSize) {
		this.bufferSize = bufferSize;
	}

}
