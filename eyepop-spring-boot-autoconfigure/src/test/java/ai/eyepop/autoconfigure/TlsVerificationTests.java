package ai.eyepop.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.EyePop;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.event.ConnectionDown;
import ai.eyepop.data.event.DataEvent;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.wire.RecordingServer;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for what is trusted: an authority of ours by a bundle, and no certificate that is
 * for another host, has expired, or that nobody vouches for.
 */
class TlsVerificationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withPropertyValues("eyepop.retry.max-retries=0", "eyepop.api-key=k", "eyepop.account-id=a",
				"spring.ssl.bundle.pem.ours.truststore.certificate=classpath:tls/authority.crt")
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class));

	static Stream<Arguments> cases() {
		return Stream.of("good", "foreign", "unsigned", "expired")
			.flatMap((certificate) -> Stream.of(Way.values()).map((way) -> Arguments.of(certificate, way)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void onlyAGoodCertificateIsTrusted(String certificate, Way way) {
		try (RecordingServer server = server(certificate)) {
			this.runner.withPropertyValues("eyepop.http.ssl-bundle=ours", "eyepop.url=" + server.url())
				.run((context) -> assertTrusted(server, way.call(context, server.url()), certificate.equals("good")));
		}
	}

	@ParameterizedTest
	@EnumSource
	void noAuthorityOfOursIsTrustedWithoutTheBundle(Way way) {
		try (RecordingServer server = server("good")) {
			this.runner.withPropertyValues("eyepop.url=" + server.url())
				.run((context) -> assertTrusted(server, way.call(context, server.url()), false));
		}
	}

	@Test
	void withoutSpringBootNothingIsTrustedEither() {
		try (RecordingServer server = server("good");
				EyePop eyePop = EyePop.builder()
					.url(server.url())
					.apiKey("k")
					.accountId("a")
					.retry(RetrySettings.defaults().withMaxRetries(0))
					.build()) {
			assertTrusted(server, catchThrowable(() -> eyePop.worker().connect().block()), false);
			assertTrusted(server, catchThrowable(() -> eyePop.data().sync().datasets().list()), false);
		}
	}

	private static void assertTrusted(RecordingServer server, Throwable failure, boolean trusted) {
		if (trusted) {
			assertThat(server.received()).isNotEmpty();
			assertThat(failure).isNotInstanceOf(SSLException.class);
		}
		else {
			assertThat(failure).hasRootCauseInstanceOf(Exception.class)
				.hasStackTraceContaining("javax.net.ssl.SSLHandshakeException");
			assertThat(server.received()).isEmpty();
		}
	}

	private static RecordingServer server(String certificate) {
		return new RecordingServer(certificate, (request) -> RecordingServer.Reply.to(404, "/"));
	}

	enum Way {

		WORKER {
			@Override
			Throwable call(ApplicationContext context, URI url) {
				return catchThrowable(() -> context.getBean(WorkerEndpoint.class).connect().block());
			}
		},

		DATA {
			@Override
			Throwable call(ApplicationContext context, URI url) {
				return catchThrowable(() -> context.getBean(SyncDataEndpoint.class).datasets().list());
			}
		},

		EVENTS {
			@Override
			Throwable call(ApplicationContext context, URI url) {
				try (DataEvents events = DataEvents.builder(context.getBean(EyePopHttp.class))
					.dataUrl(Mono.just(url))
					.build()) {
					DataEvent first = Objects.requireNonNull(events.all().blockFirst(Duration.ofSeconds(60)));
					return ((ConnectionDown) first).cause();
				}
			}
		};

		abstract Throwable call(ApplicationContext context, URI url);

	}

}
