package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.timeout.ReadTimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.http.server.HttpServer;

import ai.eyepop.data.event.DataEvents;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ProxySettings;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestProxy;
import ai.eyepop.wire.WireVector;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for trust, proxy and time-outs: ours, and those of the application.
 */
class HttpConnectionTests {

	private static final String TRUSTED = "spring.ssl.bundle.pem.ours.truststore.certificate=classpath:tls/localhost.crt";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withPropertyValues("eyepop.retry.max-retries=0")
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class));

	@Test
	void trustOfTheApplicationIsUsed() {
		try (ReplayServer server = secure()) {
			this.runner.withPropertyValues(TRUSTED, "spring.http.clients.ssl.bundle=ours")
				.withPropertyValues(to(server.url()))
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).hasSize(3);
				});
		}
	}

	@Test
	void ourTrustIsUsedInPlaceOfThatOfTheApplication() {
		try (ReplayServer server = secure()) {
			this.runner
				.withPropertyValues(TRUSTED, "spring.http.clients.ssl.bundle=none",
						"spring.ssl.bundle.pem.none.truststore.certificate=classpath:tls/other.crt",
						"eyepop.http.ssl-bundle=ours")
				.withPropertyValues(to(server.url()))
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).hasSize(3);
				});
		}
	}

	@Test
	void trustOfConnectionDetailsIsUsed() {
		try (ReplayServer server = secure()) {
			this.runner.withPropertyValues(TRUSTED)
				.withUserConfiguration(Details.class)
				.withBean(URI.class, server::url)
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).hasSize(3);
				});
		}
	}

	@Test
	void whenAServiceIsNotTrustedThenTheAnalysisNamesTheBundle() {
		try (ReplayServer server = secure()) {
			this.runner.withPropertyValues(to(server.url()))
				.withPropertyValues("eyepop.worker.connect-on-startup=true")
				.run((context) -> assertThat(
						new ServiceFailureAnalyzer(new MockEnvironment(), new DefaultListableBeanFactory())
							.analyze(Objects.requireNonNull(context.getStartupFailure())))
					.isNotNull()
					.extracting(FailureAnalysis::getAction, as(InstanceOfAssertFactories.STRING))
					.startsWith("Set eyepop.http.ssl-bundle to the name of an SSL bundle"));
		}
	}

	@Test
	void whenACertificateIsForAnotherHostThenTheAnalysisNamesTheUrl() {
		try (ReplayServer server = secure(); TestProxy proxy = new TestProxy(null, server.url().getPort())) {
			this.runner.withPropertyValues(TRUSTED)
				.withPropertyValues(through(proxy))
				.withPropertyValues(to(URI.create("https://eyepop.example")))
				.withPropertyValues("eyepop.http.ssl-bundle=ours", "eyepop.worker.connect-on-startup=true")
				.run((context) -> assertThat(
						new ServiceFailureAnalyzer(new MockEnvironment(), new DefaultListableBeanFactory())
							.analyze(Objects.requireNonNull(context.getStartupFailure())))
					.isNotNull()
					.extracting(FailureAnalysis::getAction, as(InstanceOfAssertFactories.STRING))
					.startsWith("Set eyepop.url to the host that the certificate is for"));
		}
	}

	@Test
	void nameOfTheHostIsVerified() {
		try (ReplayServer server = secure(); TestProxy proxy = new TestProxy(null, server.url().getPort())) {
			this.runner.withPropertyValues(TRUSTED, "eyepop.http.ssl-bundle=ours")
				.withPropertyValues(through(proxy))
				.withPropertyValues(to(URI.create("https://eyepop.example")))
				.run((context) -> assertThatException()
					.isThrownBy(() -> context.getBean(WorkerEndpoint.class).connect().block())
					.withMessageContaining("No subject alternative DNS name matching eyepop.example"));
			assertThat(proxy.targets()).isNotEmpty().allMatch("eyepop.example:443"::equals);
			assertThat(server.received()).isEmpty();
			this.runner.withPropertyValues(TRUSTED, "eyepop.http.ssl-bundle=ours")
				.withPropertyValues(through(proxy))
				.withPropertyValues(to(URI.create("https://localhost")))
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().onErrorComplete().block());
			assertThat(server.received()).isNotEmpty();
		}
	}

	@Test
	void namesThatAreReachedWithoutTheProxyAreLookedUp() {
		try (ReplayServer server = secure(); TestProxy proxy = new TestProxy(null)) {
			this.runner
				.withPropertyValues(TRUSTED, "eyepop.http.ssl-bundle=ours", "eyepop.http.proxy.no-proxy=LOCALHOST, *.b")
				.withPropertyValues(through(proxy))
				.withPropertyValues(to(URI.create("https://localhost:" + server.url().getPort())))
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().onErrorComplete().block());
			assertThat(server.received()).isNotEmpty();
			assertThat(proxy.targets()).doesNotContain("localhost:" + server.url().getPort());
		}
	}

	@Test
	void webSocketsHaveTheSameTrustAndProxy() {
		Http11SslContextSpec tls = Http11SslContextSpec.forServer(resource("localhost.crt").toFile(),
				resource("localhost.key").toFile());
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.secure((spec) -> spec.sslContext(tls))
			.route((routes) -> routes.ws("/events", (in, out) -> out.sendString(Mono.just("hello"))))
			.bindNow();
		URI url = URI.create("wss://127.0.0.1:" + server.port() + "/events");
		try (TestProxy proxy = new TestProxy(null)) {
			this.runner.withPropertyValues(TRUSTED, "eyepop.http.ssl-bundle=ours", "eyepop.api-key=k")
				.withPropertyValues(through(proxy))
				.run((context) -> assertThat(hello(context.getBean(EyePopHttp.class), url)).isEqualTo("hello"));
			assertThat(proxy.targets()).containsExactly("127.0.0.1:" + server.port());
			this.runner.withPropertyValues("eyepop.api-key=k")
				.withPropertyValues(through(proxy))
				.run((context) -> assertThatException().isThrownBy(() -> hello(context.getBean(EyePopHttp.class), url))
					.withMessageContaining("certification path"));
		}
		finally {
			server.disposeNow();
		}
	}

	@Test
	void eventsComeThroughTheProxy() {
		try (EyePopEmulator emulator = EyePopEmulator.start(); TestProxy proxy = new TestProxy(null)) {
			this.runner.withPropertyValues(to(emulator.url()))
				.withPropertyValues(through(proxy))
				.withPropertyValues("eyepop.api-key=" + emulator.apiKey(), "eyepop.account-id=" + emulator.account(),
						"eyepop.data.events.enabled=true")
				.run((context) -> {
					DataEvents events = context.getBean(DataEvents.class);
					Awaitility.await().atMost(Duration.ofSeconds(60)).until(events::isConnected);
					assertThat(emulator.openConnections()).isEqualTo(proxy.tunnels());
				});
		}
	}

	@Test
	void timeOutsOfTheApplicationAreUsedWhereOursAreNotSet() {
		HttpClientConfig theirs = client("spring.http.clients.connect-timeout=7s",
				"spring.http.clients.read-timeout=8s");
		assertThat(theirs.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS)).isEqualTo(7000);
		assertThat(theirs.responseTimeout()).hasSeconds(8);
		HttpClientConfig both = client("spring.http.clients.connect-timeout=7s", "spring.http.clients.read-timeout=8s",
				"eyepop.http.read-timeout=9s");
		assertThat(both.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS)).isEqualTo(7000);
		assertThat(both.responseTimeout()).hasSeconds(9);
		HttpClientConfig none = client();
		assertThat(none.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS)).isEqualTo(10_000);
		assertThat(none.responseTimeout()).hasMinutes(10);
	}

	@Test
	void readTimeoutOfACustomizerIsUsed() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			customized((builder) -> builder.settings(builder.settings().withReadTimeout(Duration.ofMillis(321))))
				.withPropertyValues("eyepop.http.connect-timeout=9s")
				.run((context) -> {
					EyePopHttp http = context.getBean(EyePopHttp.class);
					assertThat(http.settings().readTimeout()).hasMillis(321);
					assertThat(http.settings().connectTimeout()).hasSeconds(9);
					assertThatException().isThrownBy(() -> get(http, url("http", silent)))
						.havingRootCause()
						.isInstanceOf(ReadTimeoutException.class);
				});
		}
	}

	@Test
	@EnabledOnOs(value = OS.LINUX, disabledReason = "A full queue is an error at once elsewhere")
	void connectTimeoutOfACustomizerIsUsed() throws IOException {
		List<SocketChannel> waiting = new ArrayList<>();
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			for (int i = 0; i < 8; i++) {
				SocketChannel channel = SocketChannel.open();
				waiting.add(channel);
				channel.configureBlocking(false);
				channel.connect(full.getLocalSocketAddress());
			}
			customized((builder) -> builder.settings(builder.settings().withConnectTimeout(Duration.ofMillis(432))))
				.run((context) -> {
					EyePopHttp http = context.getBean(EyePopHttp.class);
					assertThatException().isThrownBy(() -> get(http, url("http", full)))
						.withStackTraceContaining("timed out after 432 ms");
					assertThatException().isThrownBy(() -> hello(http, url("ws", full)))
						.withStackTraceContaining("timed out after 432 ms");
				});
		}
		finally {
			for (SocketChannel channel : waiting) {
				channel.close();
			}
		}
	}

	@Test
	void proxyOfACustomizerIsUsedInPlaceOfThatOfTheProperties() {
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.route((routes) -> routes.get("/", (request, response) -> response.status(204).send())
				.ws("/events", (in, out) -> out.sendString(Mono.just("hello"))))
			.bindNow();
		String address = "127.0.0.1:" + server.port();
		try (TestProxy theirs = new TestProxy(null); TestProxy proxy = new TestProxy(null)) {
			customized((builder) -> builder.proxy(ProxySettings.of("127.0.0.1", theirs.port())))
				.withPropertyValues(through(proxy))
				.run((context) -> {
					EyePopHttp http = context.getBean(EyePopHttp.class);
					get(http, URI.create("http://" + address));
					assertThat(theirs.targets()).containsExactly(address);
					assertThat(hello(http, URI.create("ws://" + address + "/events"))).isEqualTo("hello");
					assertThat(theirs.targets()).containsExactly(address, address);
				});
			assertThat(proxy.targets()).isEmpty();
			customized((builder) -> builder.proxy(null)).withPropertyValues(through(proxy))
				.run((context) -> get(context.getBean(EyePopHttp.class), URI.create("http://" + address)));
			assertThat(proxy.targets()).isEmpty();
		}
		finally {
			server.disposeNow();
		}
	}

	@Test
	void redirectsAreNotFollowedEvenIfTheApplicationDoes() {
		assertThat(client("spring.http.clients.redirects=follow").followRedirectPredicate()).isNull();
	}

	@Test
	void cookiesAreNotKeptEvenIfTheApplicationDoes() {
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> response.status(request.cookies().isEmpty() ? 204 : 400)
				.addCookie(new DefaultCookie("visits", "1"))
				.send())
			.bindNow();
		try {
			// which Reactor Netty, unlike the connector of the application, refuses
			this.runner
				.withPropertyValues("eyepop.api-key=k", "spring.http.clients.cookie-handling=enable",
						"spring.http.clients.reactive.connector=jdk")
				.run((context) -> {
					EyePopHttp http = context.getBean(EyePopHttp.class);
					URI url = URI.create("http://127.0.0.1:" + server.port());
					get(http, url);
					get(http, url);
				});
		}
		finally {
			server.disposeNow();
		}
	}

	@Test
	void addressesThatTheApplicationFiltersAreNotReached() {
		try (ReplayServer server = new ReplayServer(WireVector.of("connect", "worker.connect/api-key/no-sessions"))) {
			URI socket = URI.create("ws://127.0.0.1:" + server.url().getPort());
			this.runner.withBean(InetAddressFilter.class, InetAddressFilter::externalAddresses)
				.withPropertyValues(to(server.url()))
				.run((context) -> {
					EyePopHttp http = context.getBean(EyePopHttp.class);
					assertThatException().isThrownBy(() -> get(http, server.url()))
						.withStackTraceContaining(FilteredHostException.class.getName());
					assertThatException().isThrownBy(() -> hello(http, socket))
						.withStackTraceContaining(FilteredHostException.class.getName());
				});
			assertThat(server.connections()).isZero();
		}
	}

	private HttpClientConfig client(String... properties) {
		AtomicReference<HttpClient> client = new AtomicReference<>();
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> customizer = (builder) -> builder
			.withHttpClientCustomizer((httpClient) -> {
				client.set(httpClient);
				return httpClient;
			});
		this.runner.withPropertyValues("eyepop.api-key=k")
			.withPropertyValues(properties)
			.withBean(ClientHttpConnectorBuilderCustomizer.class, () -> customizer)
			.run((context) -> assertThat(context.getBean(EyePopHttp.class)).isNotNull());
		return Objects.requireNonNull(client.get()).configuration();
	}

	private ApplicationContextRunner customized(EyePopHttpBuilderCustomizer customizer) {
		return this.runner.withPropertyValues("eyepop.api-key=k")
			.withBean(EyePopHttpBuilderCustomizer.class, () -> customizer);
	}

	private static URI url(String scheme, ServerSocket server) {
		return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
	}

	private static void get(EyePopHttp http, URI url) {
		http.anonymousClient().get().uri(url).retrieve().toBodilessEntity().block(Duration.ofSeconds(30));
	}

	private static String hello(EyePopHttp http, URI url) {
		return Objects.requireNonNull(http.webSocketClient()
			.websocket()
			.uri(url)
			.handle((in, out) -> in.receive().asString())
			.blockFirst(Duration.ofSeconds(30)));
	}

	private static ReplayServer secure() {
		return ReplayServer.secure(resource("localhost.crt"), resource("localhost.key"),
				WireVector.of("connect", "worker.connect/api-key/no-sessions"));
	}

	private static String[] to(URI url) {
		return new String[] { "eyepop.url=" + url, "eyepop.api-key=k" };
	}

	private static String[] through(TestProxy proxy) {
		return new String[] { "eyepop.http.proxy.host=127.0.0.1", "eyepop.http.proxy.port=" + proxy.port() };
	}

	private static Path resource(String name) {
		try {
			return Path.of(Objects.requireNonNull(HttpConnectionTests.class.getResource("/tls/" + name)).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		EyePopConnectionDetails details(URI url, SslBundles bundles) {
			return new EyePopConnectionDetails() {

				@Override
				public URI getUrl() {
					return url;
				}

				@Override
				public String getApiKey() {
					return "k";
				}

				@Override
				public SslBundle getSslBundle() {
					return bundles.getBundle("ours");
				}

			};
		}

	}

}
