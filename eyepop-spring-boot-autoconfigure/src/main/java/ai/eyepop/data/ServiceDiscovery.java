package ai.eyepop.data;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.data.internal.DataFailures;
import ai.eyepop.data.internal.ServiceLocation;
import ai.eyepop.http.Answers;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.Failures;
import ai.eyepop.http.LastFailure;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.internal.NamedUrl;

/**
 * Finds out where the services are, by one question however many wait, and asks again
 * when one of them cannot be reached: it may have moved. Until that is known it is looked
 * for where it was. Who stops waiting does not stop the question. A failure is not kept,
 * and the question is sent once: retries are up to who asks.
 */
final class ServiceDiscovery {

	private static final Log logger = LogFactory.getLog(ServiceDiscovery.class);

	/** How long a service that was asked for again is believed to be there. */
	private static final Duration PAUSE = Duration.ofSeconds(5);

	/** How long an answer is waited for while there is an old one. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

	private final URI url;

	private final Mono<DataServices> question;

	private final Mono<Void> look;

	private final Scheduler clock;

	private @Nullable DataServices known;

	private @Nullable Mono<DataServices> asking;

	private boolean doubted;

	private @Nullable Long doubtedAt;

	/** Why it is not known where the services are. */
	private @Nullable LastFailure notFound;

	/** Services that could not be reached when they were last called. */
	private final Map<URI, LastFailure> unreachable = new ConcurrentHashMap<>();

	/**
	 * Create a discovery.
	 * @param client sends the question
	 * @param answers reads the answer
	 * @param url the URL of the API that knows
	 * @param path path of the question, {@code /v1/configs} or {@code /configs}
	 * @param accountId id of the account, if it is known
	 * @param clock tells the time
	 */
	ServiceDiscovery(WebClient client, Answers answers, URI url, String path, @Nullable String accountId,
			Scheduler clock) {
		this.url = url;
		this.clock = clock;
		Supplier<WebClient.RequestHeadersSpec<?>> request = () -> RequestTarget.of(url, path)
			.query("account_uuid", accountId)
			.applyTo(client.get())
			.accept(MediaType.APPLICATION_JSON);
		this.look = Mono.defer(() -> answers.nothing(request.get().attribute(RequestMarks.LOOK_ATTRIBUTE, true)))
			.onErrorMap(DataFailures::map);
		this.question = Mono.defer(() -> {
			WebClient.RequestHeadersSpec<?> once = request.get();
			RequestMarks.sentOnce(once);
			return answers.json(once, Configuration.class);
		})
			.switchIfEmpty(Mono.error(() -> new UnexpectedAnswerException(
					"EyePop's configuration at %s%s is empty".formatted(url, path))))
			.map(this::services)
			.doOnError(this::notFound);
	}

	private synchronized void notFound(Throwable failure) {
		this.notFound = LastFailure.of(failure, now());
	}

	private LastFailure unreachable(URI service, Throwable failure) {
		return new LastFailure("The service at %s could not be reached: %s".formatted(service,
				Failures.describeConnection(Failures.unwrap(failure))), now());
	}

	private Instant now() {
		return Instant.ofEpochMilli(this.clock.now(TimeUnit.MILLISECONDS));
	}

	/**
	 * Return where the services are, if that is known.
	 * @return where they are, or {@code null}
	 */
	synchronized @Nullable DataServices known() {
		return this.known;
	}

	/**
	 * Return how it stands with the services.
	 * @return the state
	 */
	synchronized ConnectionState state() {
		if (lastFailure() != null) {
			return ConnectionState.FAILED;
		}
		if (this.known != null) {
			return ConnectionState.CONNECTED;
		}
		return (this.asking != null) ? ConnectionState.CONNECTING : ConnectionState.NEW;
	}

	/**
	 * Return why the services cannot be used.
	 * @return the failure, or {@code null} if they can, as far as that is known
	 */
	synchronized @Nullable LastFailure lastFailure() {
		LastFailure unreachable = this.unreachable.values().stream().findFirst().orElse(null);
		return (unreachable != null) ? unreachable : this.notFound;
	}

	/**
	 * Look, once, whether the API that knows the services answers and accepts the token.
	 * @return completes if it does, or if nobody has asked it so far
	 */
	Mono<Void> look() {
		return Mono.defer(() -> (known() != null) ? this.look : Mono.empty());
	}

	/**
	 * Return where the services are.
	 * @return where they are
	 */
	Mono<DataServices> services() {
		return Mono.defer(this::current);
	}

	private synchronized Mono<DataServices> current() {
		if (this.asking != null) {
			return this.asking;
		}
		DataServices known = this.known;
		if (known != null && !this.doubted) {
			return Mono.just(known);
		}
		Mono<DataServices> answer = (known != null)
				? this.question.timeout(LONGEST_WAIT, this.clock).onErrorResume((failure) -> keep(known, failure))
				: this.question;
		// goes on when nobody waits for it any more
		this.asking = answer.doOnNext(this::found).doOnTerminate(this::asked).cache();
		return this.asking;
	}

	private Mono<DataServices> keep(DataServices known, Throwable failure) {
		logger.debug("The services cannot be asked for again: " + failure.getMessage());
		return Mono.just(known);
	}

	private synchronized void found(DataServices services) {
		this.known = services;
		this.notFound = null;
		this.unreachable.keySet().retainAll(services.urls());
	}

	private synchronized void asked() {
		this.asking = null;
		this.doubted = false;
	}

	/**
	 * Take down that a service could not be reached. It is asked for again, but not more
	 * often than every few seconds.
	 * @param service where it was thought to be
	 */
	synchronized void failed(URI service) {
		DataServices known = this.known;
		long now = this.clock.now(TimeUnit.MILLISECONDS);
		if (known != null && this.asking == null && (service.equals(known.data()) || service.equals(known.vlm()))
				&& (this.doubtedAt == null || now - this.doubtedAt >= PAUSE.toMillis())) {
			this.doubted = true;
			this.doubtedAt = now;
		}
	}

	/**
	 * Return where one of the services is.
	 * @param service tells the service from the others
	 * @return its place
	 */
	ServiceLocation location(Function<DataServices, URI> service) {
		return new ServiceLocation() {

			@Override
			public Mono<URI> url() {
				return services().map(service);
			}

			@Override
			public void failed(URI url) {
				ServiceDiscovery.this.failed(url);
			}

			@Override
			public void asked(URI url, @Nullable Throwable failure) {
				if (failure == null) {
					ServiceDiscovery.this.unreachable.remove(url);
				}
				else {
					ServiceDiscovery.this.unreachable.put(url, unreachable(url, failure));
				}
			}

		};
	}

	/**
	 * Return where a service is, for one who asks only if what was found before is of no
	 * use any more.
	 * @param service the place of the service
	 * @return the URL, looked up anew with each subscription but the first
	 */
	static Mono<URI> eachTime(ServiceLocation service) {
		AtomicReference<@Nullable URI> before = new AtomicReference<>();
		return Mono.defer(() -> {
			URI failed = before.get();
			if (failed != null) {
				service.failed(failed);
			}
			return service.url().doOnNext(before::set);
		});
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
			return NamedUrl.resolve(this.url, service);
		}
		catch (IllegalArgumentException ex) {
			throw new UnexpectedAnswerException(
					"EyePop's configuration names the '%s' as %s".formatted(name, ex.getMessage()));
		}
	}

	/**
	 * The answer of the service.
	 *
	 * @param dataUrl the URL of the Data API, relative or absolute
	 * @param vlmUrl the URL of the VLM API, relative or absolute
	 */
	record Configuration(@JsonProperty("dataset_api_url") @Nullable String dataUrl,
			@JsonProperty("vlm_api_url") @Nullable String vlmUrl) {

		@Override
		public String toString() {
			return "Configuration[******]";
		}

	}

}
