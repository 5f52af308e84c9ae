package ai.eyepop.data;

import java.net.URI;
import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.http.Answers;
import ai.eyepop.http.RequestTarget;

/**
 * Finds out where the services are, by one question however many wait. A failure is not
 * kept. Who stops waiting does not stop the question.
 */
final class ServiceDiscovery {

	private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

	private final URI url;

	private final Mono<DataServices> services;

	/**
	 * Create a discovery.
	 * @param client sends the question
	 * @param answers reads the answer
	 * @param url the URL of the API that knows
	 * @param path path of the question, {@code /v1/configs} or {@code /configs}
	 * @param accountId id of the account, if it is known
	 */
	ServiceDiscovery(WebClient client, Answers answers, URI url, String path, @Nullable String accountId) {
		this.url = url;
		this.services = Mono
			.defer(() -> answers.json(RequestTarget.of(url, path)
				.query("account_uuid", accountId)
				.applyTo(client.get())
				.accept(MediaType.APPLICATION_JSON), Configuration.class))
			.switchIfEmpty(Mono.error(() -> new UnexpectedAnswerException(
					"EyePop's configuration at %s%s is empty".formatted(url, path))))
			.map(this::services)
			.cache((services) -> FOREVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/**
	 * Return where the services are.
	 * @return where they are
	 */
	Mono<DataServices> services() {
		return this.services;
	}

	DataServices services(Configuration configuration) {
		URI data = resolve("dataset_api_url", configuration.dataUrl());
		return new DataServices((data != null) ? data : DataServices.DEFAULT_DATA,
				resolve("vlm_api_url", configuration.vlmUrl()));
	}

	private @Nullable URI resolve(String name, @Nullable String service) {
		if (!StringUtils.hasText(service)) {
			return null;
		}
		try {
			URI resolved = URI.create(StringUtils.trimTrailingCharacter(this.url.toString(), '/') + "/")
				.resolve(service.strip());
			if (resolved.getHost() != null
					&& ("http".equals(resolved.getScheme()) || "https".equals(resolved.getScheme()))) {
				return resolved;
			}
		}
		catch (IllegalArgumentException ex) {
			// said below
		}
		throw new UnexpectedAnswerException(
				"EyePop's configuration names '%s' as '%s', which is no URL of a service".formatted(service, name));
	}

	/**
	 * The answer of the service.
	 *
	 * @param dataUrl the URL of the Data API, relative or absolute
	 * @param vlmUrl the URL of the VLM API, relative or absolute
	 */
	record Configuration(@JsonProperty("dataset_api_url") @Nullable String dataUrl,
			@JsonProperty("vlm_api_url") @Nullable String vlmUrl) {

	}

}
