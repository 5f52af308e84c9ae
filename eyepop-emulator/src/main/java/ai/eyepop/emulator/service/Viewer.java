package ai.eyepop.emulator.service;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;

import javax.imageio.stream.MemoryCacheImageInputStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.media.Frame;
import ai.eyepop.emulator.media.Frames;
import ai.eyepop.emulator.pop.Pop;
import ai.eyepop.emulator.pop.PopParser;
import ai.eyepop.emulator.vision.Box;
import ai.eyepop.emulator.vision.ImageAnalysis;
import ai.eyepop.emulator.vision.ImageSource;
import ai.eyepop.emulator.vision.UnreadableImageException;

/**
 * Viewer of stored media, who tells all that can be found: shapes, colours, QR codes.
 */
public final class Viewer {

	private static final Pop EVERYTHING = PopParser.parse(JsonMapper.shared().readTree("""
			{"components": [{"type": "inference",
			"inferenceTypes": ["object_detection", "image_classification", "ocr"]}]}"""));

	private static final List<String> OF_A_STREAM = List.of("source_id", "system_timestamp", "offset");

	private final Analyst analyst;

	private final int bytesPerFrame;

	/**
	 * Create a viewer.
	 * @param analyst whose threads do the work
	 * @param bytesPerFrame the bytes to a frame of a video that is not decoded
	 */
	public Viewer(Analyst analyst, int bytesPerFrame) {
		this.analyst = analyst;
		this.bytesPerFrame = bytesPerFrame;
	}

	/**
	 * View an image.
	 * @param image the encoded image
	 * @param view how to look at it
	 * @return one prediction; fails with an {@link UnreadableImageException} if the image
	 * cannot be read
	 */
	public Mono<List<ObjectNode>> image(ImageSource image, View view) {
		return Mono.fromCallable(() -> {
			ObjectNode prediction = PredictionLines.prediction("",
					ImageAnalysis.of(image, EVERYTHING, view.region(), view.imageSize()), 0);
			prediction.remove(List.of("seconds", "timestamp"));
			return List.of(prediction.remove(OF_A_STREAM));
		}).subscribeOn(this.analyst.scheduler());
	}

	/**
	 * View a video.
	 * @param pieces the bytes of the video
	 * @param view how to look at it
	 * @return a prediction for each frame that is looked at
	 */
	public Mono<List<ObjectNode>> video(Flux<byte[]> pieces, View view) {
		return Flux.defer(() -> {
			FrameRate rate = new FrameRate(view.framesPerSecond());
			return Frames.of(pieces, this.bytesPerFrame)
				.filter(rate::takes)
				.take(view.maxFrames())
				.concatMap((frame) -> Mono.fromCallable(() -> prediction(frame, view))
					.subscribeOn(this.analyst.scheduler()), 1);
		}).collectList();
	}

	private static ObjectNode prediction(Frame frame, View view) throws UnreadableImageException {
		ObjectNode prediction = PredictionLines.prediction("", frame, analysis(frame, view), 0);
		return prediction.remove(OF_A_STREAM);
	}

	private static ImageAnalysis analysis(Frame frame, View view) throws UnreadableImageException {
		byte[] jpeg = frame.jpeg();
		BufferedImage image = frame.image();
		if (image != null) {
			return ImageAnalysis.of(image, EVERYTHING, view.region(), view.imageSize());
		}
		if (jpeg == null) {
			return ImageAnalysis.unknown();
		}
		return ImageAnalysis.of(() -> new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)), EVERYTHING,
				view.region(), view.imageSize());
	}

	/**
	 * How to look at media.
	 *
	 * @param region the part to look at in pixels of the source, or {@code null} for all
	 * @param imageSize the longest side to look at in pixels
	 * @param framesPerSecond the most frames of a second of video, 0 for all
	 * @param maxFrames the most frames of a video
	 */
	public record View(@Nullable Box region, int imageSize, double framesPerSecond, int maxFrames) {

		/**
		 * The view that looks at everything.
		 */
		public static final View WHOLE = new View(null, 1600, 0, 100);

	}

}
