package ai.eyepop.data.event;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The end that we want ourselves, after which nothing is opened again.
 */
final class Closing {

	private final Sinks.Empty<Void> begun = Sinks.empty();

	private volatile boolean wanted;

	void begin() {
		this.wanted = true;
		this.begun.tryEmitEmpty();
	}

	boolean hasBegun() {
		return this.wanted;
	}

	Mono<Void> whenBegun() {
		return this.begun.asMono();
	}

}
