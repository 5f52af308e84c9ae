package ai.eyepop.emulator.vision;

import java.awt.image.BufferedImage;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.pop.Pop;

/**
 * Analysis of one image by a Pop. What stands in for EyePop's models is classical: shapes
 * by contour, QR codes and dominant colours.
 *
 * @param sourceWidth the stored width of the image in pixels
 * @param sourceHeight the stored height of the image in pixels
 * @param findings what was found
 */
public record ImageAnalysis(int sourceWidth, int sourceHeight, Findings findings) {

	private static final Checkpoint NEVER_GIVEN_UP = () -> {
	};

	/**
	 * Analyse an image. Blocks while it computes.
	 * @param source the encoded image
	 * @param pop the Pop to run
	 * @param region the part of the image to look at in pixels of the source, or
	 * {@code null} for all
	 * @param checkpoint asked from time to time whether to go on
	 * @return what was found; the same for the same image, Pop and region
	 * @throws UnreadableImageException if the source cannot be analysed
	 */
	public static ImageAnalysis of(ImageSource source, Pop pop, @Nullable Box region, Checkpoint checkpoint)
			throws UnreadableImageException {
		return of(ImageDecoder.decode(source, ImageDecoder.MAX_SIDE, checkpoint), pop, region, checkpoint);
	}

	/**
	 * Analyse a decoded image. Blocks while it computes.
	 * @param image the image, which is not changed
	 * @param pop the Pop to run
	 * @param region the part of the image to look at in pixels, or {@code null} for all
	 * @param checkpoint asked from time to time whether to go on
	 * @return what was found; the same for the same image, Pop and region
	 * @throws UnreadableImageException if the region lies outside of the image
	 */
	public static ImageAnalysis of(BufferedImage image, Pop pop, @Nullable Box region, Checkpoint checkpoint)
			throws UnreadableImageException {
		return of(ImageDecoder.picture(image, ImageDecoder.MAX_SIDE), pop, region, checkpoint);
	}

	/**
	 * Analyse an image that is made smaller first. Blocks while it computes.
	 * @param source the encoded image
	 * @param pop the Pop to run
	 * @param region the part of the image to look at in pixels of the source, or
	 * {@code null} for all
	 * @param imageSize the longest side to look at in pixels; 1,600 is the most
	 * @return what was found, in pixels of the source
	 * @throws UnreadableImageException if the source cannot be analysed
	 */
	public static ImageAnalysis of(ImageSource source, Pop pop, @Nullable Box region, int imageSize)
			throws UnreadableImageException {
		int side = Math.min(imageSize, ImageDecoder.MAX_SIDE);
		return of(ImageDecoder.decode(source, side, NEVER_GIVEN_UP), pop, region, NEVER_GIVEN_UP);
	}

	/**
	 * Analyse a decoded image that is made smaller first. Blocks while it computes.
	 * @param image the image, which is not changed
	 * @param pop the Pop to run
	 * @param region the part of the image to look at in pixels, or {@code null} for all
	 * @param imageSize the longest side to look at in pixels; 1,600 is the most
	 * @return what was found, in pixels of the image
	 * @throws UnreadableImageException if the region lies outside of the image
	 */
	public static ImageAnalysis of(BufferedImage image, Pop pop, @Nullable Box region, int imageSize)
			throws UnreadableImageException {
		int side = Math.min(imageSize, ImageDecoder.MAX_SIDE);
		return of(ImageDecoder.picture(image, side), pop, region, NEVER_GIVEN_UP);
	}

	/**
	 * Return the analysis of an image that nothing is known of.
	 * @return an analysis of 0 x 0 pixels that found nothing
	 */
	public static ImageAnalysis unknown() {
		return new ImageAnalysis(0, 0, new Findings(List.of(), List.of(), List.of()));
	}

	private static ImageAnalysis of(Picture picture, Pop pop, @Nullable Box region, Checkpoint checkpoint)
			throws UnreadableImageException {
		Pixels pixels = picture.pixels();
		Box area = new Box(0, 0, pixels.width(), pixels.height());
		if (region != null) {
			area = region.scaled(1 / picture.scaleX(), 1 / picture.scaleY()).intersect(area);
			if (area.area() <= 0) {
				throw new UnreadableImageException("The roi lies outside of the image, which has %d x %d pixels"
					.formatted(picture.sourceWidth(), picture.sourceHeight()));
			}
		}
		FindingsDraft findings = new PopRun(pixels, checkpoint).run(pop, area);
		return new ImageAnalysis(picture.sourceWidth(), picture.sourceHeight(),
				findings.finish(new FindingsDraft.Finisher(picture)));
	}

}
