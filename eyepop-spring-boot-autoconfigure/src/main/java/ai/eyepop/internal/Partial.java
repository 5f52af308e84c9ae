package ai.eyepop.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A file on its way, which gets its name when it is complete.
 *
 * @since 0.1.0
 */
public interface Partial {

	/**
	 * Begin.
	 * @throws IOException if it cannot be begun
	 */
	void open() throws IOException;

	/**
	 * Give the file its name. Leaves nothing else behind, not even if it fails.
	 * @throws IOException if it cannot be completed
	 */
	void complete() throws IOException;

	/**
	 * Leave nothing behind.
	 * @throws IOException if something stays
	 */
	void discard() throws IOException;

	/**
	 * Make a file on one thread, which may block. What was there before stays as it is
	 * until the file is complete, and after a failure.
	 * @param <P> type of the file on its way
	 * @param file path of the file
	 * @param parts gives a file on its way, for each subscription
	 * @param fill fills it, on the thread given
	 * @return the path, when the file is complete; fails with
	 * {@link UncheckedIOException} if it cannot be written
	 */
	static <P extends Partial> Mono<Path> make(Path file, Supplier<P> parts,
			BiFunction<P, Scheduler, Mono<Void>> fill) {
		return Mono.defer(() -> {
			Scheduler worker = Schedulers.single(Schedulers.boundedElastic());
			return Mono.usingWhen(Mono.fromSupplier(parts),
					(part) -> run(part::open, worker).then(Mono.defer(() -> fill.apply(part, worker))).thenReturn(file),
					(part) -> last(part::complete, worker), (part, failure) -> last(part::discard, worker),
					(part) -> last(part::discard, worker));
		});
	}

	/**
	 * Do something on a thread that may block.
	 * @param action what to do
	 * @param worker the thread
	 * @return completes when it is done
	 */
	static Mono<Void> run(Action action, Scheduler worker) {
		return Mono.<Void>fromCallable(() -> {
			action.run();
			return null;
		}).onErrorMap(IOException.class, UncheckedIOException::new).subscribeOn(worker);
	}

	private static Mono<Void> last(Action action, Scheduler worker) {
		// runs after a write that is under way, since there is one worker
		return run(action, worker).doFinally((signal) -> worker.dispose());
	}

	/**
	 * Something that reads or writes.
	 */
	interface Action {

		/**
		 * Do it.
		 * @throws IOException if it fails
		 */
		void run() throws IOException;

	}

}
