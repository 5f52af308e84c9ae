package ai.eyepop.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of {@code eyepop.retry}.
 */
class RetryPropertyChecks extends PropertyChecks {

	RetryPropertyChecks() {
		check("eyepop.retry.max-retries",
				() -> assertThat(retry("eyepop.retry.max-retries=7").maxRetries()).isEqualTo(7));
		check("eyepop.retry.max-time", () -> assertThat(retry("eyepop.retry.max-time=7s").maxTime()).hasSeconds(7));
		check("eyepop.retry.initial-interval",
				() -> assertThat(retry("eyepop.retry.initial-interval=7ms").initialInterval()).hasMillis(7));
		check("eyepop.retry.multiplier",
				() -> assertThat(retry("eyepop.retry.multiplier=7").multiplier()).isEqualTo(7));
		check("eyepop.retry.jitter", () -> assertThat(retry("eyepop.retry.jitter=0.7").jitter()).isEqualTo(0.7));
		check("eyepop.retry.non-idempotent",
				() -> assertThat(retry("eyepop.retry.non-idempotent=true").nonIdempotent()).isTrue());
	}

	private RetrySettings retry(String property) {
		AtomicReference<RetrySettings> settings = new AtomicReference<>();
		RUNNER.withPropertyValues(property)
			.run((context) -> settings.set(context.getBean(EyePopHttp.class).retrySettings()));
		return settings.get();
	}

}
