package ai.eyepop.telemetry.trace;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.Answers;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.http.RequestTarget;

/**
 * The service that is told (wire reference, section 13).
 */
final class TraceDestination {

	private static final MediaType RECORD = MediaType
		.parseMediaType("application/x-flatbuffers;schema=eyepop.events.Record");

	private final WebClient client;

	private final Answers answers;

	private final URI service;

	/**
	 * Create a destination.
	 * @param http the HTTP client, whose requests are not told
	 * @param service the URL of the service
	 * @param tokens the tokens that it accepts; {@code null} if it needs none
	 */
	TraceDestination(EyePopHttp http, URI service, @Nullable AccessTokens tokens) {
		this.client = (tokens != null) ? http.authorizedClient(tokens) : http.anonymousClient();
		this.answers = http.answers();
		this.service = service;
	}

	/**
	 * Send a record, and again at once only if the token was refused.
	 * @param bytes the record
	 * @return completes when the service has it
	 */
	Mono<Void> send(byte[] bytes) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.service, "/events")
			.applyTo(this.client.post())
			.contentType(RECORD)
			.bodyValue(bytes);
		request.attribute(RequestMarks.LOOK_ATTRIBUTE, true);
		return this.answers.nothing(request);
	}

}
