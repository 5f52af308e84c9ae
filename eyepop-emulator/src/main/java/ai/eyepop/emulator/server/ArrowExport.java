package ai.eyepop.emulator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.arrow.ArrowMemory;
import ai.eyepop.emulator.arrow.AssetRow;
import ai.eyepop.emulator.arrow.AssetWriter;
import ai.eyepop.emulator.arrow.RowFile;
import ai.eyepop.emulator.service.data.AssetExport;

/**
 * Export on its way: makes a batch when its bytes are asked for.
 */
final class ArrowExport implements AutoCloseable {

	private static final int PIECE = 64 * 1024;

	private final AssetExport assets;

	private final UnaryOperator<AssetRow> shown;

	private final BufferAllocator allocator;

	private final AssetWriter writer;

	private final @Nullable Spool spool;

	private byte[] written = new byte[0];

	private int position;

	private boolean finished;

	/**
	 * Create an export.
	 * @param assets the assets, which are closed at the end
	 * @param shown what is shown of each
	 * @param form the form
	 * @param memory where memory comes from
	 * @param directory where rows may be kept
	 */
	ArrowExport(AssetExport assets, UnaryOperator<AssetRow> shown, ArrowForm form, ArrowMemory memory, Path directory) {
		this.assets = assets;
		this.shown = shown;
		this.allocator = memory.open("export");
		this.writer = new AssetWriter(form, this.allocator);
		this.spool = form.file() ? new Spool(directory) : null;
	}

	/**
	 * Return the next bytes.
	 * @return up to 64 KB, none at the end
	 */
	byte[] next() {
		while (this.position == this.written.length && !this.finished) {
			this.written = batch();
			this.position = 0;
		}
		int end = Math.min(this.position + PIECE, this.written.length);
		byte[] piece = Arrays.copyOfRange(this.written, this.position, end);
		this.position = end;
		return piece;
	}

	private byte[] batch() {
		byte[] bytes = new byte[0];
		while (bytes.length == 0 && !this.finished) {
			AssetRow row = (this.spool != null) ? this.spool.next() : row();
			if (row != null) {
				this.writer.write(row);
			}
			else {
				this.writer.finish();
				this.finished = true;
			}
			bytes = this.writer.take();
		}
		return bytes;
	}

	private @Nullable AssetRow row() {
		AssetRow row = this.assets.next();
		return (row != null) ? this.shown.apply(row) : null;
	}

	@Override
	public void close() {
		if (this.spool != null) {
			this.spool.close();
		}
		this.assets.close();
		this.writer.close();
		this.allocator.close();
	}

	/**
	 * Rows of a file, all of which are looked at before the first is written.
	 */
	private final class Spool implements AutoCloseable {

		private final RowFile file;

		private RowFile.@Nullable Reader reader;

		private long end;

		private long position;

		Spool(Path directory) {
			try {
				this.file = new RowFile(directory);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Rows cannot be kept", ex);
			}
		}

		@Nullable AssetRow next() {
			RowFile.Reader rows = this.reader;
			if (rows == null) {
				for (AssetRow row = row(); row != null; row = row()) {
					ArrowExport.this.writer.announce(row);
					this.file.append(row);
				}
				this.end = this.file.finish();
				rows = this.file.open();
				this.reader = rows;
			}
			if (this.position == this.end) {
				return null;
			}
			AssetRow row = rows.read(this.position);
			this.position = rows.end();
			return row;
		}

		@Override
		public void close() {
			if (this.reader != null) {
				this.reader.close();
			}
			this.file.close();
		}

	}

}
