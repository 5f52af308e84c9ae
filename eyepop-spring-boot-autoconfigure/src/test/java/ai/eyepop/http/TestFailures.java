package ai.eyepop.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/**
 * Failures for tests of those who see them.
 */
public final class TestFailures {

	private TestFailures() {
	}

	public static ServiceException status(int status, @Nullable Duration retryAfter) {
		return new ServiceException(HttpMethod.GET, "/things", HttpStatus.valueOf(status), null, "", retryAfter, false);
	}

}
