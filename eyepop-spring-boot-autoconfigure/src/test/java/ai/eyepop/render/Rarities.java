package ai.eyepop.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import ai.eyepop.prediction.Contour;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.Point3d;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedMesh;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Prediction with faces, and with what objects have less often, in a source of 800 by 600
 * pixels.
 */
final class Rarities {

	private Rarities() {
	}

	static Prediction prediction() {
		return Prediction.builder(800, 600)
			.objects(List.of(meshed(), skipping(), turned(), maskedRing(), ordered()))
			.meshes(List.of(face(478, 150, 160, 100)))
			.keyPoints(List.of(faceSkeleton()))
			.build();
	}

	/** A face mesh without irises that is the object's own. */
	private static PredictedObject meshed() {
		return PredictedObject.builder("face", 300, 40, 180, 240)
			.confidence(0.97)
			.meshes(List.of(face(468, 390, 160, 80)))
			.build();
	}

	/** Several points of one label: each is drawn, and bones go to the first. */
	private static PredictedObject skipping() {
		return PredictedObject.builder("arm", 540, 40, 220, 110)
			.keyPoints(List.of(new PredictedKeyPoints(
					List.of(joint("left shoulder", 570, 120), joint("left elbow", 650, 70),
							joint("left wrist", 730, 110), joint("left wrist", 730, 70), joint("left wrist", 700, 135)),
					"2d-body-points")))
			.build();
	}

	private static PredictedObject turned() {
		return PredictedObject.builder("leaf", 60, 360, 160, 100).orientation(30.0).mask(Everything.diamond()).build();
	}

	private static PredictedObject maskedRing() {
		return PredictedObject.builder("wheel", 290, 340, 180, 180)
			.mask(Everything.diamond())
			.contours(List.of(new Contour(square(380, 430, 90), List.of(square(380, 430, 40)))))
			.build();
	}

	/** The body of COCO without labels. */
	private static PredictedObject ordered() {
		int[][] places = { { 640, 330 }, { 650, 320 }, { 630, 320 }, { 662, 328 }, { 618, 328 }, { 680, 380 },
				{ 600, 380 }, { 720, 430 }, { 560, 430 }, { 740, 370 }, { 545, 370 }, { 665, 470 }, { 615, 470 },
				{ 675, 520 }, { 605, 520 }, { 680, 570 }, { 600, 570 } };
		List<KeyPoint> points = new ArrayList<>();
		for (int[] place : places) {
			points.add(KeyPoint.builder(place[0], place[1]).build());
		}
		return PredictedObject.builder("person", 530, 300, 225, 285)
			.keyPoints(List.of(new PredictedKeyPoints(points, "coco17")))
			.build();
	}

	private static PredictedKeyPoints faceSkeleton() {
		return new PredictedKeyPoints(
				List.of(joint("left eye", 720, 200), joint("right eye", 640, 200), joint("nose", 680, 230),
						joint("left mouth", 710, 265), joint("right mouth", 650, 265)),
				null, "2d-face-points", Map.of());
	}

	private static KeyPoint joint(String label, double x, double y) {
		return KeyPoint.builder(x, y).classLabel(label).build();
	}

	/**
	 * A face whose features are ellipses and arcs, and whose other points are nowhere.
	 */
	private static PredictedMesh face(int size, double x, double y, double radius) {
		List<Point3d> points = new ArrayList<>(Collections.nCopies(size, new Point3d(Double.NaN, Double.NaN, 0)));
		double[][] ellipses = { { 0, 0, 0.85, 1.15 }, { 0, 0.6, 0.35, 0.18 }, { 0, 0.6, 0.25, 0.06 },
				{ 0.35, -0.2, 0.2, 0.12 }, { -0.35, -0.2, 0.2, 0.12 }, { 0.35, -0.4, 0.22, 0.06 },
				{ 0.35, -0.5, 0.25, 0.06 }, { -0.35, -0.4, 0.22, 0.06 }, { -0.35, -0.5, 0.25, 0.06 },
				{ 0, 0.1, 0.02, 0.25 }, { 0.35, -0.2, 0.06, 0.06 }, { -0.35, -0.2, 0.06, 0.06 } };
		for (int feature = 0; feature < ellipses.length; feature++) {
			int[] chain = FaceFeatures.ALL.get(feature);
			double[] ellipse = ellipses[feature];
			boolean closed = chain[0] == chain[chain.length - 1];
			for (int i = 0; i < chain.length; i++) {
				double angle = closed ? 2 * Math.PI * i / (chain.length - 1) : Math.PI * (1 + i / (chain.length - 1.0));
				if (chain[i] < size) {
					points.set(chain[i], new Point3d(x + radius * (ellipse[0] + ellipse[2] * Math.cos(angle)),
							y + radius * (ellipse[1] + ellipse[3] * Math.sin(angle)), 0));
				}
			}
		}
		return new PredictedMesh(points);
	}

	private static List<Point> square(double x, double y, double half) {
		return List.of(new Point(x - half, y - half), new Point(x + half, y - half), new Point(x + half, y + half),
				new Point(x - half, y + half));
	}

}
