package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A file that is gone when it is closed.
 *
 * @param path path of the file
 */
record TemporaryFile(Path path) implements AutoCloseable {

	/**
	 * Create a file of bytes without a meaning.
	 * @param size size in bytes
	 * @return a new file
	 * @throws IOException if it cannot be written
	 */
	static TemporaryFile ofSize(int size) throws IOException {
		byte[] bytes = new byte[size];
		new Random(1).nextBytes(bytes);
		Path path = Files.createTempFile("eyepop-benchmark", ".jpg");
		Files.write(path, bytes);
		return new TemporaryFile(path);
	}

	/**
	 * Create a file of zeros that takes no place on the disk, and read it once, so that
	 * the operating system has it at hand.
	 * @param size size in bytes
	 * @return a new file
	 * @throws IOException if it cannot be written
	 */
	static TemporaryFile sparse(long size) throws IOException {
		Path path = Files.createTempFile("eyepop-benchmark", ".jpg");
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
			file.setLength(size);
		}
		try (InputStream input = Files.newInputStream(path)) {
			input.transferTo(OutputStream.nullOutputStream());
		}
		return new TemporaryFile(path);
	}

	@Override
	public void close() throws IOException {
		Files.delete(this.path);
	}

}
