package ai.eyepop.http;

import java.io.ByteArrayOutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import reactor.core.publisher.Flux;

import ai.eyepop.internal.Buffers;
import ai.eyepop.internal.Lookahead;

/**
 * Cuts the bytes of a JSON array into its items, and decodes each as soon as it is there.
 * What an item holds is up to its decoder. Not thread-safe.
 *
 * @param <T> type of an item
 * @since 0.1.0
 */
public final class JsonArrayReader<T> {

	/** Prefetched chunks are bytes on the heap: as few as keep the decoder busy. */
	private static final int PREFETCH = 2;

	private final LineDecoder<T> decoder;

	private final int maxItemSize;

	private final ByteArrayOutputStream item = new ByteArrayOutputStream();

	private Place place = Place.BEFORE_ARRAY;

	private int depth;

	private boolean text;

	private boolean escaped;

	private JsonArrayReader(LineDecoder<T> decoder, int maxItemSize) {
		this.decoder = decoder;
		this.maxItemSize = maxItemSize;
	}

	/**
	 * Read an array while it arrives, no faster than its items are asked for.
	 * @param <T> type of an item
	 * @param bytes the array, whose buffers are released
	 * @param decoder decodes an item
	 * @param maxItemSize size of the largest item in bytes
	 * @return the items; nothing if there is not a byte. Fails with
	 * {@link MalformedStreamException} if it is no array or ends too early, and with
	 * {@link DataBufferLimitException} if an item is too large
	 */
	public static <T> Flux<T> read(Flux<DataBuffer> bytes, LineDecoder<T> decoder, int maxItemSize) {
		return Flux.defer(() -> {
			JsonArrayReader<T> reader = new JsonArrayReader<>(decoder, maxItemSize);
			// copied before anything can drop them: what is dropped is not released
			return bytes.map(Buffers::drain)
				.concatMapIterable((chunk) -> () -> reader.new Items(chunk), PREFETCH)
				.concatWith(Flux.defer(reader::end));
		});
	}

	private Flux<T> end() {
		return switch (this.place) {
			case BEFORE_ARRAY, AFTER_ARRAY -> Flux.empty();
			default -> Flux.error(malformed("ends before the array does"));
		};
	}

	private T decode() {
		byte[] bytes = this.item.toByteArray();
		this.item.reset();
		T decoded = this.decoder.decode(bytes, 0, bytes.length, 1);
		if (decoded == null) {
			throw malformed("has an item that says nothing");
		}
		return decoded;
	}

	private void append(byte[] chunk, int from, int to) {
		if (this.item.size() + (to - from) > this.maxItemSize) {
			throw new DataBufferLimitException("An item is longer than %d bytes".formatted(this.maxItemSize));
		}
		this.item.write(chunk, from, to - from);
	}

	private static MalformedStreamException malformed(String problem) {
		return new MalformedStreamException(1, problem, null);
	}

	/**
	 * Go on by a byte that is not part of an item.
	 * @param next the byte
	 * @return whether an item begins with it
	 */
	private boolean begins(byte next) {
		if (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
			return false;
		}
		switch (this.place) {
			case BEFORE_ARRAY -> go(next == '[', Place.BEFORE_FIRST);
			case BEFORE_FIRST, BEFORE_ITEM -> {
				if (next == ']' && this.place == Place.BEFORE_FIRST) {
					this.place = Place.AFTER_ARRAY;
				}
				else {
					go(next != ',' && next != ']', Place.IN_ITEM);
				}
			}
			default -> go(false, this.place);
		}
		return this.place == Place.IN_ITEM;
	}

	private void go(boolean right, Place to) {
		if (!right) {
			throw malformed("is not the JSON array that was expected");
		}
		this.place = to;
	}

	/**
	 * Go on by a byte of an item.
	 * @param next the byte
	 * @return whether the item ended before it
	 */
	private boolean ends(byte next) {
		if (this.text) {
			boolean quote = next == '"' && !this.escaped;
			this.text = !quote;
			this.escaped = !this.escaped && next == '\\';
			return false;
		}
		if (this.depth == 0 && (next == ',' || next == ']')) {
			this.place = (next == ',') ? Place.BEFORE_ITEM : Place.AFTER_ARRAY;
			return true;
		}
		switch (next) {
			case '{', '[' -> this.depth++;
			case '}', ']' -> this.depth--;
			default -> {
				this.text = next == '"';
			}
		}
		return false;
	}

	private enum Place {

		BEFORE_ARRAY, BEFORE_FIRST, BEFORE_ITEM, IN_ITEM, AFTER_ARRAY

	}

	/**
	 * The items that end in a chunk.
	 */
	private final class Items extends Lookahead<T> {

		private final byte[] chunk;

		private int at;

		private Items(byte[] chunk) {
			this.chunk = chunk;
		}

		@Override
		protected @Nullable T find() {
			JsonArrayReader<T> reader = JsonArrayReader.this;
			int from = this.at;
			while (this.at < this.chunk.length) {
				byte current = this.chunk[this.at];
				if (reader.place != Place.IN_ITEM) {
					from = this.at;
					if (!reader.begins(current)) {
						this.at++;
						from = this.at;
						continue;
					}
				}
				if (reader.ends(current)) {
					reader.append(this.chunk, from, this.at++);
					return reader.decode();
				}
				this.at++;
			}
			reader.append(this.chunk, from, this.at);
			return null;
		}

	}

}
