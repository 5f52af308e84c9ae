package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import reactor.netty.http.client.HttpClient;

import ai.eyepop.http.EyePopHttpBuilder;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.ProxySettings;

/**
 * Connects as the application does elsewhere, unless properties of ours say otherwise:
 * time-outs, trust and proxy, for requests and for web sockets.
 */
class HttpConnection {

	private final HttpSettings settings;

	private final @Nullable ProxySettings proxy;

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
		this.proxy = http.getProxy().toSettings();
		HttpClientSettings ours = settings.withRedirects(HttpRedirects.DONT_FOLLOW)
			// the service sets none, and Reactor Netty refuses what other connectors can
			.withCookieHandling(HttpCookieHandling.DISABLE);
		this.connectorSettings = (sslBundle != null) ? ours.withSslBundle(sslBundle) : ours;
		// other connectors have no pool to share, and cannot send a file without a copy
		this.connectorBuilder = (connectorBuilder instanceof ReactorClientHttpConnectorBuilder theirs) ? theirs
				: ClientHttpConnectorBuilder.reactor();
	}

	private static Duration first(@Nullable Duration ours, @Nullable Duration theirs, Duration usual) {
		return (ours != null) ? ours : (theirs != null) ? theirs : usual;
	}

	EyePopHttpBuilder applyTo(EyePopHttpBuilder builder) {
		// asked when the client is built, so that customizers have the last word
		return builder.settings(this.settings)
			.proxy(this.proxy)
			.connector((httpClient) -> connectorBuilder(builder, httpClient).build(settings(builder)))
			.webSockets((httpClient) -> webSockets(builder, httpClient));
	}

	private ReactorClientHttpConnectorBuilder connectorBuilder(EyePopHttpBuilder builder, HttpClient httpClient) {
		ReactorClientHttpConnectorBuilder reactor = this.connectorBuilder.withHttpClientFactory(() -> httpClient)
			// a customizer of the application may have said otherwise for its own
			// requests
			.withHttpClientCustomizer((client) -> client.followRedirect(false));
		ProxySettings proxy = builder.proxy();
		return (proxy != null) ? reactor.withHttpClientCustomizer(proxy::applyTo) : reactor;
	}

	private HttpClientSettings settings(EyePopHttpBuilder builder) {
		HttpSettings settings = builder.settings();
		return this.connectorSettings.withTimeouts(settings.connectTimeout(), settings.readTimeout());
	}

	private HttpClient webSockets(EyePopHttpBuilder builder, HttpClient httpClient) {
		// a connector keeps its client, with trust and proxy of the application, to
		// itself
		AtomicReference<HttpClient> configured = new AtomicReference<>(httpClient);
		connectorBuilder(builder, httpClient).withHttpClientCustomizer((client) -> {
			configured.set(client);
			return client;
		}).build(settings(builder));
		return configured.get();
	}

}
