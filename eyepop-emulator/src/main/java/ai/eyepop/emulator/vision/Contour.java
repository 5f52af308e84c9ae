package ai.eyepop.emulator.vision;

import java.util.List;

/**
 * Contour of an object with the contours of its holes.
 *
 * @param points the outer contour
 * @param cutouts the contours of the holes, possibly none
 */
public record Contour(List<Point> points, List<List<Point>> cutouts) {

	static List<Point> scaled(List<Point> points, double scaleX, double scaleY) {
		return points.stream().map((point) -> point.scaled(scaleX, scaleY)).toList();
	}

}
