package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import ai.eyepop.data.asset.Asset;

/**
 * Makes an Arrow stream of assets, a batch at a time. Dictionaries grow with what the
 * assets bring; those that are full are replaced, and all of them when they are large.
 */
final class AssetEncoder {

	private static final long MAX_DICTIONARY_BYTES = 8 << 20;

	private final IpcOutput output;

	private final AssetColumns assets = new AssetColumns();

	private boolean begun;

	AssetEncoder(OutputStream output) {
		this.output = new IpcOutput(output);
	}

	void add(Asset asset) throws IOException {
		int rows = this.assets.rows();
		while (!isAdded(asset, rows)) {
			rows = 0;
		}
		boolean large = this.assets.columns().dictionaryBytes() > MAX_DICTIONARY_BYTES;
		if (large || this.assets.columns().isFull(this.assets.rows())) {
			flush();
		}
		if (large) {
			this.assets.columns().dictionaries().forEach(DictionaryWriter::replace);
		}
	}

	private boolean isAdded(Asset asset, int rows) throws IOException {
		try {
			this.assets.add(asset);
			return true;
		}
		catch (FullDictionary ex) {
			this.assets.truncate(rows);
			if (rows > 0) {
				flush();
			}
			if (!ex.dictionary().isDelta()) {
				// all that is in it is of this asset
				throw new UnwritableAssetException(asset, ex.getMessage(), ex);
			}
			ex.dictionary().replace();
			return false;
		}
	}

	private void flush() throws IOException {
		begin();
		List<DictionaryWriter> dictionaries = this.assets.columns().dictionaries();
		for (int id = 0; id < dictionaries.size(); id++) {
			DictionaryWriter dictionary = dictionaries.get(id);
			if (dictionary.isChanged()) {
				this.output.dictionary(id, dictionary.isDelta(), dictionary.added());
				dictionary.written();
			}
		}
		this.output.batch(this.assets.columns().columns(), this.assets.rows());
		this.assets.columns().clear();
	}

	private void begin() throws IOException {
		if (!this.begun) {
			this.begun = true;
			this.output.schema(ArrowSchemas.V1_7);
		}
	}

	void finish() throws IOException {
		if (this.assets.rows() > 0) {
			flush();
		}
		begin();
		this.output.endOfStream();
	}

}
