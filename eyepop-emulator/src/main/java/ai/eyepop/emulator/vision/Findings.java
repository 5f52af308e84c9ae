package ai.eyepop.emulator.vision;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was found in an image or in a part of it (wire protocol section 7). All
 * coordinates are pixels of the source.
 *
 * @param objects the objects, largest first
 * @param classes the classes, most confident first
 * @param texts the texts, in reading order
 */
public record Findings(List<FoundObject> objects, List<FoundClass> classes, List<FoundText> texts) {

	/**
	 * Object with its place.
	 *
	 * @param id the number of the object in this prediction, from 1
	 * @param classId the number of the label, the same in every prediction
	 * @param classLabel the label
	 * @param confidence the quality of the fit, above 0 and up to 1
	 * @param category the category
	 * @param box the bounding box, inside the image
	 * @param orientation the angle of the longest side or axis in degrees, from 0 up to
	 * 180, 0 for round and regular shapes
	 * @param outline the corners, or points on the ellipse
	 * @param contours the contours that a contour finder added, possibly none
	 * @param nested what was found inside the object
	 */
	public record FoundObject(int id, int classId, String classLabel, double confidence, String category, Box box,
			double orientation, List<Point> outline, List<Contour> contours, @Nullable Findings nested) {
	}

	/**
	 * Class of the whole image or crop.
	 *
	 * @param id the number of the label, the same in every prediction
	 * @param classLabel the label
	 * @param confidence the share of the pixels, above 0 and up to 1
	 * @param category the category
	 */
	public record FoundClass(int id, String classLabel, double confidence, String category) {
	}

	/**
	 * Text that was read.
	 *
	 * @param id the number of the text in its list, from 1
	 * @param text the text
	 * @param confidence the share of the code's bits that needed no correction
	 * @param category the category
	 */
	public record FoundText(int id, String text, double confidence, String category) {
	}

}
