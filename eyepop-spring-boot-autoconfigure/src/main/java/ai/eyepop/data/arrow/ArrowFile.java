package ai.eyepop.data.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import reactor.core.publisher.Flux;

import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;

/**
 * Arrow data on disk, an Arrow file or an Arrow stream, as what is imported: an Arrow
 * stream. Arrow is not needed for that.
 *
 * @since 0.1.0
 */
public final class ArrowFile {

	private static final String MAGIC = "ARROW1";

	private static final int BEGIN = 8;

	private static final int TRAILER = Integer.BYTES + 6;

	private static final int CONTINUATION = -1;

	private static final int CHUNK = 64 * 1024;

	private ArrowFile() {
	}

	/**
	 * Return the Arrow stream that a path holds: all of it, or what an Arrow file has
	 * between its magic and its footer. What is in it stays as it is.
	 * @param path path of an Arrow file or an Arrow stream, told apart by their first
	 * bytes, in any version of the schema
	 * @return the source of an import, which can be sent again
	 * @throws ArrowFormatException if it is neither
	 * @throws ArrowTransferException if it cannot be read
	 */
	public static MediaSource source(Path path) {
		Assert.notNull(path, "'path' must not be null");
		MediaType mediaType = MediaType.parseMediaType(ArrowSupport.MEDIA_TYPE);
		try (SeekableByteChannel channel = Files.newByteChannel(path)) {
			ByteBuffer begin = read(channel, 0, BEGIN);
			if (startsWithMagic(begin)) {
				long length = footer(channel) - BEGIN;
				return Source.of(() -> stream(path, length), mediaType);
			}
			// the SDK of the vendor writes nothing at all for no assets
			if (begin.hasRemaining() && (begin.remaining() < BEGIN || begin.getInt() != CONTINUATION)) {
				throw new ArrowFormatException(path + " is neither an Arrow file nor an Arrow stream", null);
			}
			return Source.of(path, mediaType);
		}
		catch (IOException ex) {
			throw new ArrowTransferException("Reading", ex);
		}
	}

	private static long footer(SeekableByteChannel channel) throws IOException {
		long end = channel.size() - TRAILER;
		ByteBuffer trailer = read(channel, Math.max(0, end), TRAILER);
		long begin = (end > BEGIN) ? end - trailer.getInt() : -1;
		if (begin < BEGIN || begin > end || !startsWithMagic(trailer)) {
			throw new ArrowFormatException("the Arrow file has no footer at its end", null);
		}
		return begin;
	}

	private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		channel.position(position);
		while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
			// until it is full, or the end
		}
		return bytes.flip();
	}

	private static boolean startsWithMagic(ByteBuffer bytes) {
		int length = MAGIC.length();
		return bytes.remaining() >= length
				&& MAGIC.equals(new String(bytes.array(), bytes.position(), length, StandardCharsets.US_ASCII));
	}

	private static Flux<DataBuffer> stream(Path path, long length) {
		return DataBufferUtils.takeUntilByteCount(DataBufferUtils.readAsynchronousFileChannel(
				() -> AsynchronousFileChannel.open(path, StandardOpenOption.READ), BEGIN,
				DefaultDataBufferFactory.sharedInstance, CHUNK), length);
	}

}
