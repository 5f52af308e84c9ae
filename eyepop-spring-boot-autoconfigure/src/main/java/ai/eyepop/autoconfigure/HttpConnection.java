package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.reactive.ClientHttpConnector;
import reactor.netty.http.client.HttpClient;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.ProxySettings;

/**
 * Connects as the application does elsewhere, unless properties of ours say otherwise:
 * time-outs, trust and proxy, for requests and for web sockets.
 */
class HttpConnection {

	private final HttpSettings settings;

	private final HttpClientSettings connectorSettings;

	private final ReactorClientHttpConnectorBuilder connectorBuilder;

	/**
	 * Create a connection.
	 * @param http our properties
	 * @param settings the settings of the application
	 * @param sslBundle our trust, or {@code null} for that of the application
	 * @param connectorBuilder makes connectors of the application
	 */
	HttpConnection(HttpProperties http, HttpClientSettings settings, @Nullable SslBundle sslBundle,
			@Nullable ClientHttpConnectorBuilder<?> connectorBuilder) {
		HttpSettings defaults = HttpSettings.defaults();
		this.settings = new HttpSettings(
				first(http.getConnectTimeout(), settings.connectTimeout(), defaults.connectTimeout()),
				first(http.getReadTimeout(), settings.readTimeout(), defaults.readTimeout()), http.getMaxIdleTime(),
				http.getMaxConnections(), http.getMaxLineSize());
		HttpClientSettings ours = settings.withTimeouts(this.settings.connectTimeout(), this.settings.readTimeout())
			.withRedirects(HttpRedirects.DONT_FOLLOW);
		this.connectorSettings = (sslBundle != null) ? ours.withSslBundle(sslBundle) : ours;
		// other connectors have no pool to share, and cannot send a file without a copy
		ReactorClientHttpConnectorBuilder reactor = (connectorBuilder instanceof ReactorClientHttpConnectorBuilder theirs)
				? theirs : ClientHttpConnectorBuilder.reactor();
		ProxySettings proxy = http.getProxy().toSettings();
		this.connectorBuilder = (proxy != null) ? reactor.withHttpClientCustomizer(proxy::applyTo) : reactor;
	}

	private static Duration first(@Nullable Duration ours, @Nullable Duration theirs, Duration usual) {
		return (ours != null) ? ours : (theirs != null) ? theirs : usual;
	}

	EyePopHttp.Builder applyTo(EyePopHttp.Builder builder) {
		return builder.settings(this.settings).connector(this::connector).webSockets(this::webSockets);
	}

	private ClientHttpConnector connector(HttpClient httpClient) {
		return this.connectorBuilder.withHttpClientFactory(() -> httpClient).build(this.connectorSettings);
	}

	private HttpClient webSockets(HttpClient httpClient) {
		// a connector keeps its client, with trust and proxy of the application, to
		// itself
		AtomicReference<HttpClient> configured = new AtomicReference<>(httpClient);
		this.connectorBuilder.withHttpClientFactory(() -> httpClient).withHttpClientCustomizer((client) -> {
			configured.set(client);
			return client;
		}).build(this.connectorSettings);
		return configured.get();
	}

}
