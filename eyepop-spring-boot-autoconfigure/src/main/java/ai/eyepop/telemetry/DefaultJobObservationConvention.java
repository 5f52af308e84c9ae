package ai.eyepop.telemetry;

import java.util.Map;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.springframework.util.StringUtils;

import ai.eyepop.telemetry.JobObservationDocumentation.HighCardinalityKeyNames;
import ai.eyepop.telemetry.JobObservationDocumentation.LowCardinalityKeyNames;

/**
 * The usual {@link JobObservationConvention}.
 *
 * @since 0.1.0
 */
public class DefaultJobObservationConvention implements JobObservationConvention {

	private static final KeyValue RUNNING = KeyValue.of(LowCardinalityKeyNames.OUTCOME, "running");

	private static final KeyValue NO_EXCEPTION = KeyValue.of(LowCardinalityKeyNames.EXCEPTION, KeyValue.NONE_VALUE);

	@Override
	public String getName() {
		return "eyepop.job";
	}

	@Override
	public String getContextualName(JobObservationContext context) {
		return "eyepop " + context.getDescription().kind();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(JobObservationContext context) {
		return KeyValues.of(KeyValue.of(LowCardinalityKeyNames.ENDPOINT, context.getEndpoint()), exception(context),
				KeyValue.of(LowCardinalityKeyNames.KIND, context.getDescription().kind()), outcome(context),
				KeyValue.of(LowCardinalityKeyNames.SOURCE, context.getDescription().source()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(JobObservationContext context) {
		KeyValues keyValues = KeyValues
			.of(KeyValue.of(HighCardinalityKeyNames.RESULTS, String.valueOf(context.getResults())));
		return keyValues.and(context.getDescription().ids().entrySet(), Map.Entry::getKey, Map.Entry::getValue);
	}

	private KeyValue outcome(JobObservationContext context) {
		JobOutcome outcome = context.getOutcome();
		return (outcome != null) ? KeyValue.of(LowCardinalityKeyNames.OUTCOME, outcome.toString()) : RUNNING;
	}

	private KeyValue exception(JobObservationContext context) {
		Throwable error = context.getError();
		if (error == null) {
			return NO_EXCEPTION;
		}
		String name = error.getClass().getSimpleName();
		return KeyValue.of(LowCardinalityKeyNames.EXCEPTION,
				StringUtils.hasText(name) ? name : error.getClass().getName());
	}

}
