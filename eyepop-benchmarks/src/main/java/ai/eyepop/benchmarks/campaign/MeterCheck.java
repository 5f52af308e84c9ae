package ai.eyepop.benchmarks.campaign;

import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Check of the meters of a client that is closed: they say what the listener was told.
 */
final class MeterCheck {

	private final Client client;

	private final MeterRegistry meters;

	private final Findings findings;

	MeterCheck(Client client, Findings findings) {
		this.client = client;
		this.meters = client.meters();
		this.findings = findings;
	}

	/**
	 * Check that the meters say what the listener was told.
	 */
	void check() {
		JobBook book = this.client.book();
		this.findings.expect(book.created() == book.ended(),
				() -> "%d jobs were submitted, and %d ended".formatted(book.created(), book.ended()));
		for (Map.Entry<String, Long> outcome : book.outcomes().entrySet()) {
			double metered = sum("eyepop.jobs.ended", "outcome", outcome.getKey());
			this.findings.expect(metered == outcome.getValue(),
					() -> "eyepop.jobs.ended counts %s jobs with the outcome %s, the listener was told of %d"
						.formatted(metered, outcome.getKey(), outcome.getValue()));
		}
		double predictions = sum("eyepop.predictions", "api", "worker");
		this.findings.expect(predictions == book.predictions(),
				() -> "eyepop.predictions counts %s, the listener was told of %d".formatted(predictions,
						book.predictions()));
		for (String name : List.of("eyepop.jobs.active", "eyepop.jobs.queued")) {
			double left = this.meters.find(name).gauges().stream().mapToDouble(Gauge::value).sum();
			this.findings.expect(left == 0, () -> "%s says that %s jobs are left".formatted(name, left));
		}
	}

	private double sum(String name, String tag, String value) {
		return this.meters.find(name).tag(tag, value).counters().stream().mapToDouble(Counter::count).sum();
	}

}
