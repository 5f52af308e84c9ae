package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.http.server.HttpServer;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for trust, proxy and time-outs: ours, and those of the application.
 */
class HttpConnectionTests extends HttpConnectionFixture {

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

}
