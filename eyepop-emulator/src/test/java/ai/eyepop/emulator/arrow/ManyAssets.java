package ai.eyepop.emulator.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stream of assets of ten objects each, made while it is read.
 */
public final class ManyAssets extends InputStream {

	private final BufferAllocator allocator = new RootAllocator();

	private final AssetWriter writer;

	private final int count;

	private int made;

	private byte[] bytes = new byte[0];

	private int position;

	public ManyAssets(int count) {
		this.count = count;
		this.writer = new AssetWriter(ArrowForm.DEFAULT, this.allocator);
	}

	/**
	 * Make all of them.
	 * @param count the number of assets
	 * @return the bytes of the stream
	 */
	public static byte[] bytes(int count) {
		try (ManyAssets assets = new ManyAssets(count)) {
			return assets.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static AssetRow row(int number) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("uuid", "%08d-0000-4000-8000-000000000000".formatted(number));
		json.put("external_id", "file-" + number + ".jpg").put("mime_type", "image/jpeg");
		json.put("created_at", "2026-01-02T03:04:05.678Z").put("partition", (number % 5 == 0) ? "test" : "train");
		ObjectNode annotation = json.putArray("annotations").addObject();
		annotation.put("type", "ground_truth").put("user_review", "approved").put("source", "made");
		ObjectNode prediction = annotation.putArray("predictions").addObject();
		prediction.put("source_width", 1000).put("source_height", 1000);
		ArrayNode objects = prediction.putArray("objects");
		for (int i = 0; i < 10; i++) {
			objects.addObject()
				.put("classLabel", "label-" + (number + i) % 50)
				.put("confidence", 0.5 + i / 100.0)
				.put("x", (number * 7 + i) % 1000)
				.put("y", (number * 13 + i) % 1000)
				.put("width", 10 + i)
				.put("height", 20 + i);
		}
		return AssetRow.of(json);
	}

	private boolean fill() {
		while (this.position == this.bytes.length) {
			if (this.made > this.count) {
				return false;
			}
			if (this.made < this.count) {
				this.writer.write(row(this.made));
			}
			else {
				this.writer.finish();
			}
			this.made++;
			this.bytes = this.writer.take();
			this.position = 0;
		}
		return true;
	}

	@Override
	public int read() {
		return fill() ? this.bytes[this.position++] & 0xff : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		if (!fill()) {
			return -1;
		}
		int size = Math.min(length, this.bytes.length - this.position);
		System.arraycopy(this.bytes, this.position, target, offset, size);
		this.position += size;
		return size;
	}

	@Override
	public void close() {
		this.writer.close();
		this.allocator.close();
	}

}
