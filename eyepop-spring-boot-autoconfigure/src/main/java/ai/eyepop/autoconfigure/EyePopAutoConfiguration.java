package ai.eyepop.autoconfigure;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

import ai.eyepop.EyePop;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.RetryStrategy;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for what all EyePop endpoints share: where they connect to, and the
 * HTTP client.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { WebClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "eyepop.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EyePopProperties.class)
public final class EyePopAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(EyePopConnectionDetails.class)
	PropertiesEyePopConnectionDetails eyePopConnectionDetails(EyePopProperties properties,
			ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesEyePopConnectionDetails(properties, sslBundles.getIfAvailable());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	EyePopHttp eyePopHttp(EyePopProperties properties, EyePopConnectionDetails connectionDetails,
			ObjectProvider<WebClient.Builder> webClientBuilder, ObjectProvider<HttpClientSettings> clientSettings,
			ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<RetryStrategy> retryStrategies) {
		HttpSettings settings = settings(properties.getHttp());
		HttpClientSettings connectorSettings = clientSettings.getIfAvailable(HttpClientSettings::defaults)
			.withTimeouts(settings.connectTimeout(), settings.readTimeout())
			.withRedirects(HttpRedirects.DONT_FOLLOW);
		if (connectionDetails.getSslBundle() != null) {
			connectorSettings = connectorSettings.withSslBundle(connectionDetails.getSslBundle());
		}
		HttpClientSettings effectiveSettings = connectorSettings;
		ReactorClientHttpConnectorBuilder reactor = reactor(connectorBuilder.getIfAvailable());
		EyePopHttp.Builder builder = EyePopHttp.builder()
			.settings(settings)
			.retry(settings(properties.getRetry()))
			.webClientBuilder(webClientBuilder.getIfAvailable(WebClient::builder))
			.connector((httpClient) -> reactor.withHttpClientFactory(() -> httpClient).build(effectiveSettings))
			.webSockets((httpClient) -> configured(reactor, effectiveSettings, httpClient));
		retryStrategies.orderedStream().forEach(builder::retryStrategy);
		return builder.build();
	}

	@Bean(destroyMethod = "")
	@Lazy
	@ConditionalOnMissingBean
	EyePop eyePop(EyePopProperties properties, EyePopConnectionDetails connectionDetails, EyePopHttp http) {
		String accountId = connectionDetails.getAccountId();
		// the endpoints and the client are beans of their own, and closed as such
		return EyePop.builder()
			.environment(Map.of())
			.http(http)
			.url(connectionDetails.getUrl())
			.apiKey(connectionDetails.getApiKey())
			.accessToken(connectionDetails.getAccessToken())
			.secretKey(connectionDetails.getSecretKey())
			.localMode(connectionDetails.isLocalMode())
			.accountId((accountId != null) ? accountId : properties.getAccountId())
			.popId(properties.getPopId())
			.sessionUuid(properties.getSessionUuid())
			.sessionName(properties.getSessionName())
			.pipelineImage(properties.getPipelineImage())
			.pipelineVersion(properties.getPipelineVersion())
			.build();
	}

	private RetrySettings settings(RetryProperties retry) {
		return new RetrySettings(retry.getMaxRetries(), retry.getMaxTime(), retry.getInitialInterval(),
				retry.getMultiplier(), retry.getJitter(), retry.isNonIdempotent());
	}

	private ReactorClientHttpConnectorBuilder reactor(@Nullable Object connectorBuilder) {
		// other connectors have no pool to share, and cannot send a file without a copy
		return (connectorBuilder instanceof ReactorClientHttpConnectorBuilder reactor) ? reactor
				: ClientHttpConnectorBuilder.reactor();
	}

	private HttpClient configured(ReactorClientHttpConnectorBuilder reactor, HttpClientSettings settings,
			HttpClient httpClient) {
		// a connector keeps its client, with trust and proxy of the application, to
		// itself
		AtomicReference<HttpClient> configured = new AtomicReference<>(httpClient);
		reactor.withHttpClientFactory(() -> httpClient).withHttpClientCustomizer((client) -> {
			configured.set(client);
			return client;
		}).build(settings);
		return configured.get();
	}

	private HttpSettings settings(HttpProperties http) {
		return new HttpSettings(http.getConnectTimeout(), http.getReadTimeout(), http.getMaxIdleTime(),
				http.getMaxConnections(), http.getMaxLineSize());
	}

}
