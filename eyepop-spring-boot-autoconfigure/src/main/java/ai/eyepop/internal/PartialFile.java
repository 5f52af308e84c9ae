package ai.eyepop.internal;

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
public final class PartialFile extends OutputStream implements Partial {

	private final Path file;

	private @Nullable Path temporary;

	private @Nullable OutputStream stream;

	/**
	 * Create a file, of which there is nothing yet.
	 * @param file path of the file, in a directory that exists
	 */
	public PartialFile(Path file) {
		this.file = file;
	}

	@Override
	public void open() throws IOException {
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

	@Override
	public void complete() throws IOException {
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

	/**
	 * Copy what was written. Nothing more can be written then.
	 * @param target where to copy it
	 * @return how much there is, in bytes
	 * @throws IOException if it cannot be copied
	 */
	public long copyTo(OutputStream target) throws IOException {
		stream().close();
		return Files.copy(Objects.requireNonNull(this.temporary), target);
	}

	@Override
	public void discard() throws IOException {
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
