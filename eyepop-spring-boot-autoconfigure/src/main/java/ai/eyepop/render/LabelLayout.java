package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Layout of labels: at the edges of their objects, inside the picture, and apart from one
 * another. A label that would hide others is left out, and so are the last ones where
 * labels would hide the picture.
 */
final class LabelLayout {

	private static final Color PANEL = new Color(0x111418);

	private static final double MAX_COVER = 0.15;

	private static final double MAX_SHARE = 0.3;

	private final Lettering lettering;

	private final Scene scene;

	private final Sizes sizes;

	private final List<Rectangle2D> taken = new ArrayList<>();

	private double labelled;

	LabelLayout(Lettering lettering, Scene scene, Sizes sizes) {
		this.lettering = lettering;
		this.scene = scene;
		this.sizes = sizes;
	}

	/**
	 * Add the labels to the scene.
	 * @param panel lines about the image as a whole, in a corner of the picture
	 * @param requests labels of objects, the most important first
	 */
	void add(List<String> panel, List<LabelRequest> requests) {
		addPanel(panel, requests);
		for (LabelRequest request : requests) {
			Rectangle2D visible = visible(request.bounds());
			Plate plate = Plate.of(request.lines(), this.lettering, this.sizes.font(), maxWidth());
			if (!visible.isEmpty() && plate.fits(this.scene) && isRoomFor(plate)) {
				place(request, visible, plate);
			}
		}
	}

	private void addPanel(List<String> lines, List<LabelRequest> requests) {
		// in the corner where it hides the least, the lower left one if it does not
		// matter
		Plate panel = Plate.of(lines, this.lettering, this.sizes.font(), maxWidth());
		if (!panel.fits(this.scene)) {
			return;
		}
		double margin = this.sizes.font() * 0.5;
		double left = Math.min(margin, this.scene.width() - panel.width());
		double top = Math.min(margin, this.scene.height() - panel.height());
		double right = this.scene.width() - panel.width() - left;
		double bottom = this.scene.height() - panel.height() - top;
		List<Rectangle2D> objects = requests.stream().map(LabelRequest::bounds).toList();
		double[][] corners = { { left, bottom }, { right, bottom }, { left, top }, { right, top } };
		double[] best = corners[0];
		double least = Double.MAX_VALUE;
		for (double[] corner : corners) {
			double covered = hidden(new Rectangle2D.Double(corner[0], corner[1], panel.width(), panel.height()),
					objects);
			if (covered < least) {
				best = corner;
				least = covered;
			}
		}
		add(panel, best[0], best[1], PANEL, 0.8);
	}

	private static double hidden(Rectangle2D place, List<Rectangle2D> objects) {
		// a small object is hidden sooner than a large one
		return objects.stream()
			.mapToDouble(
					(bounds) -> covered(place, List.of(bounds)) / Math.max(1, bounds.getWidth() * bounds.getHeight()))
			.sum();
	}

	private void place(LabelRequest request, Rectangle2D bounds, Plate plate) {
		Rectangle2D best = null;
		double least = MAX_COVER * plate.width() * plate.height();
		for (Rectangle2D place : places(bounds, plate.width(), plate.height())) {
			double covered = covered(place, this.taken);
			if (covered < least) {
				best = place;
				least = covered;
			}
		}
		if (best != null) {
			this.labelled += plate.width() * plate.height();
			add(plate, best.getX(), best.getY(), request.color(), 1);
		}
	}

	private List<Rectangle2D> places(Rectangle2D box, double width, double height) {
		double edge = this.sizes.line() / 2;
		double left = box.getMinX() - edge;
		double right = box.getMaxX() + edge - width;
		double above = box.getMinY() + edge - height;
		double below = box.getMaxY() - edge;
		double[][] corners = { { left, above }, { left, box.getMinY() - edge }, { right, above }, { left, below },
				{ right, below }, { right, box.getMinY() - edge }, { left, box.getMaxY() + edge - height },
				{ right, box.getMaxY() + edge - height }, { left, above - height }, { left, box.getMinY() + height },
				{ left, below + height }, { box.getCenterX() - width / 2, box.getCenterY() - height / 2 } };
		List<Rectangle2D> places = new ArrayList<>(corners.length);
		for (double[] corner : corners) {
			places.add(new Rectangle2D.Double(within(corner[0], this.scene.width() - width),
					within(corner[1], this.scene.height() - height), width, height));
		}
		return places;
	}

	private static double covered(Rectangle2D place, List<Rectangle2D> others) {
		double covered = 0;
		for (Rectangle2D other : others) {
			Rectangle2D common = place.createIntersection(other);
			covered += common.isEmpty() ? 0 : common.getWidth() * common.getHeight();
		}
		return covered;
	}

	private void add(Plate plate, double x, double y, Color color, double opacity) {
		SceneItem.Label label = plate.at(x, y, color, opacity);
		this.taken.add(label.plate());
		this.scene.add(label);
	}

	private boolean isRoomFor(Plate plate) {
		// in a crowd, labels for all would leave nothing of the picture
		double area = plate.width() * plate.height();
		return this.labelled == 0 || this.labelled + area <= MAX_SHARE * this.scene.width() * this.scene.height();
	}

	private Rectangle2D visible(Rectangle2D bounds) {
		Rectangle2D grown = new Rectangle2D.Double(bounds.getX() - 0.5, bounds.getY() - 0.5, bounds.getWidth() + 1,
				bounds.getHeight() + 1);
		return grown.createIntersection(new Rectangle2D.Double(0, 0, this.scene.width(), this.scene.height()));
	}

	private double maxWidth() {
		return Math.min(this.scene.width(), 22 * this.sizes.font());
	}

	private static double within(double value, double most) {
		return Math.max(0, Math.min(value, most));
	}

}
