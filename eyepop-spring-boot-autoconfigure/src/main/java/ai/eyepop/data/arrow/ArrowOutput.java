package ai.eyepop.data.arrow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.internal.Partial;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;

/**
 * Assets that are written as Arrow data when they are asked for, no faster, and anew each
 * time. In memory is one batch, which ends with 1024 assets or 8 MB, and the values of
 * dictionaries: 8 MB of them for a stream, where they are replaced then.
 *
 * @since 0.1.0
 */
public final class ArrowOutput {

	private static final int BUFFER_SIZE = 64 * 1024;

	private static final int PREFETCH = 64;

	private final Flux<Asset> assets;

	private final Supplier<? extends Stream<Asset>> stream;

	private final boolean replayable;

	ArrowOutput(Flux<Asset> assets, Supplier<? extends Stream<Asset>> stream, boolean replayable) {
		this.assets = assets;
		this.stream = stream;
		this.replayable = replayable;
	}

	/**
	 * Return an Arrow stream, as the body of an import. Nothing of it blocks.
	 * @return the bytes, made anew with each subscription; fails with
	 * {@link UnwritableAssetException} if an asset has a value without a place
	 */
	public Flux<DataBuffer> buffers() {
		return Flux.defer(() -> {
			Chunks chunks = new Chunks();
			AssetEncoder encoder = new AssetEncoder(chunks);
			Flux<byte[]> rest = Flux.defer(() -> Flux.fromIterable(finish(encoder, chunks)));
			return this.assets.flatMapIterable((asset) -> add(asset, encoder, chunks), PREFETCH)
				.concatWith(rest)
				.map(DefaultDataBufferFactory.sharedInstance::wrap);
		});
	}

	private static List<byte[]> add(Asset asset, AssetEncoder encoder, Chunks chunks) {
		try {
			encoder.add(asset);
			return chunks.take();
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Writing", ex);
		}
	}

	private static List<byte[]> finish(AssetEncoder encoder, Chunks chunks) {
		try {
			encoder.finish();
			return chunks.takeAll();
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Writing", ex);
		}
	}

	/**
	 * Return an Arrow stream as the source of an import.
	 * @return the source, which can be sent again unless the assets came as a
	 * {@link Flux}
	 */
	public MediaSource source() {
		MediaType mediaType = MediaType.parseMediaType(ArrowSupport.MEDIA_TYPE);
		return this.replayable ? Source.of(this::buffers, mediaType) : Source.of(buffers(), mediaType);
	}

	/**
	 * Write an Arrow stream.
	 * @param output where to write it; flushed, but not closed
	 * @throws ArrowTransferException if it cannot be written
	 * @throws UnwritableAssetException if an asset has a value without a place
	 */
	public void to(OutputStream output) {
		Assert.notNull(output, "'output' must not be null");
		try (Stream<Asset> assets = this.stream.get()) {
			OutputStream buffered = new BufferedOutputStream(output, BUFFER_SIZE);
			AssetEncoder encoder = new AssetEncoder(buffered);
			for (Iterator<Asset> all = assets.iterator(); all.hasNext();) {
				encoder.add(all.next());
			}
			encoder.finish();
			buffered.flush();
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Writing", ex);
		}
	}

	/**
	 * Write an Arrow file, which Arrow's other implementations open. It gets its name
	 * when it is complete: until then, and after a failure, what was there before stays
	 * as it is. Next to it, as much space is needed meanwhile. A file has one dictionary
	 * of, for instance, all labels, which may take an eighth of the heap, and no more
	 * than 128 types of annotations, judgements and models that made them, each.
	 * @param file path of the file, in a directory that exists
	 * @return the path
	 * @throws ArrowTransferException if it cannot be written
	 * @throws UnwritableAssetException if an asset has a value without a place, or brings
	 * more different values than a file has room for
	 */
	public Path to(Path file) {
		Assert.notNull(file, "'file' must not be null");
		try (Stream<Asset> assets = this.stream.get()) {
			AssetFile part = new AssetFile(file);
			try {
				part.open();
				for (Iterator<Asset> all = assets.iterator(); all.hasNext();) {
					part.add(all.next());
				}
				part.complete();
				return file;
			}
			finally {
				part.discard();
			}
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Writing", ex);
		}
	}

	/**
	 * Write an Arrow file as {@link #to(Path)} does, on threads that may block. Canceling
	 * leaves nothing behind.
	 * @param file path of the file, in a directory that exists
	 * @return the path, when the file is complete; fails as {@link #to(Path)} does
	 */
	public Mono<Path> toPath(Path file) {
		Assert.notNull(file, "'file' must not be null");
		return Partial.make(file, () -> new AssetFile(file), this::fill)
			.onErrorMap(UncheckedIOException.class,
					(ex) -> new ArrowTransferException("Writing", Objects.requireNonNull(ex.getCause())));
	}

	private Mono<Void> fill(AssetFile part, Scheduler worker) {
		return this.assets.publishOn(worker, PREFETCH).doOnNext((asset) -> {
			try {
				part.add(asset);
			}
			catch (IOException ex) {
				throw new ArrowTransferException("Writing", ex);
			}
		}).then();
	}

}
