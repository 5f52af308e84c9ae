package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.DictionaryUtility;
import org.apache.arrow.vector.util.VectorBatchAppender;

/**
 * Batches as vectors, and their dictionaries.
 */
final class VectorBatches implements AutoCloseable {

	private final BufferAllocator allocator;

	private final IpcLayout layout;

	private final Map<Long, Dictionary> dictionaries = new HashMap<>();

	private final VectorSchemaRoot root;

	VectorBatches(Schema schema, BufferAllocator allocator) {
		this.allocator = allocator;
		this.layout = IpcLayout.of(schema);
		List<Field> fields = new ArrayList<>();
		List<FieldVector> vectors = new ArrayList<>();
		try {
			for (Field field : schema.getFields()) {
				Field converted = DictionaryUtility.toMemoryFormat(field, allocator, this.dictionaries);
				fields.add(converted);
				vectors.add(converted.createVector(allocator));
			}
		}
		catch (OutOfMemoryException ex) {
			closeAll(vectors);
			throw ex;
		}
		// what Arrow throws at types that do not exist is not described
		catch (RuntimeException ex) {
			closeAll(vectors);
			throw new ArrowFormatException("the schema is damaged", ex);
		}
		this.root = new VectorSchemaRoot(new Schema(fields, schema.getCustomMetadata()), vectors, 0);
	}

	private void closeAll(List<FieldVector> vectors) {
		vectors.forEach(FieldVector::close);
		this.dictionaries.values().forEach((dictionary) -> dictionary.getVector().close());
	}

	IpcLayout layout() {
		return this.layout;
	}

	VectorSchemaRoot root() {
		return this.root;
	}

	DictionaryProvider dictionaries() {
		return new DictionaryProvider.MapDictionaryProvider(this.dictionaries.values().toArray(Dictionary[]::new));
	}

	void load(IpcBatch batch) {
		load(batch, this.layout, this.root);
	}

	void dictionary(long id, boolean delta, IpcBatch batch) {
		IpcLayout values = this.layout.dictionaries().get(id);
		Dictionary dictionary = this.dictionaries.get(id);
		if (values == null || dictionary == null) {
			throw new ArrowFormatException("there is a dictionary of no column", null);
		}
		if (delta && dictionary.getVector().getValueCount() > 0) {
			try (FieldVector more = dictionary.getVector().getField().createVector(this.allocator)) {
				load(batch, values, root(more));
				append(dictionary.getVector(), more);
			}
		}
		else {
			load(batch, values, root(dictionary.getVector()));
		}
	}

	private static void append(FieldVector vector, FieldVector more) {
		if (more.getValueCount() > 0) {
			// the appender does not know of vectors without offsets
			checkSize(vector, more);
			VectorBatchAppender.batchAppend(vector, more);
		}
	}

	private static void checkSize(FieldVector vector, FieldVector more) {
		// the appender counts and copies with numbers of 32 bits
		long count = (long) vector.getValueCount() + more.getValueCount();
		if (count > Integer.MAX_VALUE / 2
				|| (long) vector.getBufferSize() + more.getBufferSize() > Integer.MAX_VALUE / 2) {
			throw new ArrowFormatException("a dictionary is too large", null);
		}
	}

	private static VectorSchemaRoot root(FieldVector vector) {
		return new VectorSchemaRoot(List.of(vector.getField()), List.of(vector), 0);
	}

	private void load(IpcBatch batch, IpcLayout layout, VectorSchemaRoot target) {
		new BatchCheck(batch, this.dictionaries).check(layout.fields(), target.getFieldVectors(), batch.length());
		List<ArrowFieldNode> nodes = new ArrayList<>();
		List<ArrowBuf> buffers = new ArrayList<>();
		for (IpcField field : layout.fields()) {
			nodes(batch, field, nodes);
		}
		for (int i = 0; i < layout.buffers(); i++) {
			buffers.add(batch.buffer(i));
		}
		try (ArrowRecordBatch records = new ArrowRecordBatch(batch.length(), nodes, buffers)) {
			new VectorLoader(target).load(records);
		}
		catch (IllegalArgumentException ex) {
			// the loader wraps whatever it meets
			if (ex.getCause() instanceof OutOfMemoryException memory) {
				throw memory;
			}
			throw new ArrowFormatException(String.valueOf(ex.getMessage()), batch.number(),
					ArrowFormatException.UNKNOWN, null, ex);
		}
	}

	private static void nodes(IpcBatch batch, IpcField field, List<ArrowFieldNode> nodes) {
		nodes.add(new ArrowFieldNode(batch.count(field), batch.nulls(field)));
		for (IpcField child : field.children()) {
			nodes(batch, child, nodes);
		}
	}

	@Override
	public void close() {
		this.root.close();
		this.dictionaries.values().forEach((dictionary) -> dictionary.getVector().close());
	}

}
