package ai.eyepop.autoconfigure;

import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.client.ReactorResourceFactory;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestProxy;
import ai.eyepop.wire.WireVector;

/**
 * An application with its own HTTP clients, and ours.
 */
abstract class HttpConnectionFixture {

	static final String TRUSTED = "spring.ssl.bundle.pem.ours.truststore.certificate=classpath:tls/localhost.crt";

	final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withPropertyValues("eyepop.retry.max-retries=0")
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class,
				EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class));

	ApplicationContextRunner customized(EyePopHttpBuilderCustomizer customizer) {
		return this.runner.withPropertyValues("eyepop.api-key=k")
			.withBean(EyePopHttpBuilderCustomizer.class, () -> customizer);
	}

	static URI url(String scheme, ServerSocket server) {
		return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
	}

	static void get(EyePopHttp http, URI url) {
		http.anonymousClient().get().uri(url).retrieve().toBodilessEntity().block(Duration.ofSeconds(30));
	}

	static String hello(EyePopHttp http, URI url) {
		return Objects.requireNonNull(http.webSocketClient()
			.websocket()
			.uri(url)
			.handle((in, out) -> in.receive().asString())
			.blockFirst(Duration.ofSeconds(30)));
	}

	static ReplayServer secure() {
		return ReplayServer.secure(resource("localhost.crt"), resource("localhost.key"),
				WireVector.of("connect", "worker.connect/api-key/no-sessions"));
	}

	static String[] to(URI url) {
		return new String[] { "eyepop.url=" + url, "eyepop.api-key=k" };
	}

	static String[] through(TestProxy proxy) {
		return new String[] { "eyepop.http.proxy.host=127.0.0.1", "eyepop.http.proxy.port=" + proxy.port() };
	}

	static Path resource(String name) {
		try {
			return Path.of(Objects.requireNonNull(HttpConnectionFixture.class.getResource("/tls/" + name)).toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
