package ai.eyepop.emulator.arrow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import com.github.luben.zstd.Zstd;
import org.apache.arrow.compression.Lz4CompressionCodec;
import org.apache.arrow.compression.ZstdCompressionCodec;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Compression of the buffers of a batch. Arrow's own decompression holds what comes out
 * on the heap, however much it is.
 */
final class Compression {

	private static final int LENGTH = 8;

	private static final int PIECE = 64 * 1024;

	private Compression() {
	}

	static CompressionCodec codec(ArrowForm.Compression compression) {
		return switch (compression) {
			case NONE -> NoCompressionCodec.INSTANCE;
			case LZ4 -> new Lz4CompressionCodec();
			case ZSTD -> new ZstdCompressionCodec();
		};
	}

	/**
	 * Decompress a buffer.
	 * @param codec the codec
	 * @param compressed the buffer, which is closed
	 * @param allocator where memory comes from
	 * @return what was in it
	 */
	static ArrowBuf decompress(byte codec, ArrowBuf compressed, BufferAllocator allocator) {
		try (compressed) {
			if (compressed.capacity() < LENGTH) {
				throw damaged(null);
			}
			long length = compressed.getLong(0);
			long rest = compressed.capacity() - LENGTH;
			if (length < -1 || length > allocator.getLimit()) {
				throw damaged(null);
			}
			if (length == 0) {
				return allocator.getEmpty();
			}
			ArrowBuf buffer = allocator.buffer((length < 0) ? rest : length);
			try {
				if (length < 0) {
					buffer.setBytes(0, compressed, LENGTH, rest);
				}
				else if (codec == CompressionType.ZSTD) {
					zstd(compressed, rest, buffer, length);
				}
				else if (codec == CompressionType.LZ4_FRAME) {
					lz4(compressed, rest, buffer, length);
				}
				else {
					throw new DamagedArrowException("the compression %d is not known".formatted(codec));
				}
				buffer.writerIndex((length < 0) ? rest : length);
				return buffer;
			}
			catch (RuntimeException ex) {
				buffer.close();
				throw ex;
			}
		}
	}

	private static void zstd(ArrowBuf compressed, long rest, ArrowBuf buffer, long length) {
		long result = Zstd.decompressUnsafe(buffer.memoryAddress(), length, compressed.memoryAddress() + LENGTH, rest);
		if (result != length) {
			throw damaged(null);
		}
	}

	private static void lz4(ArrowBuf compressed, long rest, ArrowBuf buffer, long length) {
		byte[] bytes = new byte[(int) rest];
		compressed.getBytes(LENGTH, bytes);
		byte[] piece = new byte[PIECE];
		long done = 0;
		try (InputStream in = new FramedLZ4CompressorInputStream(new ByteArrayInputStream(bytes))) {
			for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
				if (read > length - done) {
					throw damaged(null);
				}
				buffer.setBytes(done, piece, 0, read);
				done += read;
			}
		}
		catch (IOException ex) {
			throw damaged(ex);
		}
		if (done != length) {
			throw damaged(null);
		}
	}

	private static DamagedArrowException damaged(@Nullable Throwable cause) {
		return new DamagedArrowException("a compressed buffer is damaged", cause);
	}

}
