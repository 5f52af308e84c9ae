package ai.eyepop.autoconfigure;

import java.time.Duration;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.unit.DataSize;

/**
 * Checks numbers, times, sizes and URLs as soon as they are bound, whoever needs them
 * first: with or without Bean Validation, and whether or not an endpoint is made.
 */
class EyePopPropertiesCheck implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof EyePopProperties properties) {
			check(properties);
		}
		return bean;
	}

	static void check(EyePopProperties properties) {
		UrlProperty.check("eyepop.url", properties.getUrl());
		check(properties.getHttp());
		check(properties.getRetry());
		check("eyepop.worker", properties.getWorker());
		properties.getWorkers().forEach((name, worker) -> {
			UrlProperty.check("eyepop.workers." + name + ".url", worker.getUrl());
			check("eyepop.workers." + name, worker);
		});
		check(properties.getData());
		check(properties.getData().getEvents());
		check(properties.getHealth());
		new PropertyRange<>(1, 32767).check("eyepop.tracing.max-buffer", properties.getTracing().getMaxBuffer(), 1204);
	}

	private static void check(HealthProperties health) {
		PropertyRange.TIME_OR_NONE.check("eyepop.health.time-to-live", health.getTimeToLive(), Duration.ofSeconds(10));
		PropertyRange.TIME.check("eyepop.health.timeout", health.getTimeout(), Duration.ofSeconds(5));
		PropertyRange.TIME_OR_NONE.check("eyepop.health.failure-time-to-live", health.getFailureTimeToLive(),
				Duration.ofMinutes(5));
	}

	private static void check(HttpProperties http) {
		PropertyRange<Duration> connect = new PropertyRange<>(Duration.ofMillis(1), Duration.ofDays(24));
		if (http.getConnectTimeout() != null) {
			connect.check("eyepop.http.connect-timeout", http.getConnectTimeout(), Duration.ofSeconds(10));
		}
		if (http.getReadTimeout() != null) {
			PropertyRange.TIME.check("eyepop.http.read-timeout", http.getReadTimeout(), Duration.ofMinutes(10));
		}
		PropertyRange.TIME.check("eyepop.http.max-idle-time", http.getMaxIdleTime(), Duration.ofSeconds(30));
		new PropertyRange<>(2, null).check("eyepop.http.max-connections", http.getMaxConnections(), 256);
		PropertyRange.SIZE.check("eyepop.http.max-line-size", http.getMaxLineSize(), DataSize.ofMegabytes(16));
		http.getProxy().check();
	}

	private static void check(RetryProperties retry) {
		new PropertyRange<>(0, null).check("eyepop.retry.max-retries", retry.getMaxRetries(), 3);
		PropertyRange.TIME_OR_NONE.check("eyepop.retry.max-time", retry.getMaxTime(), Duration.ofSeconds(30));
		PropertyRange.TIME.check("eyepop.retry.initial-interval", retry.getInitialInterval(), Duration.ofSeconds(1));
		new PropertyRange<>(1.0, 100.0).check("eyepop.retry.multiplier", retry.getMultiplier(), 2.0);
		new PropertyRange<>(0.0, 1.0).check("eyepop.retry.jitter", retry.getJitter(), 0.5);
	}

	private static void check(String prefix, WorkerProperties worker) {
		PropertyRange.AT_LEAST_ONE.check(prefix + ".job-queue-length", worker.getJobQueueLength(), 1024);
		if (worker.getJobTimeout() != null) {
			PropertyRange.TIME.check(prefix + ".job-timeout", worker.getJobTimeout(), Duration.ofMinutes(10));
		}
		PropertyRange.TIME_OR_NONE.check(prefix + ".shutdown-timeout", worker.getShutdownTimeout(),
				Duration.ofSeconds(20));
		PropertyRange.TIME.check(prefix + ".session.timeout", worker.getSession().getTimeout(), Duration.ofSeconds(60));
		PropertyRange.TIME.check(prefix + ".session.interval", worker.getSession().getInterval(),
				Duration.ofSeconds(2));
	}

	private static void check(DataProperties data) {
		PropertyRange.AT_LEAST_ONE.check("eyepop.data.job-queue-length", data.getJobQueueLength(), 1024);
		PropertyRange.TIME_OR_NONE.check("eyepop.data.shutdown-timeout", data.getShutdownTimeout(),
				Duration.ofSeconds(20));
		PropertyRange.TIME.check("eyepop.data.inference-timeout", data.getInferenceTimeout(), Duration.ofMinutes(30));
		PropertyRange.TIME.check("eyepop.data.evaluation-timeout", data.getEvaluationTimeout(), Duration.ofHours(12));
		new PropertyRange<>(DataSize.ofBytes(1), null).check("eyepop.data.arrow.memory-limit",
				data.getArrow().getMemoryLimit(), DataSize.ofMegabytes(256));
	}

	private static void check(DataEventsProperties events) {
		PropertyRange.TIME.check("eyepop.data.events.initial-delay", events.getInitialDelay(), Duration.ofSeconds(1));
		PropertyRange.TIME.check("eyepop.data.events.max-delay", events.getMaxDelay(), Duration.ofSeconds(60));
		if (events.getMaxDelay().compareTo(events.getInitialDelay()) < 0) {
			throw new InvalidEyePopPropertyException("eyepop.data.events.max-delay",
					PropertyRange.format(events.getMaxDelay()),
					"it must not be below 'eyepop.data.events.initial-delay', which is "
							+ PropertyRange.format(events.getInitialDelay()) + ".",
					"Set eyepop.data.events.max-delay to at least that, such as %s, or lower eyepop.data.events.initial-delay."
						.formatted(PropertyRange.format(events.getInitialDelay())));
		}
		PropertyRange.TIME.check("eyepop.data.events.ping-interval", events.getPingInterval(), Duration.ofSeconds(20));
		PropertyRange.TIME.check("eyepop.data.events.ping-timeout", events.getPingTimeout(), Duration.ofSeconds(20));
		PropertyRange.SIZE.check("eyepop.data.events.max-frame-size", events.getMaxFrameSize(),
				DataSize.ofMegabytes(1));
		PropertyRange.AT_LEAST_ONE.check("eyepop.data.events.buffer-size", events.getBufferSize(), 1024);
	}

}
