package ai.eyepop.autoconfigure;

import java.util.Map;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.reactive.function.client.WebClient;

import ai.eyepop.EyePop;
import ai.eyepop.EyePopBuilder;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.EyePopHttpBuilder;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.RetryStrategy;
import ai.eyepop.telemetry.EndpointMonitor;
import ai.eyepop.telemetry.JobObservationConvention;
import ai.eyepop.telemetry.trace.TraceSettings;

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
	static EmptyPropertiesAdvisor eyePopEmptyPropertiesAdvisor() {
		return new EmptyPropertiesAdvisor();
	}

	@Bean
	static EyePopPropertiesCheck eyePopPropertiesCheck() {
		return new EyePopPropertiesCheck();
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	EyePopHttp eyePopHttp(EyePopProperties properties, EyePopConnectionDetails connectionDetails,
			ObjectProvider<WebClient.Builder> webClientBuilder, ObjectProvider<HttpClientSettings> clientSettings,
			ObjectProvider<ClientHttpConnectorBuilder<?>> connectorBuilder,
			ObjectProvider<RetryStrategy> retryStrategies, ObjectProvider<HttpObservations> observations,
			ObjectProvider<EyePopWebClientCustomizer> webClientCustomizers,
			ObjectProvider<EyePopHttpBuilderCustomizer> customizers) {
		WebClient.Builder webClient = webClientBuilder.getIfAvailable(WebClient::builder).clone();
		webClientCustomizers.orderedStream().forEach((customizer) -> customizer.customize(webClient));
		EyePopHttpBuilder builder = new HttpConnection(properties.getHttp(),
				clientSettings.getIfAvailable(HttpClientSettings::defaults), connectionDetails.getSslBundle(),
				connectorBuilder.getIfAvailable())
			.applyTo(EyePopHttp.builder())
			.retry(settings(properties.getRetry()))
			.webClientBuilder(webClient);
		retryStrategies.orderedStream().forEach(builder::retryStrategy);
		observations.ifAvailable((available) -> available.applyTo(builder));
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	@Bean(destroyMethod = "")
	@Lazy
	@ConditionalOnMissingBean
	EyePop eyePop(EyePopProperties properties, EyePopConnectionDetails connectionDetails, EyePopHttp http,
			ObjectProvider<TraceSettings> tracing, ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<JobObservationConvention> jobObservationConvention,
			ObjectProvider<EndpointMonitor> monitors) {
		String accountId = connectionDetails.getAccountId();
		// the endpoints and the client are beans of their own, and closed as such
		EyePopBuilder builder = EyePop.builder()
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
			.tracing(tracing.getIfAvailable(TraceSettings::defaults))
			.jobObservationConvention(jobObservationConvention.getIfAvailable());
		observationRegistry.ifAvailable(builder::observationRegistry);
		monitors.orderedStream().forEach(builder::monitor);
		return builder.build();
	}

	private RetrySettings settings(RetryProperties retry) {
		return new RetrySettings(retry.getMaxRetries(), retry.getMaxTime(), retry.getInitialInterval(),
				retry.getMultiplier(), retry.getJitter(), retry.isNonIdempotent());
	}

}
