package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import ai.eyepop.data.asset.Asset;

/**
 * Assets in Arrow data, which is read when they are asked for, no faster, and anew each
 * time; data from an {@link InputStream} can be read once. One batch of it is in memory
 * outside the heap, and the texts of its dictionaries, which are labels as a rule, are on
 * the heap until the end.
 *
 * @since 0.1.0
 */
public final class ArrowAssets {

	private final ArrowMemory memory;

	private final Opener opener;

	ArrowAssets(ArrowMemory memory, Opener opener) {
		this.memory = memory;
		this.opener = opener;
	}

	/**
	 * Return the assets. They are read on threads that may block; canceling closes where
	 * the data comes from, and gives its memory back.
	 * @return the assets; fails with {@link ArrowFormatException} if the data is damaged,
	 * {@link ArrowMemoryException} if a batch needs more memory than there is, and
	 * {@link ArrowTransferException} if the data cannot be read
	 */
	public Flux<Asset> assets() {
		return generate(AssetCursor::new, AssetCursor::next, AssetCursor::close);
	}

	/**
	 * Return what a function makes of each batch. It is called on threads that may block.
	 * @param <T> type of what the function makes
	 * @param function the function, which may use the root and the dictionaries until it
	 * returns, and must not go to the next batch
	 * @return the results; fails as {@link #assets()} does
	 */
	public <T> Flux<T> batches(Function<ArrowBatches, T> function) {
		Assert.notNull(function, "'function' must not be null");
		return generate(ArrowBatches::new, (batches) -> batches.next() ? function.apply(batches) : null,
				ArrowBatches::close);
	}

	/**
	 * Return the assets one by one, as they are consumed.
	 * @return the assets, to be closed by the caller; at their end they close themselves.
	 * Fails as {@link #assets()} does, by exceptions
	 * @throws IllegalStateException on a thread that must not block
	 */
	public Stream<Asset> stream() {
		AssetCursor cursor = opened(AssetCursor::new);
		return StreamSupport.stream(new Assets(cursor), false).onClose(cursor::close);
	}

	/**
	 * Return the batches as columns.
	 * @return the batches, to be closed by the caller
	 * @throws IllegalStateException on a thread that must not block
	 */
	public ArrowBatches batches() {
		return opened(ArrowBatches::new);
	}

	private <C> C opened(BiFunction<InputStream, ArrowMemory, C> cursors) {
		InputStream input = open();
		try {
			return cursors.apply(input, this.memory);
		}
		catch (RuntimeException ex) {
			CursorFlux.close(input);
			throw ex;
		}
	}

	private InputStream open() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(
					"Reading Arrow data would block %s, which must not: use 'assets' or 'batches(function)'"
						.formatted(Thread.currentThread().getName()));
		}
		return open(Context.empty());
	}

	private InputStream open(ContextView context) {
		try {
			return this.opener.open(context);
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Opening", ex);
		}
	}

	private <C, T> Flux<T> generate(BiFunction<InputStream, ArrowMemory, C> cursors, Function<C, @Nullable T> next,
			Consumer<C> close) {
		return Flux.deferContextual((context) -> new CursorFlux<>(next, close).read(() -> open(context),
				(input) -> cursors.apply(input, this.memory), this.memory.readers()));
	}

	/**
	 * Opens the data.
	 */
	interface Opener {

		InputStream open(ContextView context) throws IOException;

	}

	/**
	 * Assets one by one.
	 */
	private static final class Assets extends Spliterators.AbstractSpliterator<Asset> {

		private final AssetCursor cursor;

		private boolean ended;

		Assets(AssetCursor cursor) {
			super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
			this.cursor = cursor;
		}

		@Override
		public boolean tryAdvance(Consumer<? super Asset> action) {
			Asset asset = this.ended ? null : this.cursor.next();
			if (asset != null) {
				action.accept(asset);
				return true;
			}
			this.ended = true;
			this.cursor.close();
			return false;
		}

	}

}
