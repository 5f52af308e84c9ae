package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.internal.Failing;

/**
 * Gives what is read to a subscriber, on threads that may block.
 *
 * @param <C> type of what reads
 * @param <T> type of what is given
 */
final class CursorFlux<C, T> {

	private static final InputStream CANCELED = InputStream.nullInputStream();

	private final Function<C, @Nullable T> next;

	private final Consumer<C> close;

	private final AtomicReference<@Nullable InputStream> input = new AtomicReference<>();

	/**
	 * Prepare to read, once.
	 * @param next reads what comes next, which is {@code null} at the end
	 * @param close closes what reads
	 */
	CursorFlux(Function<C, @Nullable T> next, Consumer<C> close) {
		this.next = next;
		this.close = close;
	}

	/**
	 * Read.
	 * @param input opens the data
	 * @param cursors opens what reads it
	 * @param readers who else reads into the same memory
	 * @return what is read
	 */
	Flux<T> read(Opener input, Function<InputStream, C> cursors, OpenReaders readers) {
		Flux<T> read = Flux.generate(() -> open(input, cursors), (C cursor, SynchronousSink<T> sink) -> {
			emit(cursor, sink);
			return cursor;
		}, this.close);
		return Failing.when(read.subscribeOn(Schedulers.boundedElastic())
			.doOnCancel(this::cancel)
			.cancelOn(Schedulers.boundedElastic()), readers.ended());
	}

	private C open(Opener opener, Function<InputStream, C> cursors) {
		boolean opened = false;
		try {
			InputStream stream = opener.open();
			if (!this.input.compareAndSet(null, stream)) {
				close(stream);
			}
			C cursor = cursors.apply(stream);
			opened = true;
			return cursor;
		}
		catch (Error ex) {
			throw signal(ex);
		}
		finally {
			if (!opened) {
				cancel();
			}
		}
	}

	private void emit(C cursor, SynchronousSink<T> sink) {
		T value;
		try {
			value = this.next.apply(cursor);
		}
		catch (RuntimeException | Error ex) {
			this.close.accept(cursor);
			if (this.input.get() != CANCELED) {
				throw (ex instanceof Error error) ? signal(error) : (RuntimeException) ex;
			}
			sink.complete();
			return;
		}
		if (value != null) {
			sink.next(value);
		}
		else {
			// before anyone hears of the end, so that the memory can be closed then
			this.close.accept(cursor);
			sink.complete();
		}
	}

	private static RuntimeException signal(Error error) {
		// one that is fatal for the JVM Reactor keeps from the subscriber, which would
		// wait without end
		if (error instanceof OutOfMemoryError) {
			return new ArrowMemoryException("Reading Arrow data needs more heap than there is", error);
		}
		if (Exceptions.isJvmFatal(error)) {
			return new ArrowTransferException("Reading", error);
		}
		throw error;
	}

	/**
	 * Close the input, for which the reader may wait without end.
	 */
	private void cancel() {
		InputStream opened = this.input.getAndSet(CANCELED);
		if (opened != null) {
			close(opened);
		}
	}

	static void close(InputStream opened) {
		try {
			opened.close();
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Closing", ex);
		}
	}

	/**
	 * Opens the data.
	 */
	interface Opener {

		InputStream open();

	}

}
