package ai.eyepop.autoconfigure;

import java.net.URI;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;

import ai.eyepop.data.event.DataEvents;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ProxySettings;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestProxy;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for proxies, of requests and of sockets.
 */
class HttpProxyTests extends HttpConnectionFixture {

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

}
