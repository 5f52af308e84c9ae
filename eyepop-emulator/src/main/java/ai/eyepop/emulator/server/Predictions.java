package ai.eyepop.emulator.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import javax.imageio.stream.ImageInputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.media.Frames;
import ai.eyepop.emulator.service.Analyst;
import ai.eyepop.emulator.service.Job;
import ai.eyepop.emulator.service.SourceOptions;
import ai.eyepop.emulator.vision.ImageSource;

/**
 * Predictions of sources: one of an image or a group of images, one of each frame of a
 * video.
 */
final class Predictions {

	private static final Logger logger = LoggerFactory.getLogger(Predictions.class);

	private static final int PIECE = 64 * 1024;

	private static final int HEAD = 12;

	private final Analyst analyst;

	private final Uploads uploads;

	private final int bytesPerFrame;

	Predictions(Analyst analyst, Uploads uploads, int bytesPerFrame) {
		this.analyst = analyst;
		this.uploads = uploads;
		this.bytesPerFrame = bytesPerFrame;
	}

	Flux<ObjectNode> of(Job job, Upload upload, SourceOptions options) {
		if (upload.files().size() > 1) {
			return this.analyst.analyse(job, upload.images(), options).flux();
		}
		Upload.Stored file = upload.files().get(0);
		return Mono.fromCallable(() -> isVideo(file))
			.subscribeOn(this.uploads.disk())
			.flatMapMany((video) -> video ? ofVideo(job, file, options)
					: this.analyst.analyse(job, upload.images(), options).flux());
	}

	Flux<ObjectNode> ofVideo(Job job, Upload.Stored file, SourceOptions options) {
		return ofVideo(job, pieces(file.bytes()).subscribeOn(this.uploads.disk()), options);
	}

	Flux<ObjectNode> ofVideo(Job job, Flux<byte[]> pieces, SourceOptions options) {
		return this.analyst.analyse(job, Frames.of(pieces, this.bytesPerFrame), options);
	}

	private static boolean isVideo(Upload.Stored file) throws IOException {
		byte[] head = new byte[HEAD];
		int length = 0;
		try (ImageInputStream stream = file.bytes().open()) {
			for (int read = stream.read(head); read > 0; read = stream.read(head, length, HEAD - length)) {
				length += read;
			}
		}
		if (length == 0 || isStillImage(head)) {
			return false;
		}
		return file.mediaType().startsWith("video/") || file.mediaType().equals("multipart/x-mixed-replace")
				|| Frames.isVideo(Arrays.copyOf(head, length)) || Frames.isGif(head);
	}

	private static boolean isStillImage(byte[] head) {
		String text = new String(head, StandardCharsets.ISO_8859_1);
		return text.startsWith("\u0089PNG") || text.startsWith("BM") || text.startsWith("WEBP", 8);
	}

	private static Flux<byte[]> pieces(ImageSource bytes) {
		return Flux.generate(bytes::open, (stream, sink) -> {
			try {
				byte[] piece = new byte[PIECE];
				int length = stream.read(piece);
				if (length < 0) {
					sink.complete();
				}
				else {
					sink.next(Arrays.copyOf(piece, length));
				}
			}
			catch (IOException ex) {
				sink.error(ex);
			}
			return stream;
		}, Predictions::close);
	}

	private static void close(ImageInputStream stream) {
		try {
			stream.close();
		}
		catch (IOException ex) {
			logger.debug("A source could not be closed", ex);
		}
	}

}
