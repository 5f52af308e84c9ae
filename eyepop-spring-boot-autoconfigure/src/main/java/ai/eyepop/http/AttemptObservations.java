package ai.eyepop.http;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientHttpObservationDocumentation;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Observes each attempt of a request as {@link WebClient} observes the whole, retries and
 * waits included: what is measured is one exchange with the service, with its own status.
 */
final class AttemptObservations implements ExchangeFilterFunction {

	private static final ClientRequestObservationConvention DEFAULT = new ManyHostsObservationConvention(
			"http.client.requests");

	private final ObservationRegistry registry;

	private final @Nullable ClientRequestObservationConvention convention;

	/** That of the WebClient, which hands on its parent, and is not told to anybody. */
	private final ObservationRegistry silent = ObservationRegistry.create();

	AttemptObservations(ObservationRegistry registry, @Nullable ClientRequestObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
		this.silent.observationConfig().observationHandler(new Silence());
	}

	/**
	 * Take the place of the observations of a client.
	 * @param builder builder of the client
	 * @return the builder
	 */
	WebClient.Builder replaceIn(WebClient.Builder builder) {
		return builder.observationRegistry(this.silent).observationConvention(new Unnamed());
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return this.registry.isNoop() ? next.exchange(request) : observed(request, next);
	}

	private Mono<ClientResponse> observed(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			ClientRequest.Builder carrier = ClientRequest.from(request);
			Attempt observed = new Attempt(carrier);
			observed.setUriTemplate(RequestTarget.templateOrNull(request));
			Observation observation = ClientHttpObservationDocumentation.HTTP_REACTIVE_CLIENT_EXCHANGES
				.observation(this.convention, DEFAULT, () -> observed, this.registry);
			Observation parent = parent(context);
			if (parent != null) {
				observation.parentObservation(parent);
			}
			observation.start();
			// a tracer may have added headers
			ClientRequest sent = carrier.build();
			observed.setRequest(sent);
			AtomicBoolean stopped = new AtomicBoolean();
			Runnable stop = () -> {
				if (stopped.compareAndSet(false, true)) {
					observation.stop();
				}
			};
			return next.exchange(sent)
				.doOnNext(observed::setResponse)
				.doOnError(observation::error)
				.doOnTerminate(stop)
				.doOnCancel(() -> {
					observed.canceled = !stopped.get();
					stop.run();
				})
				.contextWrite((inner) -> inner.put(ObservationThreadLocalAccessor.KEY, observation));
		});
	}

	private @Nullable Observation parent(ContextView context) {
		Observation current = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		while (current != null && current.getObservationRegistry() == this.silent) {
			current = (current.getContextView().getParentObservation() instanceof Observation parent) ? parent : null;
		}
		return current;
	}

	/**
	 * Can be aborted from here, as only Spring's own package can otherwise.
	 */
	private static final class Attempt extends ClientRequestObservationContext {

		private volatile boolean canceled;

		Attempt(ClientRequest.Builder carrier) {
			super(carrier);
		}

		@Override
		public boolean isAborted() {
			return this.canceled;
		}

	}

	/**
	 * Makes the observations of the WebClient real, since one that is not knows no
	 * parent.
	 */
	private static final class Silence implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	/**
	 * Asks nothing of the requests that nobody is told of.
	 */
	private static final class Unnamed implements ClientRequestObservationConvention {

		@Override
		public String getName() {
			return "silent";
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
			return KeyValues.empty();
		}

	}

}
