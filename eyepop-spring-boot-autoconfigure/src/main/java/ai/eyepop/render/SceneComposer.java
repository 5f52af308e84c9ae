package ai.eyepop.render;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedMesh;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Composer of the scene of one picture: areas first, then lines and dots, labels on top.
 */
final class SceneComposer {

	private static final double NESTED = 0.75;

	private static final double MAX_SIZE = 1_000_000;

	private final DrawingStyle style;

	private final Scene scene;

	private final Sizes sizes;

	private final List<LabelRequest> labels = new ArrayList<>();

	SceneComposer(DrawingStyle style, double width, double height) {
		this.style = style;
		this.scene = new Scene(size(width), size(height));
		this.sizes = Sizes.of(style, this.scene.width(), this.scene.height());
	}

	Scene compose(List<Prediction> predictions, @Nullable PredictionTrails trails) {
		predictions.forEach(this::addAreas);
		if (trails != null && this.style.draws(DrawnPart.TRAILS)) {
			new TrailDrawer(this.style, this.scene, this.sizes).draw(trails.snapshot());
		}
		predictions.forEach(this::addShapes);
		new LabelLayout(this.style.lettering(), this.scene, this.sizes)
			.add(new Captions(this.style).ofImage(predictions), this.labels);
		return this.scene;
	}

	private void addAreas(Prediction prediction) {
		AreaDrawer areas = new AreaDrawer(this.style, this.scene, frame(prediction));
		objects(prediction).forEach((found) -> areas.draw(found.object()));
	}

	private void addShapes(Prediction prediction) {
		Frame frame = frame(prediction);
		Captions captions = new Captions(this.style);
		KeyPointDrawer keyPoints = new KeyPointDrawer(this.style, this.scene, frame, this.sizes);
		MeshDrawer meshes = new MeshDrawer(this.style, this.scene, frame, this.sizes);
		for (FoundObject found : objects(prediction)) {
			PredictedObject object = found.object();
			Color color = this.style.colorOf(object);
			String caption = captions.of(object);
			double line = (found.depth() > 0) ? NESTED * this.sizes.line() : this.sizes.line();
			Rectangle2D bounds = new LineDrawer(this.style, this.scene, frame).draw(object, color, line, caption);
			object.meshes().forEach((mesh) -> meshes.draw(mesh, color));
			object.keyPoints().forEach((group) -> keyPoints.draw(group, color));
			if (bounds != null && this.style.draws(DrawnPart.LABELS)) {
				this.labels.add(new LabelRequest(bounds, color, captions.lines(object, caption)));
			}
		}
		prediction.meshes().forEach((mesh) -> meshes.draw(mesh, colorOf(mesh)));
		prediction.keyPoints().forEach((group) -> keyPoints.draw(group, colorOf(group)));
	}

	private List<FoundObject> objects(Prediction prediction) {
		return FoundObject.allIn(prediction).stream().filter((found) -> this.style.draws(found.object())).toList();
	}

	private Frame frame(Prediction prediction) {
		return Frame.of(this.scene.width(), this.scene.height(), prediction.sourceWidth(), prediction.sourceHeight());
	}

	private Color colorOf(PredictedMesh mesh) {
		return this.style.palette().ofLabel((mesh.category() != null) ? mesh.category() : "");
	}

	private Color colorOf(PredictedKeyPoints group) {
		String name = (group.category() != null) ? group.category() : group.type();
		return this.style.palette().ofLabel((name != null) ? name : "");
	}

	private static double size(double value) {
		return isSize(value) ? value : 1;
	}

	/**
	 * Return whether a picture can be so wide or high.
	 * @param value width or height
	 * @return whether it is a size
	 */
	static boolean isSize(double value) {
		return value >= 1 && value <= MAX_SIZE;
	}

}
