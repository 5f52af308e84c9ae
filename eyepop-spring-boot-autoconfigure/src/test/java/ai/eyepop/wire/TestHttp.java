package ai.eyepop.wire;

import java.time.Duration;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;

/**
 * HTTP clients for tests.
 */
public final class TestHttp {

	/** Retries as usual, but without waiting long. */
	public static final RetrySettings FAST_RETRIES = RetrySettings.defaults().withInitialInterval(Duration.ofMillis(1));

	private TestHttp() {
	}

	public static EyePopHttp create() {
		return EyePopHttp.builder().retry(FAST_RETRIES).build();
	}

}
