package ai.eyepop.data.content;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

import ai.eyepop.http.Waits;
import ai.eyepop.internal.BufferStream;

/**
 * A download that is waited for. Each method asks the service for it anew.
 *
 * @since 0.1.0
 */
public final class SyncDownload {

	private final Flux<DataBuffer> bytes;

	/**
	 * Create a download.
	 * @param bytes the bytes, asked for with each subscription
	 */
	public SyncDownload(Flux<DataBuffer> bytes) {
		this.bytes = bytes;
	}

	/**
	 * Write the download to a file. It gets its name when it is complete: until then, and
	 * after a failure, what was there before stays as it is.
	 * @param file path of the file, in a directory that exists
	 * @return the path
	 */
	public Path to(Path file) {
		Waits.await(Downloads.toPath(this.bytes, file));
		return file;
	}

	/**
	 * Write the download to a stream.
	 * @param stream the stream, which is flushed but not closed
	 */
	public void to(OutputStream stream) {
		Waits.await(Downloads.toStream(this.bytes, stream));
	}

	/**
	 * Return the download as a stream, which is read no faster than it is consumed.
	 * @return the stream, which the caller closes
	 */
	public InputStream inputStream() {
		return BufferStream.of(this.bytes.contextCapture(), Context.empty());
	}

}
