package ai.eyepop.http;

import io.netty.channel.ChannelOption;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import reactor.netty.http.client.HttpClient;

/**
 * How connections are made if nobody else says how.
 *
 * @param settings the limits
 * @param proxy the proxy; {@code null} for none
 */
record DefaultConnection(HttpSettings settings, @Nullable ProxySettings proxy) {

	ClientHttpConnector connector(HttpClient httpClient) {
		return new ReactorClientHttpConnector(
				applyTo(httpClient).compress(true).responseTimeout(this.settings.readTimeout()));
	}

	HttpClient applyTo(HttpClient httpClient) {
		HttpClient connecting = httpClient.option(ChannelOption.CONNECT_TIMEOUT_MILLIS,
				Math.toIntExact(this.settings.connectTimeout().toMillis()));
		return (this.proxy != null) ? this.proxy.applyTo(connecting) : connecting;
	}

}
