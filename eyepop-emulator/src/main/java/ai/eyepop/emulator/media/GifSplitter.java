package ai.eyepop.emulator.media;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.function.Consumer;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.jspecify.annotations.Nullable;

/**
 * Splitter of an animated GIF. Each frame is what is seen: drawn on what the frames
 * before have left.
 */
final class GifSplitter implements FrameSplitter {

	private static final int MAX_PIXELS = 25_000_000;

	private static final long HUNDREDTH = 10_000_000;

	private static final int TRAILER = 0x3B;

	private final ByteQueue queue = new ByteQueue();

	private byte @Nullable [] head;

	private byte[] control = new byte[0];

	private @Nullable BufferedImage canvas;

	private long frames;

	private long timestamp;

	private boolean ended;

	private boolean finished;

	@Override
	public void offer(byte[] piece) {
		if (!this.ended) {
			this.queue.add(piece);
		}
	}

	@Override
	public void finish() {
		this.finished = true;
	}

	@Override
	public @Nullable Frame next() throws IOException {
		while (!this.ended && (this.head != null || readHead()) && this.queue.length() > 0) {
			int introducer = this.queue.at(0);
			if (introducer == TRAILER) {
				this.ended = true;
				return null;
			}
			int length = (introducer == 0x2C) ? imageLength() : extensionLength(introducer);
			if (length < 0) {
				break;
			}
			byte[] block = this.queue.take(length);
			if (introducer == 0x2C) {
				return frame(block);
			}
			if (block[1] == (byte) 0xF9) {
				this.control = block;
			}
		}
		this.queue.checkLength();
		if (this.finished && !this.ended) {
			throw new IOException("The GIF ends too early");
		}
		return null;
	}

	private boolean readHead() throws IOException {
		if (this.queue.length() < 13) {
			return false;
		}
		int length = 13 + tableLength(this.queue.at(10));
		if (this.queue.length() < length) {
			return false;
		}
		int width = this.queue.littleEndian(6);
		int height = this.queue.littleEndian(8);
		if (width == 0 || height == 0 || (long) width * height > MAX_PIXELS) {
			throw new IOException("The GIF declares %d x %d pixels; of an animation the emulator reads up to %d million"
				.formatted(width, height, MAX_PIXELS / 1_000_000));
		}
		this.head = this.queue.take(length);
		this.canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		return true;
	}

	private static int tableLength(int flags) {
		return ((flags & 0x80) != 0) ? 3 << (flags & 7) + 1 : 0;
	}

	private int extensionLength(int introducer) throws IOException {
		if (introducer != 0x21) {
			throw new IOException("The GIF is damaged");
		}
		return subBlocks(2);
	}

	private int imageLength() {
		return (this.queue.length() < 10) ? -1 : subBlocks(11 + tableLength(this.queue.at(9)));
	}

	private int subBlocks(int from) {
		int position = from;
		while (position < this.queue.length()) {
			int length = this.queue.at(position);
			position += 1 + length;
			if (length == 0) {
				return position;
			}
		}
		return -1;
	}

	private Frame frame(byte[] block) throws IOException {
		BufferedImage target = this.canvas;
		if (target == null) {
			throw new IOException("The GIF is damaged");
		}
		int disposal = (this.control.length >= 8) ? this.control[3] >> 2 & 7 : 0;
		BufferedImage before = (disposal == 3) ? copy(target) : null;
		BufferedImage patch = decode(block);
		int left = (block[1] & 0xFF) | (block[2] & 0xFF) << 8;
		int top = (block[3] & 0xFF) | (block[4] & 0xFF) << 8;
		draw(target, (graphics) -> graphics.drawImage(patch, left, top, null));
		BufferedImage shown = copy(target);
		if (disposal == 2) {
			draw(target, (graphics) -> {
				graphics.setComposite(AlphaComposite.Clear);
				graphics.fillRect(left, top, patch.getWidth(), patch.getHeight());
			});
		}
		else if (before != null) {
			this.canvas = before;
		}
		long duration = delay() * HUNDREDTH;
		Frame frame = new Frame(this.frames++, this.timestamp, duration, null, shown);
		this.timestamp += duration;
		this.control = new byte[0];
		return frame;
	}

	private long delay() {
		int delay = (this.control.length >= 8) ? (this.control[4] & 0xFF) | (this.control[5] & 0xFF) << 8 : 0;
		return (delay > 1) ? delay : 10;
	}

	private BufferedImage decode(byte[] block) throws IOException {
		ByteArrayOutputStream gif = new ByteArrayOutputStream();
		if (this.head != null) {
			gif.writeBytes(this.head);
		}
		gif.writeBytes(this.control);
		gif.writeBytes(block);
		gif.write(TRAILER);
		Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("gif");
		ImageReader reader = readers.next();
		try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(
				new ByteArrayInputStream(gif.toByteArray()))) {
			reader.setInput(stream, true, true);
			if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
				throw new IOException("A frame of the GIF has too many pixels");
			}
			return reader.read(0);
		}
		catch (RuntimeException ex) {
			throw new IOException("A frame of the GIF is damaged", ex);
		}
		finally {
			reader.dispose();
		}
	}

	private static BufferedImage copy(BufferedImage image) {
		BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
		draw(copy, (graphics) -> graphics.drawImage(image, 0, 0, null));
		return copy;
	}

	private static void draw(BufferedImage image, Consumer<Graphics2D> drawing) {
		Graphics2D graphics = image.createGraphics();
		try {
			drawing.accept(graphics);
		}
		finally {
			graphics.dispose();
		}
	}

}
