package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;

import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.Asset;

/**
 * Goes through Arrow data asset by asset, with one batch in memory.
 */
final class AssetCursor extends ArrowCursor<Asset> {

	private @Nullable IpcLayout layout;

	private @Nullable AssetRows rows;

	private @Nullable IpcBatch batch;

	private int row;

	AssetCursor(InputStream input, ArrowMemory memory) {
		super(input, memory);
	}

	@Override
	@Nullable Asset advance() throws IOException {
		IpcBatch batch = this.batch;
		while (batch == null || this.row == batch.length()) {
			release();
			batch = nextBatch();
			if (batch == null) {
				return null;
			}
		}
		AssetRows rows = this.rows;
		return (rows != null) ? rows.read(batch, this.row++) : null;
	}

	private @Nullable IpcBatch nextBatch() throws IOException {
		if (this.layout == null || this.rows == null) {
			Schema schema = schema();
			if (schema == null) {
				return null;
			}
			this.layout = IpcLayout.of(schema);
			this.rows = new AssetRows(this.layout);
		}
		this.row = 0;
		this.batch = batch(this.layout, this.rows::dictionary);
		if (this.batch != null) {
			this.rows.bind(this.batch);
		}
		return this.batch;
	}

	@Override
	void release() {
		if (this.batch != null) {
			this.batch.close();
			this.batch = null;
		}
	}

}
