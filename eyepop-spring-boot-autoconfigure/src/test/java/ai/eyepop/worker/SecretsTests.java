package ai.eyepop.worker;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches everything that is logged, at the finest level of every library, for keys and
 * tokens.
 */
class SecretsTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private static final String API_KEY = "my-very-own-api-key";

	private static final String SECRET_KEY = "my-very-own-secret-key";

	private static final String ACCESS_TOKEN = "my-very-own-access-token";

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private final Level before = this.root.getLevel();

	private final ByteArrayOutputStream output = new ByteArrayOutputStream();

	private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

	private final List<String> secrets = new ArrayList<>(List.of(API_KEY, SECRET_KEY, ACCESS_TOKEN));

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
		this.root.iteratorForAppenders().forEachRemaining((other) -> other.addFilter(new ThresholdAtWarn()));
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
	void nothingThatIsLoggedHoldsASecret() {
		try (EyePopEmulator emulator = EyePopEmulator.builder()
			.apiKeys(API_KEY)
			.secretKeys(SECRET_KEY)
			.accessTokens(ACCESS_TOKEN)
			.start(); EyePopHttp http = TestHttp.create()) {
			// the emulator is another program in real life
			((Logger) LoggerFactory.getLogger("ai.eyepop.emulator")).setLevel(Level.OFF);
			((Logger) LoggerFactory.getLogger("reactor.netty.http.server")).setLevel(Level.OFF);
			use(emulator, WorkerEndpoint.builder(http).url(emulator.url()).apiKey(API_KEY));
			use(emulator, WorkerEndpoint.builder(http).url(emulator.url()).secretKey(SECRET_KEY));
			use(emulator, WorkerEndpoint.builder(http).url(emulator.url()).accessToken("Bearer " + ACCESS_TOKEN));
		}
		String logged = this.output.toString(StandardCharsets.UTF_8);
		assertThat(logged).contains("ai.eyepop.worker", "WebClient", "reactor.netty");
		assertThat(this.secrets).hasSizeGreaterThan(5);
		assertThat(this.secrets).noneSatisfy((secret) -> assertThat(logged).contains(secret));
	}

	private void use(EyePopEmulator emulator, WorkerEndpointBuilder builder) {
		emulator.faults().clear();
		WorkerEndpoint endpoint = builder.build();
		WorkerSession session = Objects.requireNonNull(endpoint.session().block());
		log(endpoint, session, endpoint.endpoints());
		this.secrets.add(Objects.requireNonNull(session.accessToken()));
		log(endpoint.upload(IMAGE).predictions().blockLast());
		String echo = "{\"detail\": \"refused: %s\"}".formatted(session.accessToken());
		emulator.faults().add(Fault.builder().status(500).body(echo).times(10).build());
		log(endpoint.upload(IMAGE).predictions().onErrorResume((failure) -> {
			log(failure);
			return Mono.empty();
		}).blockLast());
		emulator.faults().clear();
		emulator.faults().add(Fault.builder().expiredToken().times(2).build());
		log(endpoint.upload(IMAGE).predictions().onErrorResume((failure) -> {
			log(failure);
			return Mono.empty();
		}).blockLast());
		endpoint.close();
	}

	private void log(@Nullable Object... objects) {
		for (@Nullable
		Object object : objects) {
			if (object instanceof Throwable failure) {
				this.root.info("An application logs a failure", failure);
			}
			this.root.info("An application logs {}", object);
		}
	}

	/**
	 * Keeps the console of the tests readable.
	 */
	private static final class ThresholdAtWarn extends Filter<ILoggingEvent> {

		@Override
		public FilterReply decide(ILoggingEvent event) {
			return event.getLevel().isGreaterOrEqual(Level.WARN) ? FilterReply.NEUTRAL : FilterReply.DENY;
		}

	}

}
