package ai.eyepop.data.arrow;

import java.io.IOException;
import java.io.InputStream;

import com.github.luben.zstd.Zstd;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/**
 * Makes a buffer what it was before it was compressed: never more than it says to be.
 */
enum Decompressor {

	LZ4 {

		@Override
		void decompress(ArrowBuf source, long offset, long size, ArrowBuf target, long length) throws IOException {
			byte[] chunk = new byte[CHUNK];
			long index = 0;
			try (InputStream input = new FramedLZ4CompressorInputStream(new Slice(source, offset, size))) {
				for (int count = input.read(chunk); count > 0; count = input.read(chunk)) {
					if (count > length - index) {
						throw new IOException("there are more bytes than said");
					}
					target.setBytes(index, chunk, 0, count);
					index += count;
				}
			}
			if (index != length) {
				throw new IOException("there are fewer bytes than said");
			}
		}

	},

	ZSTD {

		@Override
		void decompress(ArrowBuf source, long offset, long size, ArrowBuf target, long length) throws IOException {
			long count = Zstd.decompressUnsafe(target.memoryAddress(), length, source.memoryAddress() + offset, size);
			if (Zstd.isError(count)) {
				throw new IOException(Zstd.getErrorName(count));
			}
			if (count != length) {
				throw new IOException("there are fewer bytes than said");
			}
		}

	};

	private static final int CHUNK = 64 * 1024;

	private static final long NOT_COMPRESSED = -1;

	static Decompressor of(byte codec) {
		return switch (codec) {
			case CompressionType.LZ4_FRAME -> LZ4;
			case CompressionType.ZSTD -> ZSTD;
			default -> throw new ArrowFormatException("its compression is not known", null);
		};
	}

	/**
	 * Decompress a buffer.
	 * @param body the body, which the buffer is in
	 * @param offset offset of the buffer in bytes
	 * @param size length of the buffer in bytes, not 0
	 * @return the buffer, to be closed
	 */
	ArrowBuf decompress(ArrowBuf body, long offset, long size) {
		if (size < Long.BYTES) {
			throw new ArrowFormatException("a compressed buffer is too short", null);
		}
		long length = body.getLong(offset);
		ArrowBuf source = body.slice(offset + Long.BYTES, size - Long.BYTES);
		if (length == NOT_COMPRESSED) {
			source.getReferenceManager().retain();
			return source;
		}
		if (length == 0) {
			// of which Arrow's own code writes nothing but the length
			source.getReferenceManager().retain();
			return source.slice(0, 0);
		}
		if (length < 0) {
			throw new ArrowFormatException("a compressed buffer has a negative length", null);
		}
		return decompress(body, offset + Long.BYTES, size - Long.BYTES, length);
	}

	private ArrowBuf decompress(ArrowBuf body, long offset, long size, long length) {
		BufferAllocator allocator = body.getReferenceManager().getAllocator();
		ArrowBuf target = ArrowMemory.allocate(allocator, length);
		try {
			decompress(body, offset, size, target, length);
			target.writerIndex(length);
			return target;
		}
		catch (IOException | RuntimeException ex) {
			target.close();
			throw new ArrowFormatException("a buffer cannot be decompressed: " + ex.getMessage(), ex);
		}
	}

	abstract void decompress(ArrowBuf source, long offset, long size, ArrowBuf target, long length) throws IOException;

	/**
	 * The bytes of a part of a buffer.
	 */
	private static final class Slice extends InputStream {

		private final ArrowBuf buffer;

		private final long end;

		private long index;

		Slice(ArrowBuf buffer, long offset, long size) {
			this.buffer = buffer;
			this.index = offset;
			this.end = offset + size;
		}

		@Override
		public int read() {
			return (this.index < this.end) ? this.buffer.getByte(this.index++) & 0xFF : -1;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			if (this.index == this.end && length > 0) {
				return -1;
			}
			int count = (int) Math.min(length, this.end - this.index);
			this.buffer.getBytes(this.index, bytes, offset, count);
			this.index += count;
			return count;
		}

	}

}
