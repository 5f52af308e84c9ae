package ai.eyepop.data.arrow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

import ai.eyepop.data.arrow.IpcOutput.IpcBlock;
import ai.eyepop.data.asset.Asset;

/**
 * Makes an Arrow file of assets. In a file, dictionaries cannot be replaced, and many
 * readers know none that grow. So the batches wait in another file until all values of
 * the dictionaries are known, which come first then.
 */
final class AssetFile {

	private static final long MAX_BYTES = 8 << 20;

	private static final int ROWS_BETWEEN_CHECKS = 32;

	private final AssetColumns assets = new AssetColumns();

	private final List<IpcBlock> batches = new ArrayList<>();

	private final Path file;

	private final Path spool;

	private final Path part;

	AssetFile(Path file) {
		this.file = file;
		Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "'file' must name a file");
		String suffix = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
		this.spool = directory.resolve(".%s.%s.batches".formatted(file.getFileName(), suffix));
		this.part = directory.resolve(".%s.%s.part".formatted(file.getFileName(), suffix));
	}

	/**
	 * Write the file. It gets its name when it is complete.
	 * @param all the assets
	 * @throws IOException if writing fails
	 */
	void write(Iterator<Asset> all) throws IOException {
		try {
			try (OutputStream output = open(this.spool)) {
				batches(all, new IpcOutput(output));
			}
			try (OutputStream output = open(this.part)) {
				assemble(output, new IpcOutput(output));
			}
			move();
		}
		finally {
			Files.deleteIfExists(this.spool);
			Files.deleteIfExists(this.part);
		}
	}

	private void batches(Iterator<Asset> all, IpcOutput output) throws IOException {
		while (all.hasNext()) {
			this.assets.add(all.next());
			int rows = this.assets.rows();
			if (rows == AssetEncoder.MAX_ROWS
					|| rows % ROWS_BETWEEN_CHECKS == 0 && this.assets.columns().size() > MAX_BYTES) {
				batch(output);
			}
		}
		if (this.assets.rows() > 0) {
			batch(output);
		}
	}

	private void batch(IpcOutput output) throws IOException {
		this.batches.add(output.batch(this.assets.columns().columns(), this.assets.rows()));
		this.assets.columns().clear();
	}

	private void assemble(OutputStream stream, IpcOutput output) throws IOException {
		output.magic();
		output.schema(ArrowSchemas.V1_7);
		List<IpcBlock> dictionaries = new ArrayList<>();
		for (DictionaryWriter dictionary : this.assets.columns().dictionaries()) {
			dictionaries.add(output.dictionary(dictionaries.size(), false, dictionary.added()));
		}
		long start = output.position();
		output.copied(Files.copy(this.spool, stream));
		output.endOfStream();
		output.footer(ArrowSchemas.V1_7, dictionaries,
				this.batches.stream().map((block) -> block.after(start)).toList());
	}

	private static OutputStream open(Path path) throws IOException {
		return new BufferedOutputStream(
				Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
	}

	private void move() throws IOException {
		try {
			Files.move(this.part, this.file, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(this.part, this.file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
