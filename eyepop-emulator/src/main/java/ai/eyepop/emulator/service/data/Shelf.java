package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.arrow.AnnotationRow;
import ai.eyepop.emulator.arrow.AssetRow;
import ai.eyepop.emulator.arrow.RowFile;

/**
 * Imported assets of a version that have no bytes and were not changed since: rows in
 * files, not objects on the heap.
 */
final class Shelf implements AutoCloseable {

	static final byte ANNOTATED = 1;

	static final byte AUTO = 2;

	static final byte AUTO_APPROVED = 4;

	static final byte GROUND_TRUTH = 8;

	private static final int FILE_BITS = 40;

	private final List<RowFile> files = new ArrayList<>();

	private RowIndex index = new RowIndex();

	static byte flags(AssetRow row) {
		byte flags = 0;
		for (AnnotationRow annotation : row.annotations()) {
			flags |= ANNOTATED;
			if (annotation.type().equals("auto")) {
				flags |= annotation.userReview().equals("approved") ? AUTO | AUTO_APPROVED : AUTO;
			}
			else if (annotation.type().equals("ground_truth")) {
				flags |= GROUND_TRUTH;
			}
		}
		return flags;
	}

	Shelf copy() {
		Shelf copy = new Shelf();
		this.files.forEach(RowFile::hold);
		copy.files.addAll(this.files);
		copy.index = this.index.copy();
		return copy;
	}

	int size() {
		return this.index.size();
	}

	boolean has(String uuid) {
		return this.index.find(RowIndex.hashOf(uuid)) != RowIndex.NONE;
	}

	/**
	 * Take rows, in place of those with the same uuids.
	 * @param file the file that has them
	 * @param rows where they are in it
	 */
	void add(RowFile file, RowIndex rows) {
		file.hold();
		this.files.add(file);
		if (this.files.size() == 1) {
			this.index = rows;
			return;
		}
		long first = (this.files.size() - 1L) << FILE_BITS;
		for (int slot = 0; slot < rows.slots(); slot++) {
			if (rows.position(slot) != RowIndex.NONE) {
				this.index.put(rows.hash(slot), first + rows.position(slot), rows.flags(slot));
			}
		}
	}

	/**
	 * Read an asset.
	 * @param uuid the asset
	 * @return its row or {@code null}
	 */
	@Nullable AssetRow find(String uuid) {
		long position = this.index.find(RowIndex.hashOf(uuid));
		if (position == RowIndex.NONE) {
			return null;
		}
		try (RowFile.Reader reader = file(position).open()) {
			AssetRow row = reader.read(offset(position));
			return uuid.equals(row.uuid()) ? row : null;
		}
	}

	boolean remove(String uuid) {
		return this.index.remove(RowIndex.hashOf(uuid));
	}

	/**
	 * Count assets.
	 * @param flag what they have, 0 for all
	 * @return the number
	 */
	int count(byte flag) {
		if (flag == 0) {
			return size();
		}
		int count = 0;
		for (int slot = 0; slot < this.index.slots(); slot++) {
			count += ((this.index.flags(slot) & flag) != 0) ? 1 : 0;
		}
		return count;
	}

	/**
	 * Open the rows as they are now.
	 * @return the rows, to be closed
	 */
	Rows open() {
		return new Rows(copy());
	}

	@Override
	public void close() {
		this.files.forEach(RowFile::close);
		this.files.clear();
		this.index = new RowIndex();
	}

	private RowFile file(long position) {
		return this.files.get((int) (position >> FILE_BITS));
	}

	private static long offset(long position) {
		return position & ((1L << FILE_BITS) - 1);
	}

	/**
	 * Rows of a shelf at one moment, in their order.
	 */
	static final class Rows implements AutoCloseable {

		private final List<RowFile.@Nullable Reader> readers = new ArrayList<>();

		private final Shelf shelf;

		private int slot;

		private Rows(Shelf shelf) {
			this.shelf = shelf;
		}

		/**
		 * Read the next row.
		 * @return the row, {@code null} at the end
		 */
		@Nullable AssetRow next() {
			while (this.slot < this.shelf.index.slots()) {
				long position = this.shelf.index.position(this.slot++);
				if (position != RowIndex.NONE) {
					return reader((int) (position >> FILE_BITS)).read(offset(position));
				}
			}
			return null;
		}

		private RowFile.Reader reader(int file) {
			while (this.readers.size() <= file) {
				this.readers.add(null);
			}
			RowFile.Reader reader = this.readers.get(file);
			if (reader == null) {
				reader = this.shelf.files.get(file).open();
				this.readers.set(file, reader);
			}
			return reader;
		}

		@Override
		public void close() {
			for (RowFile.Reader reader : this.readers) {
				if (reader != null) {
					reader.close();
				}
			}
			this.readers.clear();
			this.shelf.close();
		}

	}

}
