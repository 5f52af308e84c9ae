package ai.eyepop.sample.stream;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.source.Source;
import ai.eyepop.worker.PredictOptions;

/**
 * Where the media that a browser sends on one connection meets the predictions that it
 * listens to on another.
 */
class LiveStream {

	private final String id = UUID.randomUUID().toString();

	private final AtomicBoolean taken = new AtomicBoolean();

	private final Sinks.One<Media> media = Sinks.one();

	private final Sinks.Empty<Void> closed = Sinks.empty();

	String id() {
		return this.id;
	}

	/**
	 * Return what is sent, once its first bytes are there.
	 * @return the media
	 */
	Mono<Media> media() {
		return this.media.asMono();
	}

	/**
	 * Hand the media over. It is read no faster than the worker takes it.
	 * @param content the bytes
	 * @param mediaType what they are
	 * @param options how they are looked at
	 * @return completes when the worker has all of it
	 */
	Mono<Void> send(Flux<DataBuffer> content, MediaType mediaType, PredictOptions options) {
		if (!this.taken.compareAndSet(false, true)) {
			return Mono.error(new ResponseStatusException(HttpStatus.CONFLICT,
					"This stream has its media already. Open another one."));
		}
		Sinks.Empty<Void> sent = Sinks.empty();
		Flux<DataBuffer> read = content.doOnComplete(sent::tryEmitEmpty).doOnError(sent::tryEmitError);
		this.media.tryEmitValue(new Media(Source.of(read, mediaType), options));
		return Mono.firstWithSignal(sent.asMono(), this.closed.asMono());
	}

	void close() {
		this.closed.tryEmitError(new ResponseStatusException(HttpStatus.GONE,
				"Nobody listens to this stream any more, or its job has ended."));
	}

	/**
	 * What is sent.
	 *
	 * @param source the media
	 * @param options how it is looked at
	 */
	record Media(Source source, PredictOptions options) {

	}

}
