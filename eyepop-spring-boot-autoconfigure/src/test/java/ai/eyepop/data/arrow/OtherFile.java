package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An Arrow file as those open it who begin at its end: by its footer, and each batch at
 * the offset that the footer tells, with Arrow's own code.
 */
public final class OtherFile {

	private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

	private static final int PREFIX = 8;

	private final byte[] bytes;

	private final Footer footer;

	private OtherFile(byte[] bytes) {
		this.bytes = bytes;
		int end = bytes.length - MAGIC.length - Integer.BYTES;
		assertThat(Arrays.copyOf(bytes, MAGIC.length)).isEqualTo(MAGIC);
		assertThat(Arrays.copyOfRange(bytes, bytes.length - MAGIC.length, bytes.length)).isEqualTo(MAGIC);
		int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
		this.footer = Footer.getRootAsFooter(ByteBuffer.wrap(Arrays.copyOfRange(bytes, end - length, end)));
	}

	public static OtherFile open(Path file) throws IOException {
		return new OtherFile(Files.readAllBytes(file));
	}

	Schema schema() {
		return Schema.convertSchema(this.footer.schema());
	}

	int batches() {
		return this.footer.recordBatchesLength();
	}

	/**
	 * Return the cells of all batches, which are loaded from the last to the first.
	 * @return the cells of each row
	 * @throws IOException if the file is damaged
	 */
	public List<Map<String, @Nullable Object>> rows() throws IOException {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		Map<Long, Dictionary> dictionaries = new HashMap<>();
		try (BufferAllocator allocator = new RootAllocator()) {
			List<Field> fields = new ArrayList<>();
			for (Field field : schema().getFields()) {
				fields.add(DictionaryUtility.toMemoryFormat(field, allocator, dictionaries));
			}
			try (VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields), allocator)) {
				for (int i = 0; i < this.footer.dictionariesLength(); i++) {
					dictionary(this.footer.dictionaries(i), dictionaries, allocator);
				}
				MapDictionaryProvider provider = new MapDictionaryProvider(
						dictionaries.values().toArray(Dictionary[]::new));
				for (int i = batches() - 1; i >= 0; i--) {
					try (ArrowRecordBatch batch = (ArrowRecordBatch) message(this.footer.recordBatches(i), allocator)) {
						new VectorLoader(root).load(batch);
					}
					rows.addAll(0, Cells.of(root, provider));
				}
			}
			finally {
				dictionaries.values().forEach((dictionary) -> dictionary.getVector().close());
			}
		}
		return rows;
	}

	private void dictionary(Block block, Map<Long, Dictionary> dictionaries, BufferAllocator allocator)
			throws IOException {
		try (ArrowDictionaryBatch batch = (ArrowDictionaryBatch) message(block, allocator)) {
			assertThat(batch.isDelta()).isFalse();
			FieldVector vector = Objects.requireNonNull(dictionaries.get(batch.getDictionaryId())).getVector();
			assertThat(vector.getValueCount()).as("a file holds a dictionary once").isZero();
			new VectorLoader(new VectorSchemaRoot(List.of(vector.getField()), List.of(vector), 0))
				.load(batch.getDictionary());
		}
	}

	private AutoCloseable message(Block block, BufferAllocator allocator) throws IOException {
		assertThat(block.offset() % Long.BYTES).isZero();
		ByteBuffer prefix = ByteBuffer.wrap(this.bytes, (int) block.offset(), PREFIX).order(ByteOrder.LITTLE_ENDIAN);
		assertThat(prefix.getInt()).as("begin of a message").isEqualTo(-1);
		assertThat(prefix.getInt()).isEqualTo(block.metaDataLength() - PREFIX);
		int length = (int) (block.metaDataLength() + block.bodyLength());
		ByteArrayInputStream message = new ByteArrayInputStream(this.bytes, (int) block.offset(), length);
		AutoCloseable batch = MessageSerializer.deserializeMessageBatch(new SafeReadChannel(message), allocator);
		assertThat(message.available()).as("bytes after the message").isZero();
		return batch;
	}

}
