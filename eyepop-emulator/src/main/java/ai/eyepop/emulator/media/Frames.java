package ai.eyepop.emulator.media;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

/**
 * Frames of a video, told by its first bytes: an animated GIF and JPEGs that follow one
 * another are decoded, of anything else there is one frame for each so many bytes.
 */
public final class Frames {

	private static final byte[] END = new byte[0];

	private static final int HEAD = 12;

	private final int bytesPerFrame;

	private final ByteQueue head = new ByteQueue();

	private @Nullable FrameSplitter splitter;

	private Frames(int bytesPerFrame) {
		this.bytesPerFrame = bytesPerFrame;
	}

	/**
	 * Split a video. A frame is made when it is asked for, and bytes are asked for when
	 * no frame is left.
	 * @param pieces the bytes of the video
	 * @param bytesPerFrame the bytes to a frame where frames are not decoded
	 * @return the frames; fails with an {@link IOException} if the video is damaged
	 */
	public static Flux<Frame> of(Flux<byte[]> pieces, int bytesPerFrame) {
		return Flux.defer(() -> {
			Frames frames = new Frames(bytesPerFrame);
			return pieces.concatWithValues(END).concatMapIterable((piece) -> {
				frames.offer(piece);
				return frames::available;
			}, 1);
		});
	}

	/**
	 * Return whether bytes are those of a container that holds a video.
	 * @param head the first bytes, 12 or more
	 * @return whether they are those of MP4, QuickTime, Matroska, WebM, AVI or MPEG
	 */
	public static boolean isVideo(byte[] head) {
		if (head.length < HEAD) {
			return false;
		}
		String text = new String(head, 0, HEAD, StandardCharsets.ISO_8859_1);
		return text.startsWith("ftyp", 4) || text.startsWith("\u001AE\u00DF\u00A3")
				|| text.startsWith("RIFF") && text.startsWith("AVI ", 8) || text.startsWith("\0\0\1\u00BA");
	}

	/**
	 * Return whether bytes are those of a GIF, which may be animated.
	 * @param head the first bytes
	 * @return whether they are
	 */
	public static boolean isGif(byte[] head) {
		return new String(head, StandardCharsets.ISO_8859_1).startsWith("GIF8");
	}

	private void offer(byte[] piece) {
		boolean last = piece == END;
		FrameSplitter chosen = this.splitter;
		if (chosen == null) {
			this.head.add(piece);
			if (this.head.length() < HEAD && !last) {
				return;
			}
			chosen = choose();
			this.splitter = chosen;
			chosen.offer(this.head.take(this.head.length()));
		}
		else {
			chosen.offer(piece);
		}
		if (last) {
			chosen.finish();
		}
	}

	private FrameSplitter choose() {
		byte[] first = this.head.peek(0, Math.min(HEAD, this.head.length()));
		if (isGif(first)) {
			return new GifSplitter();
		}
		String text = new String(first, StandardCharsets.ISO_8859_1);
		boolean multipart = text.startsWith("--") || text.startsWith("\r\n--");
		return (multipart || text.startsWith("\u00FF\u00D8\u00FF")) ? new JpegSplitter()
				: new SyntheticSplitter(this.bytesPerFrame);
	}

	private Iterator<Frame> available() {
		return new Iterator<>() {

			private @Nullable Frame next;

			@Override
			public boolean hasNext() {
				if (this.next == null) {
					this.next = read();
				}
				return this.next != null;
			}

			@Override
			public Frame next() {
				Frame frame = hasNext() ? this.next : null;
				if (frame == null) {
					throw new NoSuchElementException();
				}
				this.next = null;
				return frame;
			}

		};
	}

	private @Nullable Frame read() {
		try {
			return (this.splitter != null) ? this.splitter.next() : null;
		}
		catch (IOException ex) {
			throw Exceptions.propagate(ex);
		}
	}

}
