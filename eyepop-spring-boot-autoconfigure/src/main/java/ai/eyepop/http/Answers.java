package ai.eyepop.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.handler.codec.compression.DecompressionException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

import ai.eyepop.internal.Buffers;
import ai.eyepop.internal.ShownUrl;

/**
 * Reads the bodies of answers, and turns error answers into exceptions.
 *
 * @since 0.1.0
 */
public final class Answers {

	private static final Log logger = LogFactory.getLog(Answers.class);

	private static final Duration EXCERPT_TIMEOUT = Duration.ofSeconds(5);

	private static final long LONGEST_RETRY_AFTER = 1_000_000_000;

	private final int maxSize;

	private final Clock clock;

	Answers(int maxSize, Clock clock) {
		this.maxSize = maxSize;
		this.clock = clock;
	}

	/**
	 * Send a request and read its answer as JSON.
	 * @param <T> type of the answer
	 * @param request the request
	 * @param type type of the answer
	 * @return the answer; empty if it has no body
	 */
	public <T> Mono<T> json(WebClient.RequestHeadersSpec<?> request, Class<T> type) {
		return request.exchangeToMono((response) -> bytes(response).flatMap((bytes) -> parse(bytes, type)));
	}

	/**
	 * Send a request and read its answer as JSON that holds a secret, which no failure
	 * shows.
	 * @param <T> type of the answer
	 * @param request the request
	 * @param type type of the answer
	 * @return the answer; empty if it has no body
	 */
	public <T> Mono<T> secretJson(WebClient.RequestHeadersSpec<?> request, Class<T> type) {
		return request.exchangeToMono((response) -> bytes(response).flatMap((bytes) -> parse(bytes, type)
			.onErrorMap((failure) -> new MalformedStreamException(1, "is not the JSON that was expected", null))));
	}

	/**
	 * Send a request whose answer is of no interest. No more of it is read than of one
	 * that is.
	 * @param request the request
	 * @return completes when the service has answered without an error
	 */
	public Mono<Void> nothing(WebClient.RequestHeadersSpec<?> request) {
		return request.exchangeToMono((response) -> {
			AtomicLong size = new AtomicLong();
			return content(response).map(Buffers::drain)
				.takeUntil((bytes) -> size.addAndGet(bytes.length) > this.maxSize)
				.then();
		});
	}

	/**
	 * Send a request and read its answer line by line, no faster than the subscriber asks
	 * for.
	 * @param <T> type of a decoded line
	 * @param request the request
	 * @param decoder decodes a line
	 * @return the lines
	 */
	public <T> Flux<T> lines(WebClient.RequestHeadersSpec<?> request, LineDecoder<T> decoder) {
		return request.exchangeToFlux((response) -> LineReader.read(content(response), decoder, this.maxSize));
	}

	/**
	 * Return what turns error answers into exceptions.
	 * @param renewable whether a token that is refused can be replaced
	 * @return the filter
	 */
	ExchangeFilterFunction errorFilter(boolean renewable) {
		return (request, next) -> failOnError(request, next, renewable);
	}

	private Mono<ClientResponse> failOnError(ClientRequest request, ExchangeFunction next, boolean renewable) {
		return next.exchange(request).flatMap((response) -> {
			if (!response.statusCode().isError() && !response.statusCode().is3xxRedirection()) {
				return Mono.just(response);
			}
			List<String> secrets = secrets(request, response);
			String target = redirectTarget(response);
			return excerpt(response, secrets).map((excerpt) -> (target != null) ? masked(target, secrets) : excerpt)
				.flatMap((excerpt) -> Mono.error(new ServiceException(request.method(), RequestTarget.template(request),
						response.statusCode(), requestId(response), excerpt, retryAfter(response),
						renewable && response.statusCode().value() == HttpStatus.UNAUTHORIZED.value())));
		});
	}

	private @Nullable String redirectTarget(ClientResponse response) {
		URI target = response.statusCode().is3xxRedirection() ? location(response) : null;
		return (target != null) ? "it redirects to %s, which is not followed".formatted(ShownUrl.of(target)) : null;
	}

	private @Nullable URI location(ClientResponse response) {
		try {
			return response.headers().asHttpHeaders().getLocation();
		}
		catch (IllegalArgumentException ex) {
			logger.debug("The service's Location cannot be read");
			return null;
		}
	}

	private @Nullable Duration retryAfter(ClientResponse response) {
		String value = response.headers().asHttpHeaders().getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return null;
		}
		try {
			return value.chars().allMatch(Character::isDigit)
					? Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_RETRY_AFTER))
					: until(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
		}
		catch (DateTimeException | ArithmeticException | NumberFormatException ex) {
			logger.debug("The service's Retry-After cannot be read: " + value);
			return null;
		}
	}

	private Duration until(ZonedDateTime time) {
		Duration duration = Duration.between(this.clock.instant(), time.toInstant());
		return duration.isNegative() ? Duration.ZERO : duration;
	}

	private @Nullable String requestId(ClientResponse response) {
		return response.request().getHeaders().getFirst(RequestIdFilter.HEADER);
	}

	private List<String> secrets(ClientRequest request, ClientResponse response) {
		List<String> secrets = new ArrayList<>();
		String bearer = response.request().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
		if (bearer != null) {
			secrets.add(bearer.substring(bearer.indexOf(' ') + 1));
		}
		RequestMarks.secret(request).ifPresent(secrets::add);
		return secrets;
	}

	private Mono<String> excerpt(ClientResponse response, List<String> secrets) {
		// a secret that begins in the excerpt must be there as a whole to be found
		int longest = secrets.stream().mapToInt(String::length).max().orElse(0);
		long enough = 4L * ServiceException.MAX_EXCERPT + 4L * longest;
		return Mono.defer(() -> {
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			// copied before anything can drop it: what is dropped is not released
			return content(response).map(Buffers::drain)
				.doOnNext(body::writeBytes)
				.takeUntil((bytes) -> body.size() >= enough)
				.then(Mono.fromSupplier(() -> masked(body.toString(StandardCharsets.UTF_8).strip(), secrets)));
		})
			.timeout(EXCERPT_TIMEOUT)
			.onErrorResume((failure) -> Mono.just("(the body could not be read: " + failure.getMessage() + ")"));
	}

	private static String masked(String text, List<String> secrets) {
		String masked = text;
		for (String secret : secrets) {
			masked = masked.replace(secret, "******");
		}
		return masked.substring(0, Math.min(masked.length(), ServiceException.MAX_EXCERPT));
	}

	private static Flux<DataBuffer> content(ClientResponse response) {
		return response.bodyToFlux(DataBuffer.class)
			.onErrorMap((failure) -> Failures.unwrap(failure) instanceof DecompressionException,
					(failure) -> new MalformedStreamException(1, "cannot be decompressed", failure));
	}

	private Mono<byte[]> bytes(ClientResponse response) {
		return DataBufferUtils.join(content(response), this.maxSize)
			.map(Buffers::drain)
			.onErrorMap(DataBufferLimitException.class, (failure) -> new MalformedStreamException(1,
					"is longer than %d bytes".formatted(this.maxSize), failure));
	}

	private <T> Mono<T> parse(byte[] bytes, Class<T> type) {
		return Mono.fromCallable(() -> WireJson.reader(type).<T>readValue(bytes))
			.onErrorMap(JacksonException.class, (failure) -> new MalformedStreamException(1,
					"is not the JSON that was expected: " + WireJson.problem(failure), failure));
	}

}
