package ai.eyepop.data.arrow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Who reads into a memory now, so that all of them can be ended.
 */
final class OpenReaders {

	private final Set<ArrowCursor<?>> open = new HashSet<>();

	private final Sinks.One<IllegalStateException> end = Sinks.one();

	private @Nullable String reason;

	synchronized void add(ArrowCursor<?> cursor) {
		if (this.reason != null) {
			throw new IllegalStateException(this.reason);
		}
		this.open.add(cursor);
	}

	synchronized void remove(ArrowCursor<?> cursor) {
		this.open.remove(cursor);
	}

	synchronized int count() {
		return this.open.size();
	}

	/**
	 * Return the end.
	 * @return why there is nothing more to read, when that is so
	 */
	Mono<IllegalStateException> ended() {
		return this.end.asMono();
	}

	/**
	 * End all, and take no more. Who waits for data waits no longer.
	 * @param reason what to tell them
	 */
	void end(String reason) {
		List<ArrowCursor<?>> cursors;
		synchronized (this) {
			if (this.reason != null) {
				return;
			}
			this.reason = reason;
			cursors = List.copyOf(this.open);
		}
		this.end.tryEmitValue(new IllegalStateException(reason));
		ArrowTransferException failure = null;
		for (ArrowCursor<?> cursor : cursors) {
			try {
				cursor.stop(reason);
			}
			catch (ArrowTransferException ex) {
				failure = (failure != null) ? failure : ex;
			}
		}
		if (failure != null) {
			throw failure;
		}
	}

}
