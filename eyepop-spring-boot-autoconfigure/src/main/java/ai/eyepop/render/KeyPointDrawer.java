package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedKeyPoints;

/**
 * Drawer of key points and the lines between them. Left and right are told by colours, as
 * in the label of the point.
 */
final class KeyPointDrawer {

	static final Color LEFT = new Color(0x56b4e9);

	static final Color RIGHT = new Color(0xe69f00);

	private final DrawingStyle style;

	private final Scene scene;

	private final Frame frame;

	private final Sizes sizes;

	KeyPointDrawer(DrawingStyle style, Scene scene, Frame frame, Sizes sizes) {
		this.style = style;
		this.scene = scene;
		this.frame = frame;
		this.sizes = sizes;
	}

	void draw(PredictedKeyPoints group, Color color) {
		Skeleton skeleton = this.style.skeletons().find(group);
		List<Joint> joints = new ArrayList<>();
		Map<String, Joint> named = new HashMap<>();
		List<KeyPoint> points = group.points();
		boolean ordered = skeleton != null && Skeletons.fits(skeleton, group);
		for (int i = 0; i < points.size(); i++) {
			KeyPoint point = points.get(i);
			String name = (ordered && skeleton != null) ? skeleton.order().get(i) : name(point);
			Point2D place = place(point, skeleton);
			if (place != null) {
				Joint joint = new Joint(point, name, place, sideOf(name, color));
				joints.add(joint);
				named.putIfAbsent(name, joint);
			}
		}
		if (skeleton != null && this.style.draws(DrawnPart.SKELETONS)) {
			skeleton.chains().forEach((chain) -> draw(chain, named, color));
		}
		if (this.style.draws(DrawnPart.KEY_POINTS)) {
			joints.forEach((joint) -> draw(joint, group.points().size()));
		}
	}

	private @Nullable Point2D place(KeyPoint point, @Nullable Skeleton skeleton) {
		// a point of a skeleton that was not found is sent as 0, 0
		boolean missing = skeleton != null && point.x() == 0 && point.y() == 0;
		return (missing || !this.style.isCertain(point.confidence())) ? null : this.frame.at(point.x(), point.y());
	}

	private void draw(List<String> chain, Map<String, Joint> joints, Color color) {
		for (int i = 1; i < chain.size(); i++) {
			Joint from = joints.get(chain.get(i - 1));
			Joint to = joints.get(chain.get(i));
			if (from != null && to != null) {
				Path2D path = new Path2D.Double();
				path.moveTo(from.place().getX(), from.place().getY());
				path.lineTo(to.place().getX(), to.place().getY());
				boolean hidden = from.isHidden() || to.isHidden();
				Color side = from.side().equals(to.side()) ? from.side() : color;
				this.scene.add(new SceneItem.Line(path, side, this.sizes.line(), hidden ? 0.7 : 1, hidden, ""));
			}
		}
	}

	private void draw(Joint joint, int size) {
		double radius = (size > 60) ? this.sizes.line() * 0.6 : this.sizes.dot();
		this.scene.add(new SceneItem.Dot(joint.place().getX(), joint.place().getY(), radius, joint.side(),
				joint.isHidden(), joint.name()));
	}

	private static String name(KeyPoint point) {
		return (point.classLabel() != null) ? Skeleton.normalized(point.classLabel()) : "";
	}

	private static Color sideOf(String name, Color color) {
		if (name.contains("left")) {
			return LEFT;
		}
		return name.contains("right") ? RIGHT : color;
	}

	/**
	 * Key point with its place in the picture.
	 */
	private record Joint(KeyPoint point, String name, Point2D place, Color side) {

		boolean isHidden() {
			return Boolean.FALSE.equals(this.point.visible());
		}

	}

}
