package ai.eyepop.data.internal;

import java.net.URI;
import java.util.Objects;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.core.codec.DataBufferDecoder;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.ClientCodecConfigurer;
import org.springframework.http.codec.DecoderHttpMessageReader;
import org.springframework.http.codec.EncoderHttpMessageWriter;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.DefaultUriBuilderFactory;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.Failures;
import ai.eyepop.http.NotSentException;
import ai.eyepop.internal.WireText;
import ai.eyepop.source.MediaSource;

/**
 * Makes calls of a service from their declarations.
 */
public final class CallFactory {

	private final ServiceLocation service;

	private final HttpServiceProxyFactory proxies;

	/**
	 * Create a factory.
	 * @param client sends the requests
	 * @param service tells where the service is
	 * @param accountUuid id of the account that is meant if a call names none
	 * @param maxSize size of the largest answer that is read whole, and of the largest
	 * item of a list, in bytes
	 * @param fileForm form of answers that are not JSON
	 */
	public CallFactory(WebClient client, ServiceLocation service, @Nullable String accountUuid, int maxSize,
			FileForm<?> fileForm) {
		this.service = service;
		// the application's client may have a base URL, another way of encoding, and
		// codecs
		WebClient calls = EyePopHttp.route(client.mutate(), this::exchange)
			.uriBuilderFactory(new DefaultUriBuilderFactory())
			.exchangeStrategies(ExchangeStrategies.empty().codecs((codecs) -> configure(codecs, maxSize)).build())
			.build();
		this.proxies = HttpServiceProxyFactory.builderFor(WebClientAdapter.create(calls))
			.exchangeAdapterDecorator((adapter) -> new CallAdapter(adapter, fileForm))
			.customArgumentResolver(new QueryResolver(accountUuid))
			.httpRequestValuesProcessor(new OperationProcessor())
			.build();
	}

	private static void configure(ClientCodecConfigurer codecs, int maxSize) {
		codecs.registerDefaults(false);
		codecs.customCodecs().register(new DecoderHttpMessageReader<>(new DataBufferDecoder()));
		codecs.customCodecs().register(new DecoderHttpMessageReader<>(new WireDecoder(maxSize)));
		codecs.customCodecs().register(new BodyWriter<>(MediaSource.class, CallFactory::write));
		codecs.customCodecs().register(new BodyWriter<>(JsonForm.class, JsonForm::writeTo));
		codecs.customCodecs().register(new EncoderHttpMessageWriter<>(new WireEncoder()));
	}

	private static Mono<Void> write(MediaSource source, ReactiveHttpOutputMessage message) {
		if (message.getHeaders().getContentType() == null) {
			message.getHeaders()
				.setContentType(WireText
					.header(Objects.requireNonNullElse(source.mediaType(), MediaType.APPLICATION_OCTET_STREAM)));
		}
		return source.writeTo(message);
	}

	// below the retries, so that each attempt goes where the service is by then
	private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next) {
		return this.service.url().onErrorMap(NotSentException::new).flatMap((url) -> {
			String base = StringUtils.trimTrailingCharacter(url.toString(), '/');
			ClientRequest absolute = ClientRequest.from(request).url(URI.create(base + request.url())).build();
			return Mono.deferContextual((context) -> {
				observe(context, absolute);
				return next.exchange(absolute);
			}).doOnNext((response) -> this.service.asked(url, null)).doOnError(Failures::isConnection, (failure) -> {
				this.service.failed(url);
				this.service.asked(url, failure);
			});
		});
	}

	// observed is the request that is sent, and not the template of its path
	private static void observe(ContextView context, ClientRequest request) {
		context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
			.map(Observation::getContext)
			.filter(ClientRequestObservationContext.class::isInstance)
			.map(ClientRequestObservationContext.class::cast)
			.ifPresent((observed) -> observed.setRequest(request));
	}

	/**
	 * Make calls.
	 * @param <S> type of the calls
	 * @param type an interface whose methods are calls
	 * @return the calls
	 */
	public <S> S create(Class<S> type) {
		S calls = this.proxies.createClient(type);
		((Advised) calls).addAdvice(0, new Deferral());
		return calls;
	}

}
