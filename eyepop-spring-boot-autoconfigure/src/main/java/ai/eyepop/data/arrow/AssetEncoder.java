package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import ai.eyepop.data.asset.Asset;

/**
 * Makes an Arrow stream of assets, a batch at a time. Dictionaries grow with what the
 * assets bring; those that are large are replaced.
 */
final class AssetEncoder {

	static final int MAX_ROWS = 1024;

	private static final long MAX_BYTES = 8 << 20;

	private static final int ROWS_BETWEEN_CHECKS = 32;

	private final IpcOutput output;

	private final AssetColumns assets = new AssetColumns();

	private boolean begun;

	AssetEncoder(OutputStream output) {
		this.output = new IpcOutput(output);
	}

	void add(Asset asset) throws IOException {
		this.assets.add(asset);
		int rows = this.assets.rows();
		boolean large = hasLargeDictionary();
		if (rows == MAX_ROWS || large || rows % ROWS_BETWEEN_CHECKS == 0 && this.assets.columns().size() > MAX_BYTES) {
			flush();
		}
		if (large) {
			this.assets.columns().dictionaries().forEach(AssetEncoder::replaceIfLarge);
		}
	}

	private boolean hasLargeDictionary() {
		for (DictionaryWriter dictionary : this.assets.columns().dictionaries()) {
			if (dictionary.isLarge()) {
				return true;
			}
		}
		return false;
	}

	private static void replaceIfLarge(DictionaryWriter dictionary) {
		if (dictionary.isLarge()) {
			dictionary.replace();
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
