package ai.eyepop.data.arrow;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import ai.eyepop.data.arrow.IpcOutput.IpcBlock;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.internal.Partial;
import ai.eyepop.internal.PartialFile;

/**
 * Makes an Arrow file of assets. In a file, dictionaries cannot be replaced, and many
 * readers know none that grow. So the batches wait in another file until all values of
 * the dictionaries are known, which come first then.
 */
final class AssetFile implements Partial {

	/**
	 * Part of the heap that the values of dictionaries may take.
	 */
	private static final int PART_OF_HEAP = 8;

	private static final int BUFFER_SIZE = 64 * 1024;

	private final AssetColumns assets = new AssetColumns();

	private final List<IpcBlock> blocks = new ArrayList<>();

	private final PartialFile spool;

	private final PartialFile file;

	private final OutputStream buffer;

	private final IpcOutput batches;

	private final long maxDictionaryBytes;

	AssetFile(Path file) {
		this(file, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
	}

	AssetFile(Path file, long maxDictionaryBytes) {
		this.maxDictionaryBytes = maxDictionaryBytes;
		this.spool = new PartialFile(file);
		this.file = new PartialFile(file);
		this.buffer = new BufferedOutputStream(this.spool, BUFFER_SIZE);
		this.batches = new IpcOutput(this.buffer);
	}

	@Override
	public void open() throws IOException {
		this.spool.open();
	}

	void add(Asset asset) throws IOException {
		try {
			this.assets.add(asset);
		}
		catch (FullDictionary ex) {
			throw new UnwritableAssetException(asset,
					ex.getMessage() + " in it and the assets before, and a file has one dictionary for all: write a "
							+ "stream, or several files",
					ex);
		}
		if (this.assets.columns().dictionaryBytes() > this.maxDictionaryBytes) {
			throw new UnwritableAssetException(asset,
					("the different labels, categories and so on in it and the assets before take more than %,d bytes, and "
							+ "a file has them all at its beginning: write a stream, or several files, or give the JVM more "
							+ "heap")
						.formatted(this.maxDictionaryBytes),
					null);
		}
		if (this.assets.columns().isFull(this.assets.rows())) {
			batch();
		}
	}

	private void batch() throws IOException {
		this.blocks.add(this.batches.batch(this.assets.columns().columns(), this.assets.rows()));
		this.assets.columns().clear();
	}

	@Override
	public void complete() throws IOException {
		try {
			if (this.assets.rows() > 0) {
				batch();
			}
			this.buffer.flush();
			this.file.open();
			OutputStream output = new BufferedOutputStream(this.file, BUFFER_SIZE);
			assemble(output, new IpcOutput(output));
			output.flush();
			this.file.complete();
		}
		finally {
			discard();
		}
	}

	private void assemble(OutputStream stream, IpcOutput output) throws IOException {
		output.magic();
		output.schema(ArrowSchemas.V1_7);
		List<IpcBlock> dictionaries = new ArrayList<>();
		for (DictionaryWriter dictionary : this.assets.columns().dictionaries()) {
			dictionaries.add(output.dictionary(dictionaries.size(), false, dictionary.added()));
		}
		long start = output.position();
		output.copied(this.spool.copyTo(stream));
		output.endOfStream();
		output.footer(ArrowSchemas.V1_7, dictionaries,
				this.blocks.stream().map((block) -> block.after(start)).toList());
	}

	@Override
	public void discard() throws IOException {
		try {
			this.spool.discard();
		}
		finally {
			this.file.discard();
		}
	}

}
