package ai.eyepop.data.arrow;

import java.io.Closeable;
import java.io.IOException;

import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schema, then batch by batch, of a file or a stream.
 */
final class IpcReader implements Closeable {

	private final IpcInput input;

	private final BufferAllocator allocator;

	private int batches;

	IpcReader(IpcInput input, BufferAllocator allocator) {
		this.input = input;
		this.allocator = allocator;
	}

	/**
	 * Read the schema, which comes first.
	 * @return the schema, whose fields with a dictionary have the type of its values, or
	 * {@code null} if there are no bytes at all
	 * @throws IOException if reading fails
	 */
	@Nullable Schema schema() throws IOException {
		IpcMessage message = this.input.next();
		if (message == null) {
			return null;
		}
		if (!message.isSchema()) {
			throw new ArrowFormatException("it does not begin with a schema", null);
		}
		try {
			SchemaGuard.check(message.schema(), message.size());
			return Schema.convertSchema(message.schema());
		}
		catch (ArrowFormatException ex) {
			throw ex;
		}
		// what Arrow and FlatBuffers throw at forged metadata is not described
		catch (RuntimeException ex) {
			throw new ArrowFormatException("the schema is damaged", ex);
		}
		finally {
			this.input.skip(message.bodyLength());
		}
	}

	/**
	 * Read until the next batch of records.
	 * @param layout layout of the schema
	 * @param dictionaries what to do with values of dictionaries before it
	 * @return the batch, to be closed, or {@code null} at the end
	 * @throws IOException if reading fails
	 */
	@Nullable IpcBatch next(IpcLayout layout, DictionaryConsumer dictionaries) throws IOException {
		for (IpcMessage message = this.input.next(); message != null; message = this.input.next()) {
			try {
				if (message.isRecordBatch()) {
					return IpcBatch.read(this.batches++, message.recordBatch(), layout, message.bodyLength(),
							this.input, this.allocator);
				}
				dictionary(message, layout, dictionaries);
			}
			catch (IndexOutOfBoundsException ex) {
				throw damaged("the metadata is damaged", ex);
			}
		}
		return null;
	}

	private void dictionary(IpcMessage message, IpcLayout layout, DictionaryConsumer dictionaries) throws IOException {
		if (!message.isDictionaryBatch()) {
			throw damaged("there is a message that is no batch", null);
		}
		DictionaryBatch dictionary = message.dictionaryBatch();
		IpcLayout values = layout.dictionaries().get(dictionary.id());
		if (values == null || dictionary.data() == null) {
			throw damaged("there is a dictionary of no column", null);
		}
		try (IpcBatch batch = IpcBatch.read(this.batches, dictionary.data(), values, message.bodyLength(), this.input,
				this.allocator)) {
			dictionaries.accept(dictionary.id(), dictionary.isDelta(), batch);
		}
	}

	private ArrowFormatException damaged(String problem, @Nullable Throwable cause) {
		return new ArrowFormatException(problem, this.batches, ArrowFormatException.UNKNOWN, null, cause);
	}

	@Override
	public void close() throws IOException {
		this.input.close();
	}

	/**
	 * What is done with values of a dictionary.
	 */
	interface DictionaryConsumer {

		void accept(long id, boolean delta, IpcBatch values);

	}

}
