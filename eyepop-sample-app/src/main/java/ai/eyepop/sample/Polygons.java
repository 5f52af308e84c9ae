package ai.eyepop.sample;

import java.awt.Shape;
import java.awt.geom.Path2D;

/**
 * Makes polygons.
 */
final class Polygons {

	private Polygons() {
	}

	static Shape regular(int corners, double centerX, double centerY, double radius) {
		Path2D path = new Path2D.Double();
		for (int i = 0; i < corners; i++) {
			double angle = 2 * Math.PI * i / corners - Math.PI / 2;
			double x = centerX + radius * Math.cos(angle);
			double y = centerY + radius * Math.sin(angle);
			if (i == 0) {
				path.moveTo(x, y);
			}
			else {
				path.lineTo(x, y);
			}
		}
		path.closePath();
		return path;
	}

}
