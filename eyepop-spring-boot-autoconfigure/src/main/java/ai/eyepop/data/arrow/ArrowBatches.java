package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Batches of records as columns, one after the other: {@code while (batches.next())
 * batches.root()}. The columns are vectors of Arrow, of which those with a dictionary
 * hold indexes. All offsets and indexes in them have been checked.
 * <p>
 * The root and the dictionaries belong to this object. Their values are valid until
 * {@link #next()} or {@link #close()} is called; what should live longer must be copied,
 * with {@link ArrowMemory#allocator()} for instance. Not for several threads at once.
 *
 * @since 0.1.0
 */
public final class ArrowBatches implements AutoCloseable {

	private final Cursor cursor;

	ArrowBatches(InputStream input, ArrowMemory memory) {
		this.cursor = new Cursor(input, memory);
	}

	/**
	 * Go to the next batch, after which the values of the one before are gone.
	 * @return whether there is one
	 * @throws ArrowFormatException if the data is damaged
	 * @throws ArrowMemoryException if the batch needs more memory than there is
	 * @throws ArrowTransferException if the data cannot be read
	 * @throws IllegalStateException if this was closed
	 */
	public boolean next() {
		return this.cursor.next() != null;
	}

	/**
	 * Return the schema.
	 * @return the schema, in which fields with a dictionary have the type of the index;
	 * without fields before the first batch was read, or if there are no bytes at all
	 */
	public Schema schema() {
		VectorBatches vectors = this.cursor.vectors;
		return (vectors != null) ? vectors.root().getSchema() : new Schema(List.of());
	}

	/**
	 * Return the columns of the batch.
	 * @return the columns; must not be closed
	 * @throws IllegalStateException if there is no batch
	 */
	public VectorSchemaRoot root() {
		return vectors().root();
	}

	/**
	 * Return the dictionaries, as they are for the batch.
	 * @return the dictionaries by the id in the field of a column
	 * @throws IllegalStateException if there is no batch
	 */
	public DictionaryProvider dictionaries() {
		return vectors().dictionaries();
	}

	private VectorBatches vectors() {
		VectorBatches vectors = this.cursor.vectors;
		if (vectors == null) {
			throw new IllegalStateException("There is no batch: call 'next' first");
		}
		return vectors;
	}

	/**
	 * Give the memory back, and close where the data comes from.
	 */
	@Override
	public void close() {
		this.cursor.close();
	}

	/**
	 * Goes from batch to batch.
	 */
	private static final class Cursor extends ArrowCursor<VectorBatches> {

		private @Nullable VectorBatches vectors;

		Cursor(InputStream input, ArrowMemory memory) {
			super(input, memory);
		}

		@Override
		@Nullable VectorBatches advance() throws IOException {
			if (this.vectors == null) {
				Schema schema = schema();
				if (schema == null) {
					return null;
				}
				this.vectors = new VectorBatches(schema, allocator());
			}
			this.vectors.root().clear();
			try (IpcBatch batch = batch(this.vectors.layout(), this.vectors::dictionary)) {
				if (batch == null) {
					return null;
				}
				this.vectors.load(batch);
				return this.vectors;
			}
			catch (ColumnDamage ex) {
				throw ex.at(ArrowFormatException.UNKNOWN, ArrowFormatException.UNKNOWN);
			}
		}

		@Override
		void release() {
			if (this.vectors != null) {
				this.vectors.close();
				this.vectors = null;
			}
		}

	}

}
