package ai.eyepop.sample.stream;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.sample.web.ProblemAdvice;
import ai.eyepop.worker.PredictOptions;
import ai.eyepop.worker.VideoMode;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Passes a video on to the worker while it is uploaded, and the prediction of each frame
 * back as a server-sent event as it comes. A browser opens a stream, listens, and sends
 * the video to the id that the first event tells. When it leaves, the job is canceled:
 * that is what becomes of a subscription that nobody is left to read.
 */
@RestController
@RegisterReflectionForBinding({ StreamController.Opened.class, StreamController.Ended.class, ProblemDetail.class })
class StreamController {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final WorkerEndpoint worker;

	private final LiveStreams streams;

	private final ProblemAdvice problems;

	StreamController(WorkerEndpoint worker, LiveStreams streams, ProblemAdvice problems) {
		this.worker = worker;
		this.streams = streams;
		this.problems = problems;
	}

	@GetMapping(path = "/api/streams", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<Object>> open() {
		return Flux.using(this.streams::open, this::events, this.streams::close);
	}

	private Flux<ServerSentEvent<Object>> events(LiveStream stream) {
		AtomicLong count = new AtomicLong();
		Flux<ServerSentEvent<Object>> predictions = stream.media()
			.timeout(PATIENCE)
			.flatMapMany((media) -> this.worker.upload(media.source(), media.options()).predictions())
			.map((prediction) -> event("prediction", count.getAndIncrement(), prediction));
		return Flux
			.concat(Mono.just(event("open", null, new Opened(stream.id()))), predictions,
					Mono.fromSupplier(() -> event("end", null, new Ended(count.get()))))
			// the status is sent already, so that a failure has to be an event, too
			.onErrorResume((failure) -> Mono.just(event("failure", null, describe(failure))));
	}

	private ProblemDetail describe(Throwable failure) {
		return (failure instanceof TimeoutException) ? this.problems.timeIsUp("No media came for this stream.")
				: this.problems.describe(failure);
	}

	@PutMapping("/api/streams/{id}")
	Mono<Void> send(@PathVariable String id, @RequestHeader("Content-Type") MediaType mediaType,
			@RequestParam(required = false) @Nullable String fps, ServerHttpRequest request) {
		return this.streams.find(id).send(request.getBody(), mediaType, options(mediaType, fps));
	}

	private PredictOptions options(MediaType mediaType, @Nullable String fps) {
		if (!mediaType.isConcrete()) {
			throw new ServerWebInputException("The Content-Type must be that of the media, such as video/mp4.");
		}
		boolean video = mediaType.getType().equals("video");
		try {
			return PredictOptions.builder().fps(fps).videoMode(video ? VideoMode.STREAM : null).build();
		}
		catch (IllegalArgumentException ex) {
			throw new ServerWebInputException(String.valueOf(ex.getMessage()));
		}
	}

	private ServerSentEvent<Object> event(String name, @Nullable Long id, Object data) {
		ServerSentEvent.Builder<Object> event = ServerSentEvent.builder(data).event(name);
		return ((id != null) ? event.id(String.valueOf(id)) : event).build();
	}

	/**
	 * The first event.
	 *
	 * @param id id of the stream, to which the media is sent
	 */
	record Opened(String id) {

	}

	/**
	 * The last event.
	 *
	 * @param predictions how many there were
	 */
	record Ended(long predictions) {

	}

}
