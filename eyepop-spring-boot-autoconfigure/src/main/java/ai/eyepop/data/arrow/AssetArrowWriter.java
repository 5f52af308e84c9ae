package ai.eyepop.data.arrow;

import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.springframework.util.Assert;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import ai.eyepop.data.asset.Asset;

/**
 * Writer of assets as Arrow data, in the newest version of the schema. Coordinates become
 * parts of the width and height of their source. Coordinates and confidences are rounded
 * to three digits, in 16 bits; priorities, relevances and embeddings have 16 bits and are
 * not rounded before; the duration of an asset has 32. A judgement that is not there
 * becomes {@code unknown}; a list that is empty becomes null, but annotations and
 * predictions. Dates lose what is below a millisecond.
 * <p>
 * What the schema has no place for is not written: of an object its id, track, outline,
 * contours, mask, nested objects and classes, for instance. The members
 * {@code asset_url}, {@code source_model_uuid} and {@code user_review} that
 * {@link AssetArrowReader} keeps among others are written.
 *
 * @since 0.1.0
 */
public final class AssetArrowWriter {

	private static final int PREFETCH = 64;

	/**
	 * Create a writer.
	 * @throws MissingArrowException if Arrow is not on the class path
	 */
	public AssetArrowWriter() {
		ArrowSupport.require();
	}

	/**
	 * Write assets.
	 * @param assets the assets, gone through each time they are written
	 * @return what is written, when it is asked for
	 */
	public ArrowOutput write(Iterable<Asset> assets) {
		Assert.notNull(assets, "'assets' must not be null");
		return write(() -> StreamSupport.stream(assets.spliterator(), false));
	}

	/**
	 * Write assets that can be made again, so that an import can be sent again.
	 * @param assets gives the assets, each time they are written, on a thread that may
	 * block; the stream is closed
	 * @return what is written, when it is asked for
	 */
	public ArrowOutput write(Supplier<? extends Stream<Asset>> assets) {
		Assert.notNull(assets, "'assets' must not be null");
		return new ArrowOutput(Flux.<Asset, Stream<Asset>>using(assets::get, Flux::fromStream, Stream::close)
			.subscribeOn(Schedulers.boundedElastic()), assets, true);
	}

	/**
	 * Write assets as they come.
	 * @param assets the assets, subscribed to each time they are written, and asked for
	 * no faster than that
	 * @return what is written, when it is asked for
	 */
	public ArrowOutput write(Flux<Asset> assets) {
		Assert.notNull(assets, "'assets' must not be null");
		return new ArrowOutput(assets, () -> assets.toStream(PREFETCH), false);
	}

}
