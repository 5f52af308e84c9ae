package ai.eyepop.data.event;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.http.EyePopHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches everything that is logged, at the finest level of every library, for the token
 * that a socket is authorized with.
 */
class EventSecretsTests {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level before = this.root.getLevel();

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

	@BeforeEach
	void listen() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
		encoder.setPattern("%logger %msg%n%ex{full}");
		encoder.start();
		this.appender.setContext(encoder.getContext());
		this.appender.setEncoder(encoder);
		this.appender.setOutputStream(new PrintStream(this.output));
		this.appender.start();
		this.root.iteratorForAppenders().forEachRemaining((other) -> other.addFilter(new ThresholdAtError()));
		this.root.addAppender(this.appender);
		this.root.setLevel(Level.TRACE);
	}

	@AfterEach
	void stopListening() {
		this.root.setLevel(this.before);
		this.root.detachAppender(this.appender);
		this.root.iteratorForAppenders().forEachRemaining((other) -> other.clearAllFilters());
	}

	@Test
	void nothingThatIsLoggedHoldsTheToken() {
		// the emulator is another program in real life
		((Logger) LoggerFactory.getLogger("ai.eyepop.emulator")).setLevel(Level.OFF);
		((Logger) LoggerFactory.getLogger("reactor.netty.http.server")).setLevel(Level.OFF);
		EyePopHttp wiretapped = EyePopHttp.builder().webSockets((client) -> client.wiretap(true)).build();
		try (EventFixture fixture = new EventFixture()) {
			DataEventsBuilder builder = DataEvents.builder(wiretapped)
				.dataUrl(Mono.just(fixture.emulator.url().resolve("/data/v1")))
				.tokens(fixture.tokens)
				.settings(EventFixture.FAST);
			DataEvents events = builder.build();
			String token = Objects.requireNonNull(fixture.tokens.get().block()).value();
			Recorder recorder = Recorder.connected(events.all("ds-1"));
			fixture.emulator.events().send("not JSON, but Bearer " + token);
			fixture.emulator.events().refuseHandshakes(2, 401);
			fixture.emulator.events().close(1008, "not accepted: " + token.substring(0, Math.min(80, token.length())));
			recorder.awaitConnections(2);
			fixture.emulator.events().cut();
			recorder.awaitConnections(3);
			for (Object object : new Object[] { events, builder, recorder.events(), recorder.awaitDown().cause() }) {
				this.root.info("An application logs {}", object);
			}
			events.close();
			String logged = this.output.toString(StandardCharsets.UTF_8);
			assertThat(logged).contains("ai.eyepop.data.event", "reactor.netty", "websocketx", "is no JSON");
			// frames are masked, with the key beside them
			assertThat(logged).doesNotContain("WRITE: ")
				.doesNotContain(token)
				.doesNotContain(Objects.requireNonNull(fixture.tokens.get().block()).value());
		}
		finally {
			wiretapped.close();
		}
	}

	/**
	 * Keeps the console of the tests readable.
	 */
	private static final class ThresholdAtError extends Filter<ILoggingEvent> {

		@Override
		public FilterReply decide(ILoggingEvent event) {
			return event.getLevel().isGreaterOrEqual(Level.ERROR) ? FilterReply.NEUTRAL : FilterReply.DENY;
		}

	}

}
