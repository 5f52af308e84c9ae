package ai.eyepop.emulator.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.vision.ImageSource;

/**
 * Sink of a body that is the file itself: small ones stay in memory, others go to a file.
 */
final class RawSink implements BodySink {

	private final ByteArrayOutputStream memory = new ByteArrayOutputStream();

	private final Path directory;

	private @Nullable Path file;

	private @Nullable OutputStream fileStream;

	private final String mediaType;

	RawSink(Path directory, String mediaType) {
		this.mediaType = mediaType;
		this.directory = directory;
	}

	@Override
	public void accept(byte[] piece) throws IOException {
		OutputStream target = this.memory;
		if (this.fileStream != null) {
			target = this.fileStream;
		}
		else if (this.memory.size() + piece.length > Uploads.MAX_IN_MEMORY) {
			target = openFile();
		}
		target.write(piece);
	}

	@Override
	public Upload finish() throws IOException {
		if (this.file == null || this.fileStream == null) {
			return upload(Images.inMemory(this.memory.toByteArray()));
		}
		this.fileStream.close();
		return upload(Images.inFile(this.file));
	}

	private Upload upload(ImageSource bytes) {
		return new Upload(List.of(new Upload.Stored(bytes, this.mediaType)), Map.of());
	}

	@Override
	public void close() throws IOException {
		if (this.fileStream != null) {
			this.fileStream.close();
		}
		if (this.file != null) {
			Files.deleteIfExists(this.file);
		}
	}

	private OutputStream openFile() throws IOException {
		this.file = Files.createTempFile(this.directory, "source-", ".bin");
		OutputStream stream = Files.newOutputStream(this.file);
		this.fileStream = stream;
		this.memory.writeTo(stream);
		this.memory.reset();
		return stream;
	}

}
