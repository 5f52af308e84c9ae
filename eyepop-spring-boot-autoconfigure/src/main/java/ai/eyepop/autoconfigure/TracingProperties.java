package ai.eyepop.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Request traces.
 *
 * @since 0.1.0
 */
public class TracingProperties {

	/**
	 * Whether to tell EyePop about each request. If it is not set, that depends on the
	 * way in: with an API key and in local mode nothing is told.
	 */
	private @Nullable Boolean enabled;

	/**
	 * Most finished requests that are kept until EyePop is told, from 1 to 32767; the
	 * oldest are dropped first.
	 */
	private int maxBuffer = 1204;

	public @Nullable Boolean getEnabled() {
		return this.enabled;
	}

	public void setEnabled(@Nullable Boolean enabled) {
		this.enabled = enabled;
	}

	public int getMaxBuffer() {
		return this.maxBuffer;
	}

	public void setMaxBuffer(int maxBuffer) {
		this.maxBuffer = maxBuffer;
	}

}
