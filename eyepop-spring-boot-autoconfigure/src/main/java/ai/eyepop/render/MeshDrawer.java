package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

import ai.eyepop.prediction.Point3d;
import ai.eyepop.prediction.PredictedMesh;

/**
 * Drawer of meshes: the points, and the features of a face where the mesh is one.
 */
final class MeshDrawer {

	private static final int FEW = 60;

	private final DrawingStyle style;

	private final Scene scene;

	private final Frame frame;

	private final Sizes sizes;

	MeshDrawer(DrawingStyle style, Scene scene, Frame frame, Sizes sizes) {
		this.style = style;
		this.scene = scene;
		this.frame = frame;
		this.sizes = sizes;
	}

	void draw(PredictedMesh mesh, Color color) {
		if (!this.style.draws(DrawnPart.MESHES) || !this.style.isCertain(mesh.confidence())) {
			return;
		}
		List<Point3d> points = mesh.points();
		double radius = (points.size() > FEW) ? this.sizes.line() * 0.6 : this.sizes.dot() * 0.7;
		for (Point3d point : points) {
			Point2D place = this.frame.at(point.x(), point.y());
			if (place != null) {
				this.scene.add(new SceneItem.Dot(place.getX(), place.getY(), radius, color, false, ""));
			}
		}
		if (points.size() == FaceFeatures.POINTS || points.size() == FaceFeatures.POINTS_WITH_IRISES) {
			FaceFeatures.ALL.forEach((chain) -> draw(chain, points, color));
		}
	}

	private void draw(int[] chain, List<Point3d> points, Color color) {
		Path2D path = new Path2D.Double();
		for (int number : chain) {
			Point2D place = (number < points.size()) ? this.frame.at(points.get(number).x(), points.get(number).y())
					: null;
			if (place != null && path.getCurrentPoint() != null) {
				path.lineTo(place.getX(), place.getY());
			}
			else if (place != null) {
				path.moveTo(place.getX(), place.getY());
			}
		}
		if (path.getCurrentPoint() != null) {
			this.scene.add(new SceneItem.Line(path, color, this.sizes.line() * 0.6, 1, false, ""));
		}
	}

}
