package ai.eyepop.emulator.service.data;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.arrow.AssetRow;
import ai.eyepop.emulator.arrow.RowFile;

/**
 * Import of rows into a version of a dataset: they are collected in a file, and become
 * assets all at once or not at all.
 */
public final class AssetImport implements AutoCloseable, Consumer<AssetRow> {

	private final RowIndex rows = new RowIndex();

	private final DataState state;

	private final Dataset dataset;

	private final @Nullable Integer version;

	private final RowFile file;

	private long[] links = new long[16];

	private int linkCount;

	AssetImport(DataState state, Dataset dataset, @Nullable Integer version, RowFile file) {
		this.state = state;
		this.dataset = dataset;
		this.version = version;
		this.file = file;
	}

	/**
	 * Collect a row. One that names no asset, or one of another dataset, is a new asset.
	 * @param row the row
	 */
	@Override
	public void accept(AssetRow row) {
		String uuid = row.uuid();
		AssetRow kept = row;
		if (uuid == null || this.state.alone(() -> this.state.assets().isElsewhere(uuid, this.dataset))) {
			kept = row.withUuid(Room.newId());
		}
		long position = this.file.append(kept);
		this.rows.put(RowIndex.hashOf(String.valueOf(kept.uuid())), position, Shelf.flags(kept));
		if (kept.assetUrl() != null) {
			if (this.linkCount == this.links.length) {
				this.links = Arrays.copyOf(this.links, 2 * this.linkCount);
			}
			this.links[this.linkCount++] = position;
		}
	}

	/**
	 * Make assets of the rows. To be called while nobody else uses the state.
	 */
	public void commit() {
		this.file.finish();
		DatasetVersion target = this.dataset.writable(this.version);
		if (this.rows.size() == 0) {
			return;
		}
		Set<Long> live = new HashSet<>();
		target.assets().keySet().forEach((uuid) -> live.add(RowIndex.hashOf(uuid)));
		try (RowFile.Reader reader = this.file.open()) {
			for (int slot = 0; slot < this.rows.slots() && !live.isEmpty(); slot++) {
				if (live.contains(this.rows.hash(slot))) {
					AssetRow row = reader.read(this.rows.position(slot));
					AssetEntry entry = target.assets().get(String.valueOf(row.uuid()));
					if (entry != null) {
						entry.replaceBy(row);
						this.rows.remove(this.rows.hash(slot));
					}
				}
			}
		}
		if (this.rows.size() > 0) {
			target.shelf().add(this.file, this.rows);
		}
		this.state.assets().imported(this.dataset, target);
	}

	/**
	 * Return the rows that say where the bytes of their asset are.
	 * @return the rows, to be closed
	 */
	public Linked linked() {
		return new Linked(this.file.open(), Arrays.copyOf(this.links, this.linkCount));
	}

	/**
	 * Let the file go. Without a commit nothing is left.
	 */
	@Override
	public void close() {
		this.file.close();
	}

	/**
	 * Rows that say where the bytes of their asset are.
	 */
	public static final class Linked implements AutoCloseable {

		private final RowFile.Reader reader;

		private final long[] positions;

		private int next;

		private Linked(RowFile.Reader reader, long[] positions) {
			this.reader = reader;
			this.positions = positions;
		}

		/**
		 * Read the next row.
		 * @return the row, {@code null} at the end
		 */
		public @Nullable AssetRow next() {
			return (this.next < this.positions.length) ? this.reader.read(this.positions[this.next++]) : null;
		}

		@Override
		public void close() {
			this.reader.close();
		}

	}

}
