package ai.eyepop.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import ai.eyepop.emulator.EyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for requests that are on their way when {@link EyePopHttp} is closed: they leave
 * no connection behind.
 */
class ClosedHttpTests {

	private static final HttpSettings SETTINGS = HttpSettings.defaults().withMaxIdleTime(Duration.ofHours(1));

	private final EyePopEmulator emulator = EyePopEmulator.start();

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@Test
	void aRequestThatWaitedForItsTokenIsNotSentAnyMore() {
		EyePopHttp http = EyePopHttp.builder().settings(SETTINGS).build();
		Sinks.One<AccessToken> token = Sinks.one();
		Mono<String> request = http.authorizedClient(new AccessTokens(token.asMono(), null, Clock.systemUTC()))
			.get()
			.uri(health())
			.retrieve()
			.bodyToMono(String.class);
		StepVerifier.create(request).then(() -> {
			http.close();
			token.tryEmitValue(new AccessToken("token", null, null));
		})
			.verifyErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
				.hasMessage("The HTTP client is closed"));
		assertThat(this.emulator.requests()).isEmpty();
		assertThat(this.emulator.openConnections()).isZero();
	}

	@Test
	void aRequestThatIsSentWhileTheClientIsClosedLeavesNoConnection() {
		AtomicReference<EyePopHttp> http = new AtomicReference<>();
		http.set(EyePopHttp.builder().settings(SETTINGS).connector((client) -> {
			ClientHttpConnector connector = new ReactorClientHttpConnector(client);
			return (method, uri, writer) -> Mono.defer(() -> {
				http.get().close();
				return connector.connect(method, uri, writer);
			});
		}).build());
		StepVerifier.create(
				http.get().anonymousClient().method(HttpMethod.GET).uri(health()).retrieve().bodyToMono(String.class))
			.expectNextCount(1)
			.verifyComplete();
		await().until(() -> this.emulator.openConnections() == 0);
	}

	private URI health() {
		return URI.create(this.emulator.url() + "/emulator/health");
	}

}
