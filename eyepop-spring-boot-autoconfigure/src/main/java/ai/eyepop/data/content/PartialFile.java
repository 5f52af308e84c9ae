package ai.eyepop.data.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;

/**
 * A file that gets its name when it is complete.
 */
final class PartialFile extends OutputStream {

	private final Path file;

	private @Nullable Path temporary;

	private @Nullable OutputStream stream;

	PartialFile(Path file) {
		this.file = file;
	}

	void open() throws IOException {
		Path directory = Objects.requireNonNull(this.file.toAbsolutePath().getParent(), "'file' must name a file");
		// not Files.createTempFile, whose files only their owner may read
		String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
		Path temporary = directory.resolve(".%s.%s.part".formatted(this.file.getFileName(), suffix));
		this.temporary = temporary;
		this.stream = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
	}

	@Override
	public void write(int b) throws IOException {
		stream().write(b);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		stream().write(bytes, offset, length);
	}

	private OutputStream stream() throws IOException {
		if (this.stream == null) {
			throw new IOException(this.file + " is not open");
		}
		return this.stream;
	}

	void complete() throws IOException {
		Path temporary = Objects.requireNonNull(this.temporary);
		try {
			stream().close();
			try {
				Files.move(temporary, this.file, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (AtomicMoveNotSupportedException ex) {
				Files.move(temporary, this.file, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	void discard() throws IOException {
		try {
			if (this.stream != null) {
				this.stream.close();
			}
		}
		finally {
			if (this.temporary != null) {
				Files.deleteIfExists(this.temporary);
			}
		}
	}

}
