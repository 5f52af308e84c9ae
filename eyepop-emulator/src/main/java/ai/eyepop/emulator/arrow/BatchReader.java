package ai.eyepop.emulator.arrow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.ArrowDictionaryBatch;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.arrow.MessageSource.Received;

/**
 * Reader of batches that believes no length: each buffer must be within the body of its
 * message, and a batch may not have more rows than its body can hold.
 */
final class BatchReader extends ArrowReader {

	private static final int MAX_ROWS = 1 << 20;

	private final MessageSource source;

	BatchReader(MessageSource source, BufferAllocator allocator) {
		super(allocator);
		this.source = source;
	}

	@Override
	protected Schema readSchema() throws IOException {
		Received message = this.source.next();
		if (message != null) {
			message.close();
		}
		if (message == null || message.message().headerType() != MessageHeader.Schema) {
			throw new DamagedArrowException("it does not begin with a schema");
		}
		return MessageSerializer.deserializeSchema(message.message());
	}

	@Override
	public boolean loadNextBatch() throws IOException {
		prepareLoadNextBatch();
		for (Received message = this.source.next(); message != null; message = this.source.next()) {
			byte type = message.message().headerType();
			if (type == MessageHeader.RecordBatch) {
				RecordBatch header = (RecordBatch) message.message().header(new RecordBatch());
				ArrowRecordBatch batch = batch(header, message.body());
				List<ArrowFieldNode> nodes = batch.getNodes();
				loadRecordBatch(batch);
				checkLengths(getVectorSchemaRoot().getFieldVectors(), nodes.iterator());
				return true;
			}
			if (type != MessageHeader.DictionaryBatch) {
				message.close();
				throw new DamagedArrowException("a message of the type %d is not expected here".formatted(type));
			}
			DictionaryBatch header = (DictionaryBatch) message.message().header(new DictionaryBatch());
			if (lookup(header.id()) == null) {
				message.close();
				throw new DamagedArrowException("the schema has no dictionary %d".formatted(header.id()));
			}
			loadDictionary(
					new ArrowDictionaryBatch(header.id(), batch(header.data(), message.body()), header.isDelta()));
		}
		return false;
	}

	private static void checkLengths(List<FieldVector> vectors, Iterator<ArrowFieldNode> nodes) {
		// loading made the values of a list as many as its offsets tell, with nulls
		for (FieldVector vector : vectors) {
			if (vector.getValueCount() > nodes.next().getLength()) {
				throw new DamagedArrowException(
						"a list is not within the values of the column '%s'".formatted(vector.getName()));
			}
			checkLengths(vector.getChildrenFromFields(), nodes);
		}
	}

	private ArrowRecordBatch batch(@Nullable RecordBatch header, @Nullable ArrowBuf received) {
		ArrowBuf body = (received != null) ? received : this.allocator.getEmpty();
		List<ArrowBuf> buffers = new ArrayList<>();
		try {
			if (header == null) {
				throw new DamagedArrowException("a batch has no header");
			}
			List<ArrowFieldNode> nodes = nodes(header);
			for (int i = 0; i < header.buffersLength(); i++) {
				ArrowBuf part = part(header.buffers(i), body);
				part.getReferenceManager().retain();
				buffers.add((header.compression() != null && part.capacity() > 0)
						? Compression.decompress(header.compression().codec(), part, this.allocator) : part);
			}
			return new ArrowRecordBatch((int) header.length(), nodes, buffers,
					NoCompressionCodec.DEFAULT_BODY_COMPRESSION, null, true, false);
		}
		catch (RuntimeException ex) {
			buffers.forEach(ArrowBuf::close);
			throw ex;
		}
		finally {
			body.close();
		}
	}

	private static List<ArrowFieldNode> nodes(RecordBatch header) {
		if (header.length() < 0 || header.length() > MAX_ROWS) {
			throw new DamagedArrowException(
					"a batch of %,d rows is more than the emulator takes (%,d)".formatted(header.length(), MAX_ROWS));
		}
		List<ArrowFieldNode> nodes = new ArrayList<>();
		for (int i = 0; i < header.nodesLength(); i++) {
			long length = header.nodes(i).length();
			long nulls = header.nodes(i).nullCount();
			if (length < 0 || length > Integer.MAX_VALUE || nulls < 0 || nulls > length) {
				throw new DamagedArrowException("a column cannot have %d values and %d nulls".formatted(length, nulls));
			}
			nodes.add(new ArrowFieldNode(length, nulls));
		}
		if (!nodes.isEmpty() && nodes.get(0).getLength() != header.length()) {
			throw new DamagedArrowException(
					"a batch of %d rows has a column of %d".formatted(header.length(), nodes.get(0).getLength()));
		}
		return nodes;
	}

	private static ArrowBuf part(Buffer buffer, ArrowBuf body) {
		long offset = buffer.offset();
		long length = buffer.length();
		if (offset < 0 || length < 0 || offset > body.writerIndex() || length > body.writerIndex() - offset) {
			throw new DamagedArrowException("a buffer is not within its batch");
		}
		return body.slice(offset, length);
	}

	@Override
	public long bytesRead() {
		return 0;
	}

	@Override
	protected void closeReadSource() {
		// who opened the source closes it
	}

}
