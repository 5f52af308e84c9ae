package ai.eyepop.emulator.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFooter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Writer of assets to an IPC stream or file. What is written is collected until it is
 * taken, so that a slow reader holds it up.
 */
public final class AssetWriter implements AutoCloseable {

	private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final HeapWriteChannel out = new HeapWriteChannel(this.bytes);

	private final List<ArrowBlock> dictionaryBlocks = new ArrayList<>();

	private final List<ArrowBlock> batchBlocks = new ArrayList<>();

	private final Schema schema = new Schema(Fields.inMessages());

	private final BufferAllocator allocator;

	private final ArrowForm form;

	private final CompressionCodec codec;

	private final BatchVectors vectors;

	private boolean begun;

	private boolean announcing;

	/**
	 * Create a writer.
	 * @param form the form to write
	 * @param allocator where memory for a batch comes from
	 */
	public AssetWriter(ArrowForm form, BufferAllocator allocator) {
		this.form = form;
		this.allocator = allocator;
		this.codec = Compression.codec(form.compression());
		this.vectors = new BatchVectors(allocator);
	}

	/**
	 * Let the dictionaries know a row, as those of a file have to be complete before its
	 * first batch.
	 * @param row the row
	 */
	public void announce(AssetRow row) {
		if (this.vectors.rows() >= this.form.batchRows() || this.vectors.isLarge()) {
			this.vectors.clear();
		}
		this.vectors.add(row);
		this.announcing = true;
	}

	/**
	 * Write a row, with the batch that it completes.
	 * @param row the row
	 */
	public void write(AssetRow row) {
		if (this.announcing) {
			this.announcing = false;
			this.vectors.clear();
		}
		try {
			this.vectors.add(row);
		}
		catch (ValueDictionary.FullException ex) {
			if (this.form.file() || this.vectors.rows() == 0) {
				throw ex;
			}
			endBatch();
			ex.dictionary().replace();
			this.vectors.add(row);
		}
		if (this.vectors.rows() >= this.form.batchRows() || this.vectors.isLarge()) {
			endBatch();
		}
	}

	/**
	 * Write the rows that are not written yet.
	 */
	public void endBatch() {
		if (this.vectors.rows() == 0) {
			return;
		}
		try {
			begin();
			VectorSchemaRoot root = this.vectors.finish();
			writeDictionaries();
			try (ArrowRecordBatch batch = new VectorUnloader(root, true, this.codec, true).getRecordBatch()) {
				this.batchBlocks.add(MessageSerializer.serialize(this.out, batch));
			}
			if (!this.form.file()) {
				this.batchBlocks.clear();
			}
			this.vectors.clear();
			if (this.form.replacedDictionaries()) {
				this.vectors.dictionaries().forEach(ValueDictionary::replace);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Memory cannot be written to", ex);
		}
	}

	/**
	 * Write what comes after the last row.
	 */
	public void finish() {
		endBatch();
		try {
			begin();
			if (this.form.file()) {
				writeDictionaries();
			}
			if (this.form.endMarker()) {
				this.out.writeIntLittleEndian(MessageSerializer.IPC_CONTINUATION_TOKEN);
				this.out.writeIntLittleEndian(0);
			}
			if (this.form.file()) {
				long start = this.out.getCurrentPosition();
				this.out.write(new ArrowFooter(this.schema, this.dictionaryBlocks, this.batchBlocks), false);
				this.out.writeIntLittleEndian((int) (this.out.getCurrentPosition() - start));
				this.out.write(MAGIC);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Memory cannot be written to", ex);
		}
	}

	/**
	 * Take what was written.
	 * @return the bytes since the last time, possibly none
	 */
	public byte[] take() {
		byte[] taken = this.bytes.toByteArray();
		this.bytes.reset();
		return taken;
	}

	private void begin() throws IOException {
		if (this.begun) {
			return;
		}
		this.begun = true;
		if (this.form.file()) {
			this.out.write(MAGIC);
			this.out.align();
		}
		MessageSerializer.serialize(this.out, this.schema, IpcOption.DEFAULT);
	}

	private void writeDictionaries() throws IOException {
		for (ValueDictionary dictionary : this.vectors.dictionaries()) {
			if (!dictionary.isDue()) {
				continue;
			}
			boolean delta = dictionary.isDelta();
			List<String> texts = dictionary.takeFresh();
			try (VarCharVector vector = new VarCharVector("texts", this.allocator)) {
				vector.allocateNew(Math.max(1, texts.size()));
				for (int i = 0; i < texts.size(); i++) {
					vector.setSafe(i, texts.get(i).getBytes(StandardCharsets.UTF_8));
				}
				vector.setValueCount(texts.size());
				VectorSchemaRoot root = new VectorSchemaRoot(List.of(vector.getField()), List.<FieldVector>of(vector),
						texts.size());
				ArrowRecordBatch batch = new VectorUnloader(root, true, this.codec, true).getRecordBatch();
				try (ArrowDictionaryBatch message = new ArrowDictionaryBatch(dictionary.id(), batch, delta)) {
					this.dictionaryBlocks.add(MessageSerializer.serialize(this.out, message));
				}
			}
		}
		if (!this.form.file()) {
			this.dictionaryBlocks.clear();
		}
	}

	@Override
	public void close() {
		this.vectors.close();
	}

}
