package ai.eyepop.data;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetListRequest;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.model.Model;
import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for how an endpoint finds its services.
 */
class DataDiscoveryTests {

	private final EyePopHttp http = TestHttp.create();

	private DataServer server = DataServer.json(200, "[]");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void asksOnceHoweverManyWait() {
		Sinks.Empty<Void> release = Sinks.empty();
		serve((number, request, response) -> request.uri().startsWith("/v1/configs")
				? release.asMono().then(Mono.from(DataServer.json(response, 200, "{\"dataset_api_url\": \"/data\"}")))
				: DataServer.json(response, 200, "[]"));
		DataEndpoint endpoint = discovering();
		Flux<?> calls = Flux.range(0, 20).flatMap((i) -> endpoint.datasets().list(), 20);
		Mono<Long> done = calls.count().cache();
		done.subscribe();
		release.tryEmitEmpty();
		done.block();
		assertThat(this.server.received()).extracting((request) -> request.uri().getPath())
			.containsOnlyOnce("/v1/configs")
			.hasSize(21)
			.filteredOn((path) -> path.equals("/data/datasets"))
			.hasSize(20);
	}

	@Test
	void asksAgainAfterAFailure() {
		serve((number, request, response) -> (number == 1) ? DataServer.json(response, 403, "")
				: DataServer.json(response, 200, request.uri().startsWith("/v1/configs")
						? "{\"dataset_api_url\": \"/\", \"vlm_api_url\": \"/\"}" : "[]"));
		DataEndpoint endpoint = discovering();
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> endpoint.sync().datasets().list());
		assertThat(endpoint.sync().datasets().list()).isEmpty();
		assertThat(this.server.received()).hasSize(3);
	}

	@Test
	void oneWhoStopsWaitingDoesNotStopTheQuestion() throws Exception {
		Sinks.Empty<Void> release = Sinks.empty();
		CountDownLatch asked = new CountDownLatch(1);
		serve((number, request, response) -> {
			if (!request.uri().startsWith("/v1/configs")) {
				return DataServer.json(response, 200, "[]");
			}
			asked.countDown();
			return release.asMono().then(Mono.from(DataServer.json(response, 200, "{\"dataset_api_url\": \"/d\"}")));
		});
		DataEndpoint endpoint = discovering();
		endpoint.datasets().list().subscribe().dispose();
		assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
		release.tryEmitEmpty();
		endpoint.sync().datasets().list();
		assertThat(this.server.received()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "http://h:1, /data, http://h:1/data", "http://h:1/base/, sub, http://h:1/base/sub",
			"http://h:1/base, /data/, http://h:1/data/", "http://h:1, https://x.test/p, https://x.test/p",
			"http://h:1, , https://dataset-api.eyepop.ai", "http://h:1, ' ', https://dataset-api.eyepop.ai" })
	void resolvesTheUrlOfTheDataApi(URI url, @Nullable String service, URI expected) {
		ServiceDiscovery.Configuration configuration = new ServiceDiscovery.Configuration(service, service);
		DataServices services = discovery(url).services(configuration);
		assertThat(services.data()).isEqualTo(expected);
		if (services.vlm() != null) {
			assertThat(services.vlm()).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://x.test/", "mailto:x", "http://", "a b", "https://x.test/p?", "/p?a=b", "/p#f" })
	void refusesWhatIsNoUrlOfAService(String service) {
		assertThatExceptionOfType(UnexpectedAnswerException.class)
			.isThrownBy(() -> discovery(URI.create("http://h:1"))
				.services(new ServiceDiscovery.Configuration(null, service)))
			.withMessageContaining("vlm_api_url")
			.withMessageContaining("'" + service.replaceAll("[?#].*", "") + "'")
			.withMessageNotContaining("a=b");
	}

	@Test
	void withoutAVlmUrlOnlyItsCallsFail() {
		// 24: an AttributeError was thrown
		serve((number, request, response) -> DataServer.json(response, 200,
				request.uri().startsWith("/v1/configs") ? "{\"dataset_api_url\": \"/data\"}" : "[]"));
		SyncDataEndpoint endpoint = discovering().sync();
		assertThat(endpoint.datasets().list()).isEmpty();
		assertThatExceptionOfType(UnexpectedAnswerException.class)
			.isThrownBy(() -> endpoint.inference().infer("a", InferRequest.builder("?").build()).result())
			.withMessageContaining("vlm_api_url");
	}

	@Test
	void anEmptyOrMalformedConfigurationIsAnError() {
		serve((number, request, response) -> DataServer.json(response, 200, (number == 1) ? "" : "<html>"));
		SyncDataEndpoint endpoint = discovering().sync();
		assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> endpoint.datasets().list())
			.withMessageContaining("/v1/configs is empty");
		assertThatExceptionOfType(MalformedStreamException.class).isThrownBy(() -> endpoint.datasets().list());
	}

	@Test
	void givenUrlsAreNotAskedFor() {
		DataEndpoint endpoint = builder().dataUrl(this.server.url())
			.url(URI.create("http://127.0.0.1:1"))
			.apiKey("key-1")
			.build();
		assertThat(endpoint.sync().datasets().list()).isEmpty();
		assertThatExceptionOfType(DataNotReachableException.class)
			.isThrownBy(() -> endpoint.sync().inference().infer("a", InferRequest.builder("?").build()).result());
		ReceivedRequest request = this.server.onlyRequest();
		assertThat(request.uri().getPath()).isEqualTo("/datasets");
	}

	@Test
	void asksInTheNameOfTheAccount() {
		serve((number, request, response) -> DataServer.json(response, 200,
				request.uri().contains("configs") ? "{\"dataset_api_url\": \"/data\"}" : "[]"));
		builder().url(this.server.url()).accountId("acc/1").build().sync().datasets().list();
		ReceivedRequest question = this.server.received().get(0);
		assertThat(question.uri()).hasToString("/configs?account_uuid=acc%2F1");
		assertThat(question.headers()).containsEntry("authorization", "Bearer tok-1")
			.containsEntry("accept", "application/json");
	}

	@Test
	void tellsWhatABrowserNeedsWithoutShowingTheToken() {
		serve((number, request, response) -> DataServer.json(response, 200,
				"{\"dataset_api_url\": \"/data\", \"vlm_api_url\": \"/vlm\"}"));
		DataSession session = builder().url(this.server.url())
			.apiKey("key-1")
			.accountId("acc-1")
			.build()
			.sync()
			.session();
		assertThat(session).isEqualTo(new DataSession(this.server.url(), "tok-1", null, "acc-1",
				this.server.url().resolve("/data"), this.server.url().resolve("/vlm")));
		assertThat(session.toString()).doesNotContain("tok-1").contains("acc-1");
	}

	@Test
	void needsTokensAndUsableUrls() {
		assertThatExceptionOfType(MissingCredentialException.class)
			.isThrownBy(() -> DataEndpoint.builder(this.http).build());
		assertThatIllegalArgumentException().isThrownBy(() -> builder().dataUrl(URI.create("ftp://x")))
			.withMessageContaining("'dataUrl'");
		// calls would be added to the query
		assertThatIllegalArgumentException().isThrownBy(() -> builder().dataUrl(URI.create("http://x/p?")));
		assertThatIllegalArgumentException().isThrownBy(() -> builder().vlmUrl(URI.create("http://x/p#f")))
			.withMessageContaining("'vlmUrl'");
	}

	@Test
	void aServiceThatFailsIsAskedForAgainNowAndThen() {
		serve((number, request, response) -> DataServer.json(response, 200,
				"{\"dataset_api_url\": \"/d%d\"}".formatted(number)));
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		ServiceDiscovery discovery = new ServiceDiscovery(this.http.authorizedClient("x"), this.http.answers(),
				this.server.url(), "/configs", null, time);
		assertThat(path(discovery)).isEqualTo("/d1");
		discovery.failed(this.server.url().resolve("/d1"));
		assertThat(path(discovery)).isEqualTo("/d2");
		discovery.failed(this.server.url().resolve("/d1"));
		discovery.failed(this.server.url().resolve("/d2"));
		assertThat(path(discovery)).as("asked a moment ago").isEqualTo("/d2");
		time.advanceTimeBy(Duration.ofSeconds(5));
		discovery.failed(this.server.url().resolve("/d1"));
		assertThat(path(discovery)).as("not the one that failed").isEqualTo("/d2");
		discovery.failed(this.server.url().resolve("/d2"));
		assertThat(path(discovery)).isEqualTo("/d3");
		assertThat(this.server.received()).hasSize(3);
	}

	@Test
	void thoseWhoFailTogetherAskOnce() {
		Sinks.Empty<Void> release = Sinks.empty();
		serve((number, request, response) -> (number == 1)
				? DataServer.json(response, 200, "{\"dataset_api_url\": \"/d1\"}")
				: release.asMono().then(Mono.from(DataServer.json(response, 200, "{\"dataset_api_url\": \"/d2\"}"))));
		ServiceDiscovery discovery = discovery(this.server.url());
		assertThat(path(discovery)).isEqualTo("/d1");
		discovery.failed(this.server.url().resolve("/d1"));
		Mono<List<String>> places = Flux.range(0, 20)
			.flatMap((i) -> discovery.services(), 20)
			.map((services) -> services.data().getPath())
			.collectList()
			.cache();
		places.subscribe();
		release.tryEmitEmpty();
		assertThat(places.block()).hasSize(20).containsOnly("/d2");
		assertThat(this.server.received()).hasSize(2);
	}

	@Test
	void whoIsSilentIsNotWaitedForIfTheOldAnswerMayDo() {
		serve((number, request, response) -> (number == 1)
				? DataServer.json(response, 200, "{\"dataset_api_url\": \"/d1\"}") : Mono.never());
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		ServiceDiscovery discovery = new ServiceDiscovery(this.http.authorizedClient("x"), this.http.answers(),
				this.server.url(), "/configs", null, time);
		path(discovery);
		discovery.failed(this.server.url().resolve("/d1"));
		StepVerifier.create(discovery.services())
			.then(() -> time.advanceTimeBy(Duration.ofSeconds(10)))
			.expectNextMatches((services) -> services.data().getPath().equals("/d1"))
			.verifyComplete();
	}

	@Test
	void aSocketLooksAgainWithEachAttemptButTheFirst() {
		serve((number, request, response) -> DataServer.json(response, 200,
				"{\"dataset_api_url\": \"/d%d\"}".formatted(number)));
		Mono<URI> place = ServiceDiscovery.eachTime(discovery(this.server.url()).location(DataServices::data));
		assertThat(place.block()).hasPath("/d1");
		assertThat(place.block()).hasPath("/d2");
		assertThat(place.block()).as("asked a moment ago").hasPath("/d2");
	}

	@Test
	void aCallWithoutAnAccountFailsWhenItIsMade() {
		DataEndpoint endpoint = builder().url(this.server.url()).accountId(null).build();
		Flux<Model> blank = endpoint.models().list(" ");
		Flux<Dataset> none = endpoint.datasets().list(DatasetListRequest.defaults().withAccountUuid(""));
		Mono<Void> nothing = endpoint.datasets().delete(" ");
		StepVerifier.create(blank).verifyError(MissingAccountException.class);
		StepVerifier.create(none).verifyError(MissingAccountException.class);
		StepVerifier.create(nothing).verifyError(IllegalArgumentException.class);
		assertThat(this.server.received()).isEmpty();
	}

	@Test
	void aBlankAccountIsThatOfTheEndpoint() {
		SyncDataEndpoint endpoint = builder().dataUrl(this.server.url()).build().sync();
		endpoint.models().list("");
		endpoint.datasets().list(DatasetListRequest.defaults().withAccountUuid(" "));
		assertThat(this.server.received()).hasSize(2)
			.allSatisfy((request) -> assertThat(request.uri().getQuery()).containsOnlyOnce("account_uuid=acc-1"));
	}

	private static String path(ServiceDiscovery discovery) {
		return Objects.requireNonNull(discovery.services().block()).data().getPath();
	}

	private void serve(DataServer.Handler handler) {
		this.server.close();
		this.server = new DataServer(handler);
	}

	private DataEndpoint discovering() {
		return builder().url(this.server.url()).apiKey("key-1").accountId("acc-1").build();
	}

	private ServiceDiscovery discovery(URI url) {
		return new ServiceDiscovery(this.http.authorizedClient("x"), this.http.answers(), url, "/configs", null,
				VirtualTimeScheduler.create());
	}

	private DataEndpointBuilder builder() {
		AccessToken token = DataServer.TOKEN;
		return DataEndpoint.builder(this.http)
			.tokens(new AccessTokens(Mono.just(token), token, Clock.systemUTC()))
			.accountId("acc-1");
	}

}
