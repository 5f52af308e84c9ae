package ai.eyepop.data.arrow;

import java.io.Closeable;
import java.io.IOException;

import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Reads the schema, then batch by batch, of a file or a stream.
 */
final class IpcReader implements Closeable {

	private final IpcInput input;

	private final BufferAllocator allocator;

	// those of all dictionaries, which are not forgotten
	private final HeapGuard dictionaries = new HeapGuard();

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
		try {
			if (!message.isSchema() || message.bodyLength() != 0) {
				throw new ArrowFormatException("it does not begin with a schema", null);
			}
			SchemaGuard.check(message.schema(), message.size());
			return Schema.convertSchema(message.schema());
		}
		catch (EyePopException ex) {
			throw ex;
		}
		// what Arrow and FlatBuffers throw at forged metadata is not described
		catch (RuntimeException ex) {
			throw new ArrowFormatException("the schema is damaged", ex);
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
			Step step = step(message, layout);
			Long dictionary = step.dictionary();
			if (dictionary == null) {
				this.batches++;
				return IpcBatch.read(step.plan(), message.bodyLength(), new HeapGuard(), this.input, this.allocator);
			}
			try (IpcBatch values = IpcBatch.read(step.plan(), message.bodyLength(), this.dictionaries, this.input,
					this.allocator)) {
				dictionaries.accept(dictionary, step.delta(), values);
			}
		}
		return null;
	}

	private Step step(IpcMessage message, IpcLayout layout) {
		try {
			if (message.isRecordBatch()) {
				return new Step(BatchPlan.of(this.batches, message.recordBatch(), layout, message.bodyLength()), null,
						false);
			}
			if (message.isDictionaryBatch()) {
				return step(message.dictionaryBatch(), layout, message.bodyLength());
			}
		}
		catch (EyePopException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw damaged("the metadata is damaged", ex);
		}
		throw damaged("there is a message that is no batch", null);
	}

	private Step step(DictionaryBatch dictionary, IpcLayout layout, long bodyLength) {
		IpcLayout values = layout.dictionaries().get(dictionary.id());
		if (values == null || dictionary.data() == null) {
			throw damaged("there is a dictionary of no column", null);
		}
		return new Step(BatchPlan.of(this.batches, dictionary.data(), values, bodyLength), dictionary.id(),
				dictionary.isDelta());
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

	/**
	 * What is read next.
	 *
	 * @param plan the plan of the batch
	 * @param dictionary id of the dictionary whose values it has, or {@code null} if it
	 * has records
	 * @param delta whether the values come after those before
	 */
	private record Step(BatchPlan plan, @Nullable Long dictionary, boolean delta) {

	}

}
