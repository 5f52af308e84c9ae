package ai.eyepop.emulator.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorSchemaRoot;

import ai.eyepop.emulator.arrow.Cells.Cell;

/**
 * Reader of assets from an IPC stream or file, batch by batch, of any version.
 */
public final class AssetReader {

	private AssetReader() {
	}

	/**
	 * Read assets.
	 * @param in where they come from; not closed
	 * @param allocator where memory for a batch comes from
	 * @param rows who takes the rows
	 * @return the number of rows
	 * @throws IOException if they cannot be had
	 * @throws DamagedArrowException if they are damaged, or no assets
	 */
	public static long read(InputStream in, BufferAllocator allocator, Consumer<AssetRow> rows) throws IOException {
		long count = 0;
		try {
			MessageSource source = new MessageSource(in, allocator);
			if (source.isEmpty()) {
				return 0;
			}
			try (BatchReader reader = new BatchReader(source, allocator)) {
				while (reader.loadNextBatch()) {
					count += readBatch(reader, count, rows);
				}
				return count;
			}
		}
		catch (DamagedArrowException ex) {
			throw new DamagedArrowException(message(count, ex), ex);
		}
		catch (OutOfMemoryException ex) {
			throw new DamagedArrowException(message(count, ex) + "; send smaller batches", ex);
		}
		catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | ClassCastException
				| NullPointerException | ArithmeticException | UnsupportedOperationException | StackOverflowError ex) {
			// what Arrow and its metadata throw when they are fed with damaged bytes
			throw new DamagedArrowException(message(count, ex), ex);
		}
	}

	private static String message(long count, Throwable ex) {
		String reason = (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		return "The Arrow data cannot be read after row %d: %s".formatted(count,
				reason.substring(0, Math.min(reason.length(), 300)));
	}

	private static int readBatch(BatchReader reader, long before, Consumer<AssetRow> rows) throws IOException {
		VectorSchemaRoot root = reader.getVectorSchemaRoot();
		Cells cells = new Cells(reader::lookup);
		Cell[] columns = new Cell[AssetSchema.ASSET.children().size()];
		boolean known = false;
		for (int i = 0; i < columns.length; i++) {
			Column column = AssetSchema.ASSET.children().get(i);
			known |= root.getVector(column.name()) != null;
			columns[i] = cells.of(column, root.getVector(column.name()), column.name());
		}
		if (!known) {
			throw new DamagedArrowException("it has no column of an asset");
		}
		for (int row = 0; row < root.getRowCount(); row++) {
			rows.accept(new AssetRow(Cells.read(columns, row)));
		}
		return root.getRowCount();
	}

}
