package ai.eyepop.data.arrow;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;

import ai.eyepop.internal.BufferStream;

/**
 * Reader of assets in Arrow data: files and streams, of all versions of the schema,
 * compressed or not, with any kind of dictionaries. Of a version that is newer, the
 * columns that are known are read. Coordinates come as parts of the source, from 0 to 1,
 * whose width and height are 1 therefore. They and confidences have three digits, which
 * is what the data holds; embeddings and the duration of the original come as they are. A
 * column that has no place in our types is kept as another member: {@code asset_url},
 * {@code source_model_uuid}, and {@code user_review} of an object or class that differs
 * from that of the annotation.
 * <p>
 * Every column may hold nulls. These are {@code null} or empty in an asset, but some
 * cannot be left out: the id of an asset, the type of an annotation, {@code x} and
 * {@code y} of an object or key point, {@code width} and {@code height} of an object.
 * Null there fails with an {@link ArrowFormatException} that names row and column; the
 * SDK of the vendor reads no such data either. An item of a list that is null itself is
 * left out. An asset for which compressed data says to take more of the heap than 8 MB
 * and 128 times the bytes of its batch is refused as damaged.
 * <p>
 * A stream whose bytes end where a message does is complete, since the SDK of the vendor
 * writes no end marker. Over HTTP an answer that breaks off is an error all the same,
 * unless it is one that ends with its connection.
 *
 * @since 0.1.0
 */
public final class AssetArrowReader {

	private final ArrowMemory memory;

	/**
	 * Create a reader.
	 * @param memory where batches are kept
	 */
	public AssetArrowReader(ArrowMemory memory) {
		Assert.notNull(memory, "'memory' must not be null");
		this.memory = memory;
	}

	/**
	 * Read a file.
	 * @param path path of the file
	 * @return the assets, read anew each time
	 */
	public ArrowAssets read(Path path) {
		Assert.notNull(path, "'path' must not be null");
		return new ArrowAssets(this.memory, (context) -> Files.newInputStream(path));
	}

	/**
	 * Read a stream.
	 * @param stream the stream, which is closed at the end
	 * @return the assets, to be read once
	 */
	public ArrowAssets read(InputStream stream) {
		Assert.notNull(stream, "'stream' must not be null");
		AtomicBoolean read = new AtomicBoolean();
		return new ArrowAssets(this.memory, (context) -> {
			if (!read.compareAndSet(false, true)) {
				throw new IllegalStateException("The stream of Arrow data was read already");
			}
			return stream;
		});
	}

	/**
	 * Read bytes as they come.
	 * @param bytes the bytes, subscribed to each time that assets are read, and asked for
	 * no faster than that
	 * @return the assets
	 */
	public ArrowAssets read(Flux<DataBuffer> bytes) {
		Assert.notNull(bytes, "'bytes' must not be null");
		return new ArrowAssets(this.memory, (context) -> BufferStream.of(bytes, context));
	}

}
