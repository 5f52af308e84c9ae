package ai.eyepop.telemetry.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;

import ai.eyepop.telemetry.DefaultJobObservationConvention;
import ai.eyepop.telemetry.JobObservationDocumentation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the guide's tables of observations and meters are those of the code, which
 * registers what its documentation says.
 */
class TelemetryGuideTests {

	@Test
	void theGuideListsTheObservationOfJobs() throws IOException {
		JobObservationDocumentation job = JobObservationDocumentation.JOB;
		String row = "|`%s` |%s |%s |%s |a job".formatted(new DefaultJobObservationConvention().getName(),
				keys(job.getLowCardinalityKeyNames()), keys(job.getHighCardinalityKeyNames()),
				Arrays.stream(job.getEvents())
					.map(Observation.Event::getName)
					.map("`%s`"::formatted)
					.collect(Collectors.joining(", ")));
		assertThat(chapter()).contains(row);
	}

	@Test
	void theGuideListsEveryMeter() throws IOException {
		String rows = Arrays.stream(EyePopMeterDocumentation.values())
			.map(TelemetryGuideTests::row)
			.collect(Collectors.joining("\n", "|Meter |Type |Tags |Meaning\n\n", "\n|===\n"));
		assertThat(chapter()).contains(rows);
	}

	private static String row(EyePopMeterDocumentation meter) {
		String unit = (meter.getBaseUnit() != null) ? ", " + meter.getBaseUnit() : "";
		return "|`%s` |%s%s |%s |%s".formatted(meter.getName(), meter.getType().name().toLowerCase(Locale.ROOT), unit,
				keys(meter.getKeyNames()), meter.getDescription());
	}

	private static String keys(KeyName... keys) {
		return Arrays.stream(keys).map((key) -> "`" + key.asString() + "`").collect(Collectors.joining(", "));
	}

	private static String chapter() throws IOException {
		return Files.readString(Path.of("../docs/guide/metrics.adoc"));
	}

}
