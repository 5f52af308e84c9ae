package ai.eyepop.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.LogRecorder;
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

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.TRACE, Level.WARN);

	private final List<String> secrets = new ArrayList<>(List.of(API_KEY, SECRET_KEY, ACCESS_TOKEN));

	@Test
	void nothingThatIsLoggedHoldsASecret() {
		try (EyePopEmulator emulator = EyePopEmulator.builder()
			.apiKeys(API_KEY)
			.secretKeys(SECRET_KEY)
			.accessTokens(ACCESS_TOKEN)
			.start(); EyePopHttp http = TestHttp.create()) {
			// the emulator is another program in real life
			this.log.leaveOut("ai.eyepop.emulator", "reactor.netty.http.server");
			use(emulator, WorkerEndpoint.builder(http).url(emulator.url()).apiKey(API_KEY));
			use(emulator, WorkerEndpoint.builder(http).url(emulator.url()).secretKey(SECRET_KEY));
			use(emulator, WorkerEndpoint.builder(http).url(emulator.url()).accessToken("Bearer " + ACCESS_TOKEN));
		}
		String logged = this.log.text();
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
				this.log.log("An application logs a failure", failure);
			}
			this.log.log("An application logs {}", object);
		}
	}

}
