package ai.eyepop.worker;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.http.ServiceException;
import ai.eyepop.http.WireJson;
import ai.eyepop.internal.Slots;
import ai.eyepop.internal.WireText;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.GroupSource;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.ReferenceSource;
import ai.eyepop.source.Source;

/**
 * The requests to a pipeline that submit sources (wire reference, section 6).
 */
final class SourceClient {

	private static final MediaType JSON_LINES = MediaType.parseMediaType("application/jsonl");

	/** Time for an upload to end by itself once all predictions are there. */
	private static final Duration UPLOAD_GRACE = Duration.ofSeconds(1);

	private final URI worker;

	private final String pipelineId;

	private final WebClient client;

	private final EyePopHttp http;

	private final Slots turns;

	private final Attempt attempt;

	/**
	 * Create a client.
	 * @param endpoint where to submit sources
	 * @param client the WebClient
	 * @param http the shared HTTP client
	 * @param turns as many as there may be connections to the worker
	 * @param attempt the attempt that the requests belong to
	 */
	SourceClient(PipelineEndpoint endpoint, WebClient client, EyePopHttp http, Slots turns, Attempt attempt) {
		this.worker = endpoint.baseUrl();
		this.pipelineId = endpoint.pipelineId();
		this.client = client;
		this.http = http;
		this.turns = turns;
		this.attempt = attempt;
	}

	/**
	 * Submit a source.
	 * @param source the source
	 * @param options the options
	 * @return the predictions, or what the HTTP client threw
	 */
	Flux<Prediction> predict(Source source, PredictOptions options) {
		Flux<Prediction> predictions = this.attempt.checked().thenMany(Flux.defer(() -> request(source, options)));
		// requests that are made while there is no connection for them are long out of
		// the processor's caches when there is one
		return isVideo(source) ? predictions : this.turns.run(predictions);
	}

	private Flux<Prediction> request(Source source, PredictOptions options) {
		if (source instanceof MediaSource media) {
			return isVideo(media) ? video(media, options) : image(media, options);
		}
		if (source instanceof GroupSource group) {
			return group.media().isEmpty() ? reference(ReferenceBody.of(group.references(), options))
					: images(group, options);
		}
		return reference(ReferenceBody.of((ReferenceSource) source, options));
	}

	private boolean isVideo(Source source) {
		MediaType mediaType = (source instanceof MediaSource media) ? media.mediaType() : null;
		return mediaType != null && mediaType.getType().equals("video");
	}

	private Flux<Prediction> image(MediaSource media, PredictOptions options) {
		RequestTarget target = query(source().query("mode", "queue"), options).query("processing", "sync");
		return WholeAnswer.of(this.http.answers().lines(upload(target, media, options), new PredictionDecoder()));
	}

	private Flux<Prediction> images(GroupSource group, PredictOptions options) {
		RequestTarget target = source().query("mode", "queue")
			.query("version", options.version())
			.query("mediaCacheSeconds", ReferenceBody.seconds(options.mediaCache()))
			.query("processing", "sync");
		return WholeAnswer
			.of(this.http.answers().lines(multipart(target, group.media(), options), new PredictionDecoder()));
	}

	private Flux<Prediction> reference(ReferenceBody body) {
		WebClient.RequestHeadersSpec<?> request = source().query("mode", "queue")
			.query("processing", "sync")
			.applyTo(this.client.patch())
			.accept(JSON_LINES)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(WireJson.write(body));
		RequestMarks.balanced(request, this.attempt.call());
		return this.http.answers().lines(request, new PredictionDecoder());
	}

	private Flux<Prediction> video(MediaSource media, PredictOptions options) {
		// the media goes out on one connection while predictions arrive on another: what
		// ends one of them ends both
		return this.http.withTwoConnections(Flux.defer(() -> {
			PreparedDecoder decoder = new PreparedDecoder();
			WebClient.RequestHeadersSpec<?> prepare = path("/prepareSource").query("timeout", "600s")
				.applyTo(this.client.post())
				.accept(JSON_LINES);
			RequestMarks.balanced(prepare, this.attempt.call());
			Flux<Prediction> predictions = this.http.answers()
				.lines(prepare, decoder)
				.concatWith(decoder.failIfNotPrepared())
				.doOnComplete(decoder::end);
			Mono<Prediction> upload = decoder.sourceId()
				.flatMap((sourceId) -> uploadOfVideo(media, options, sourceId))
				.takeUntilOther(decoder.ended().then(Mono.delay(UPLOAD_GRACE)))
				.onErrorResume((failure) -> decoder.hasEnded() ? Mono.empty() : Mono.error(failure))
				.then(Mono.empty());
			return Flux.merge(predictions, upload);
		}));
	}

	private Mono<Void> uploadOfVideo(MediaSource media, PredictOptions options, String sourceId) {
		RequestTarget target = query(source().query("mode", "queue"), options).query("processing", "async")
			.query("sourceId", sourceId);
		return this.http.answers()
			.nothing(upload(target, media, options))
			.onErrorResume(ServiceException.class, (refusal) -> this.attempt.again(media, refusal)
				.then(Mono.defer(() -> uploadOfVideo(media, options, sourceId))));
	}

	private WebClient.RequestHeadersSpec<?> upload(RequestTarget target, MediaSource media, PredictOptions options) {
		if (options.hasParts()) {
			return multipart(target, List.of(media), options);
		}
		WebClient.RequestBodySpec request = target.applyTo(this.client.post())
			.accept(JSON_LINES)
			.contentType(
					WireText.header(Objects.requireNonNullElse(media.mediaType(), MediaType.APPLICATION_OCTET_STREAM)));
		request.body((message, context) -> media.writeTo(message));
		return mark(request, List.of(media));
	}

	private WebClient.RequestHeadersSpec<?> multipart(RequestTarget target, List<MediaSource> media,
			PredictOptions options) {
		List<MultipartBody.Part> parts = new ArrayList<>();
		addJson(parts, "params", options.params());
		addJson(parts, "roi", options.roi());
		addJson(parts, "fps", options.fps());
		media.forEach((source) -> parts.add(new MultipartBody.Part("file", source)));
		MultipartBody form = new MultipartBody(parts);
		WebClient.RequestBodySpec request = target.applyTo(this.client.post())
			.accept(JSON_LINES)
			.contentType(form.mediaType());
		request.body(form.body());
		return mark(request, media);
	}

	private void addJson(List<MultipartBody.Part> parts, String name, @Nullable Object value) {
		if (value != null) {
			parts.add(new MultipartBody.Part(name, Source.of(WireJson.write(value), MediaType.APPLICATION_JSON)));
		}
	}

	private WebClient.RequestHeadersSpec<?> mark(WebClient.RequestBodySpec request, List<MediaSource> media) {
		RequestMarks.replayable(request, () -> media.stream().allMatch(MediaSource::isReplayable));
		RequestMarks.balanced(request, this.attempt.call());
		return request;
	}

	private RequestTarget source() {
		return path("/source");
	}

	private RequestTarget path(String path) {
		return RequestTarget.of(this.worker, "/pipelines/{pipelineId}" + path, this.pipelineId);
	}

	private RequestTarget query(RequestTarget target, PredictOptions options) {
		target.query("videoMode", options.videoMode()).query("isLive", options.live());
		Duration capturedAt = options.capturedAtOffset();
		target.query("capturedAtOffsetNs", (capturedAt != null) ? capturedAt.toNanos() : null);
		target.query("version", options.version());
		MotionDetection motion = options.motion();
		if (motion != null) {
			target.query("motionDetect", motion.motionDetect())
				.query("motionSensitivity", motion.motionSensitivity())
				.query("motionThreshold", motion.motionThreshold())
				.query("motionGap", motion.motionGap())
				.query("motionGridX", motion.motionGridX())
				.query("motionGridY", motion.motionGridY());
		}
		return target.query("mediaCacheSeconds", ReferenceBody.seconds(options.mediaCache()));
	}

}
