package ai.eyepop.telemetry.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import ai.eyepop.wire.TestClock;

/**
 * A reporter of request traces in virtual time.
 */
abstract class TraceReporterFixture {

	static final TraceSchema SCHEMA = TraceSchema.read();

	static final Logger LOGGER = (Logger) LoggerFactory.getLogger(TraceReporter.class);

	final ListAppender<ILoggingEvent> log = new ListAppender<>();

	final TestClock clock = new TestClock();

	final CountedTimer time = new CountedTimer();

	final List<String> sent = new ArrayList<>();

	Mono<Void> answer = Mono.empty();

	final TraceReporter reporter = reporter(1204);

	@BeforeEach
	void startLog() {
		this.log.start();
		LOGGER.setAdditive(false);
		LOGGER.addAppender(this.log);
		LOGGER.setLevel(Level.DEBUG);
	}

	@AfterEach
	void end() {
		LOGGER.detachAppender(this.log);
		LOGGER.setLevel(null);
		LOGGER.setAdditive(true);
		this.time.dispose();
	}

	TraceReporter reporter(int maxBuffer) {
		TraceReporter reporter = new TraceReporter(maxBuffer, this.clock, this.time);
		reporter.setDestination((bytes) -> {
			List<String> paths = new ArrayList<>();
			JsonNode record = SCHEMA.decode(bytes);
			record.get("events")
				.forEach((event) -> paths.add(record.get("paths").get(event.get("path_index").asInt()).asString()));
			this.sent.add(at() + String.join("", paths));
			return this.answer;
		});
		reporter.begin();
		return reporter;
	}

	String at() {
		return Duration.between(TestClock.START, this.clock.instant()).toSeconds() + " s: ";
	}

	void add(String path) {
		add(this.reporter, path);
	}

	void add(TraceReporter reporter, String path) {
		reporter.add(new RequestTrace(HttpMethod.GET, this.clock.millis(), "id", TraceResult.SUCCESS, 200, "h", path, 0,
				0, 0, 0));
	}

	/** By the second, so that both clocks tell the same. */
	void advance(int seconds) {
		for (int i = 0; i < seconds; i++) {
			this.clock.advance(Duration.ofSeconds(1));
			this.time.advance(Duration.ofSeconds(1));
		}
	}

}
