package ai.eyepop.data.arrow;

import java.util.List;

import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * What a message says about a batch, before its body is read. It has been checked: the
 * buffers are those of the layout, and in the body, which holds nothing else.
 */
final class BatchPlan {

	/**
	 * Where buffers may begin, in bytes.
	 */
	private static final int ALIGNMENT = 64;

	private final int number;

	private final int length;

	private final int[] counts;

	private final int[] nulls;

	private final long[] offsets;

	private final long[] sizes;

	private final @Nullable Decompressor decompressor;

	private BatchPlan(int number, RecordBatch metadata, IpcLayout layout, long bodyLength) {
		this.number = number;
		this.length = count(metadata.length());
		this.counts = new int[layout.nodes()];
		this.nulls = new int[layout.nodes()];
		this.offsets = new long[layout.buffers()];
		this.sizes = new long[layout.buffers()];
		nodes(metadata);
		buffers(metadata, layout.views(), bodyLength);
		this.decompressor = decompressor(metadata.compression());
	}

	/**
	 * Read what a message says.
	 * @param number number of the batch, from 0
	 * @param metadata the metadata of the message
	 * @param layout the fields that the batch should have
	 * @param bodyLength length of the body in bytes
	 * @return the plan
	 */
	static BatchPlan of(int number, RecordBatch metadata, IpcLayout layout, long bodyLength) {
		return new BatchPlan(number, metadata, layout, bodyLength);
	}

	private void nodes(RecordBatch metadata) {
		if (metadata.nodesLength() != this.counts.length) {
			throw damaged("its batch has other columns than its schema");
		}
		FieldNode node = new FieldNode();
		for (int i = 0; i < this.counts.length; i++) {
			metadata.nodes(node, i);
			this.counts[i] = count(node.length());
			this.nulls[i] = count(node.nullCount());
			if (this.nulls[i] > this.counts[i]) {
				throw damaged("a column has more nulls than values");
			}
		}
	}

	private int count(long count) {
		if (count < 0 || count >= Integer.MAX_VALUE) {
			throw damaged("a count is %d".formatted(count));
		}
		return (int) count;
	}

	private void buffers(RecordBatch metadata, List<Integer> views, long bodyLength) {
		long[] skipped = skipped(metadata, views);
		if (metadata.buffersLength() != this.offsets.length + skipped[this.offsets.length]) {
			throw damaged("its batch has other columns than its schema");
		}
		Buffer buffer = new Buffer();
		long end = 0;
		for (int i = 0; i < metadata.buffersLength(); i++) {
			metadata.buffers(buffer, i);
			if (buffer.offset() < 0 || buffer.length() < 0 || buffer.offset() > bodyLength - buffer.length()) {
				throw damaged("a buffer is not in its message");
			}
			end = Math.max(end, buffer.offset() + buffer.length());
		}
		if (bodyLength - end > ALIGNMENT) {
			throw damaged("the length of its message is %d, of which %d are accounted for".formatted(bodyLength, end));
		}
		for (int i = 0; i < this.offsets.length; i++) {
			metadata.buffers(buffer, (int) (i + skipped[i]));
			this.offsets[i] = buffer.offset();
			this.sizes[i] = buffer.length();
		}
	}

	private long[] skipped(RecordBatch metadata, List<Integer> views) {
		if (metadata.variadicBufferCountsLength() != views.size()) {
			throw damaged("its batch has other columns than its schema");
		}
		// the buffers that views have besides those of the layout, as many as a batch
		// says
		long[] skipped = new long[this.offsets.length + 1];
		long sum = 0;
		int view = 0;
		for (int i = 0; i < skipped.length; i++) {
			while (view < views.size() && views.get(view) == i) {
				sum += count(metadata.variadicBufferCounts(view++));
			}
			skipped[i] = sum;
		}
		return skipped;
	}

	private @Nullable Decompressor decompressor(@Nullable BodyCompression compression) {
		if (compression == null) {
			return null;
		}
		if (compression.method() != BodyCompressionMethod.BUFFER) {
			throw damaged("its method of compression is not known");
		}
		ArrowSupport.requireCompression(BatchPlan.class.getClassLoader());
		return Decompressor.of(compression.codec());
	}

	private ArrowFormatException damaged(String problem) {
		return new ArrowFormatException(problem, this.number, ArrowFormatException.UNKNOWN, null, null);
	}

	int number() {
		return this.number;
	}

	int length() {
		return this.length;
	}

	int count(IpcField field) {
		return this.counts[field.node()];
	}

	int nulls(IpcField field) {
		return this.nulls[field.node()];
	}

	int buffers() {
		return this.offsets.length;
	}

	long offset(int buffer) {
		return this.offsets[buffer];
	}

	long size(int buffer) {
		return this.sizes[buffer];
	}

	@Nullable Decompressor decompressor() {
		return this.decompressor;
	}

}
