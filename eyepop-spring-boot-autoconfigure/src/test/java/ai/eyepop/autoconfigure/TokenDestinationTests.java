package ai.eyepop.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.compute.ComputeSessionException;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.data.event.ConnectionDown;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.Source;
import ai.eyepop.wire.RecordingServer;
import ai.eyepop.wire.RecordingServer.Received;
import ai.eyepop.wire.RecordingServer.Reply;
import ai.eyepop.worker.PopNotReachableException;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for where a token goes: to services that the configuration or an authorized
 * answer named, and nowhere else.
 */
class TokenDestinationTests {

	private static final String TOKEN = "token-of-the-session";

	private static final String SESSION = """
			[{"session_uuid": "s", "session_endpoint": "%s", "access_token": "%s", "session_status": "running",
			"pipelines": [{"pipeline_id": "p"}]}]""";

	private final RecordingServer elsewhere = new RecordingServer(null,
			(request) -> request.uri().startsWith("/health")
					? Reply.json("{\"session_uuid\": \"s\", \"session_status\": \"running\"}")
					: request.uri().endsWith("/pipelines") ? Reply.json("{\"id\": \"p\"}") : Reply.json("[]"));

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withPropertyValues("eyepop.retry.max-retries=0", "eyepop.account-id=a", "eyepop.http.ssl-bundle=ours",
				"spring.ssl.bundle.pem.ours.truststore.certificate=classpath:tls/authority.crt")
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class));

	@AfterEach
	void close() {
		this.elsewhere.close();
	}

	@Test
	void theTokenGoesWhereAnAuthorizedAnswerSays() {
		try (RecordingServer service = service(null, this.elsewhere.url().toString())) {
			this.runner.withPropertyValues("eyepop.url=" + service.url(), "eyepop.api-key=k").run((context) -> {
				context.getBean(WorkerEndpoint.class)
					.upload(Source.of(new byte[] { 1 }, MediaType.IMAGE_PNG))
					.predictions()
					.onErrorComplete()
					.blockLast();
				assertThat(context.getBean(SyncDataEndpoint.class).datasets().list()).isEmpty();
			});
			assertThat(this.elsewhere.received()).isNotEmpty()
				.allSatisfy((request) -> assertThat(request.authorization()).isEqualTo("Bearer " + TOKEN));
			// the key itself stays where it belongs
			assertThat(this.elsewhere.received()).noneMatch((request) -> request.all().contains("Bearer k"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "http://workers.invalid, is plain HTTP to another machine",
			"http://192.0.2.1:1, is plain HTTP to another machine", "ftp://workers.invalid, is no URL of a service",
			"https://u:hidden@workers.invalid, has a user or a password in it" })
	void noTokenFollowsFromHttpsWhereItMustNot(String named, String reason) {
		try (RecordingServer service = service("good", named)) {
			String url = "eyepop.url=" + service.url();
			this.runner.withPropertyValues(url, "eyepop.api-key=k").run((context) -> {
				assertThat(catchThrowable(() -> context.getBean(WorkerEndpoint.class).connect().block()))
					.isInstanceOf(ComputeSessionException.class)
					.hasMessageContaining(reason)
					.message()
					.doesNotContain("hidden");
				assertThat(catchThrowable(() -> context.getBean(SyncDataEndpoint.class).datasets().list()))
					.isInstanceOf(UnexpectedAnswerException.class)
					.hasMessageContaining(reason)
					.message()
					.doesNotContain("hidden");
			});
			this.runner.withPropertyValues(url, "eyepop.secret-key=k")
				.run((context) -> assertThat(
						catchThrowable(() -> context.getBean(WorkerEndpoint.class).connect().block()))
					.isInstanceOf(PopNotReachableException.class)
					.hasMessageContaining(reason)
					.message()
					.doesNotContain("hidden"));
			this.runner.withPropertyValues(url, "eyepop.api-key=k", "eyepop.session-uuid=s")
				.run((context) -> assertThat(
						catchThrowable(() -> context.getBean(WorkerEndpoint.class).connect().block()))
					.isInstanceOf(ComputeSessionException.class)
					.hasMessageContaining(reason));
			assertThat(service.paths()).isNotEmpty();
		}
	}

	@Test
	void onThisMachineATokenFollowsFromHttps() {
		try (RecordingServer service = service("good", this.elsewhere.url().toString())) {
			this.runner.withPropertyValues("eyepop.url=" + service.url(), "eyepop.api-key=k")
				.run((context) -> assertThat(context.getBean(SyncDataEndpoint.class).datasets().list()).isEmpty());
			assertThat(this.elsewhere.received()).extracting(Received::authorization).contains("Bearer " + TOKEN);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void noRedirectIsFollowedEvenIfTheApplicationDoes(int status) {
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> follow = (builder) -> builder
			.withHttpClientCustomizer((client) -> client.followRedirect(true));
		String target = this.elsewhere.url() + "/stolen";
		try (RecordingServer service = new RecordingServer(null, (request) -> Reply.to(status, target))) {
			this.runner
				.withPropertyValues("eyepop.url=" + service.url(), "eyepop.api-key=k",
						"spring.http.clients.redirects=follow")
				.withBean(ClientHttpConnectorBuilderCustomizer.class, () -> follow)
				.run((context) -> assertNotFollowed(context, service, status));
		}
		assertThat(this.elsewhere.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v1/other", "" })
	void noRedirectIsFollowedToTheSameServiceEither(String location) {
		try (RecordingServer service = new RecordingServer(null, (request) -> Reply.to(307, location))) {
			this.runner.withPropertyValues("eyepop.url=" + service.url(), "eyepop.api-key=k")
				.run((context) -> assertNotFollowed(context, service, 307));
			assertThat(service.paths()).noneMatch((path) -> path.contains("other"));
		}
	}

	private static void assertNotFollowed(ApplicationContext context, RecordingServer service, int status) {
		EyePopHttp http = context.getBean(EyePopHttp.class);
		List<Throwable> failures = List.of(
				catchThrowable(() -> context.getBean(WorkerEndpoint.class).connect().block()),
				catchThrowable(() -> context.getBean(SyncDataEndpoint.class).datasets().list()),
				catchThrowable(() -> fetch(context, service.url())));
		assertThat(failures).allSatisfy((failure) -> assertThat(failure).isInstanceOf(EyePopException.class)
			.satisfiesAnyOf((one) -> assertThat(one).isInstanceOf(ServiceException.class),
					(one) -> assertThat(one).hasRootCauseInstanceOf(ServiceException.class))
			.hasMessageContaining("with status " + status));
		try (DataEvents events = DataEvents.builder(http)
			.dataUrl(Mono.just(service.url()))
			.tokens(AccessTokens.fixed(TOKEN))
			.build()) {
			ConnectionDown down = (ConnectionDown) Objects
				.requireNonNull(events.all().blockFirst(Duration.ofSeconds(60)));
			assertThat(down.cause()).hasMessageContaining("was refused with status " + status);
		}
		// of a socket that does not open nobody is told the token
		assertThat(service.received()).noneMatch((request) -> request.all().contains(TOKEN));
	}

	@Test
	void signedUrlsAreFetchedWithoutAnyCredential() {
		try (RecordingServer service = service(null, this.elsewhere.url().toString())) {
			this.runner.withPropertyValues("eyepop.url=" + service.url(), "eyepop.api-key=k").run((context) -> {
				assertThat(context.getBean(SyncDataEndpoint.class).datasets().list()).isEmpty();
				fetch(context, URI.create(this.elsewhere.url() + "/signed?X-Amz-Signature=abc"));
				// nor if it leads to a service that has the token otherwise
				fetch(context, URI.create(service.url() + "/signed?X-Amz-Signature=abc"));
			});
			assertThat(Stream.concat(this.elsewhere.received().stream(), service.received().stream())
				.filter((request) -> request.uri().startsWith("/signed"))).hasSize(2).allSatisfy((request) -> {
					assertThat(request.authorization()).isNull();
					assertThat(request.uri()).isEqualTo("/signed?X-Amz-Signature=abc");
					assertThat(request.all()).doesNotContain(TOKEN).doesNotContain("Bearer");
				});
		}
	}

	private static void fetch(ApplicationContext context, URI url) {
		context.getBean(DataEndpoint.class).fetch(url).doOnNext(DataBufferUtils::release).then().block();
	}

	private static RecordingServer service(@Nullable String certificate, String named) {
		return new RecordingServer(certificate, (request) -> {
			if (request.uri().contains("/authenticat")) {
				return Reply.json("{\"access_token\": \"%s\", \"expires_in\": 3600}".formatted(TOKEN));
			}
			if (request.uri().startsWith("/v1/configs")) {
				return Reply.json("{\"dataset_api_url\": \"%s\"}".formatted(named));
			}
			return request.uri().startsWith("/v1/sessions") ? Reply.json(SESSION.formatted(named, TOKEN))
					: Reply.json("{\"base_url\": \"%s\", \"pipeline_id\": \"p\"}".formatted(named));
		});
	}

}
