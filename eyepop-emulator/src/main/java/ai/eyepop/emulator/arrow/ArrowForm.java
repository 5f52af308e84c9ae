package ai.eyepop.emulator.arrow;

/**
 * Form in which assets are exported as Arrow. All of them can occur; the default is an
 * IPC stream of batches of up to 1,024 rows, not compressed, whose dictionaries grow from
 * batch to batch, with a marker at its end.
 *
 * <pre class="code">
 * emulator.exportForm(ArrowForm.DEFAULT.asFile().compressed(ArrowForm.Compression.ZSTD).batchRows(10));
 * </pre>
 *
 * @param file whether it is an IPC file, else an IPC stream
 * @param compression how buffers are compressed
 * @param batchRows the most rows of a batch; a batch ends before if it gets large
 * @param replacedDictionaries whether each batch has dictionaries of its own
 * @param endMarker whether the end of a stream is marked
 * @since 0.1.0
 */
public record ArrowForm(boolean file, Compression compression, int batchRows, boolean replacedDictionaries,
		boolean endMarker) {

	/**
	 * The form of exports if no other is set.
	 */
	public static final ArrowForm DEFAULT = new ArrowForm(false, Compression.NONE, 1024, false, true);

	public ArrowForm {
		if (batchRows < 1) {
			throw new IllegalArgumentException("batchRows must be 1 or more");
		}
		if (file && (replacedDictionaries || !endMarker)) {
			throw new IllegalArgumentException("A file has one dictionary each, and an end");
		}
	}

	/**
	 * Export IPC files. Their dictionaries are complete, so all rows are looked at before
	 * the first byte is sent.
	 * @return the form
	 */
	public ArrowForm asFile() {
		return new ArrowForm(true, this.compression, this.batchRows, this.replacedDictionaries, this.endMarker);
	}

	/**
	 * Compress buffers.
	 * @param compression how
	 * @return the form
	 */
	public ArrowForm compressed(Compression compression) {
		return new ArrowForm(this.file, compression, this.batchRows, this.replacedDictionaries, this.endMarker);
	}

	/**
	 * Set the most rows of a batch.
	 * @param batchRows 1 or more
	 * @return the form
	 */
	public ArrowForm batchRows(int batchRows) {
		return new ArrowForm(this.file, this.compression, batchRows, this.replacedDictionaries, this.endMarker);
	}

	/**
	 * Give each batch of a stream dictionaries of its own, in place of those before.
	 * @return the form
	 */
	public ArrowForm withReplacedDictionaries() {
		return new ArrowForm(this.file, this.compression, this.batchRows, true, this.endMarker);
	}

	/**
	 * Leave the marker at the end of a stream out.
	 * @return the form
	 */
	public ArrowForm withoutEndMarker() {
		return new ArrowForm(this.file, this.compression, this.batchRows, this.replacedDictionaries, false);
	}

	/**
	 * Compression of buffers.
	 */
	public enum Compression {

		/** None. */
		NONE,

		/** LZ4 frames. */
		LZ4,

		/** Zstandard. */
		ZSTD

	}

}
