package ai.eyepop.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import ai.eyepop.prediction.Contour;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.Mask;
import ai.eyepop.prediction.Motion;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.Point3d;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedMesh;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;

/**
 * Prediction with everything that can be drawn, in a source of 800 by 600 pixels.
 */
final class Everything {

	private Everything() {
	}

	static Prediction prediction() {
		return Prediction.builder(800, 600)
			.seconds(0.5)
			.objects(List.of(street(), turned(), house(), ring(), masked(), person(), small(), untitled()))
			.classes(List.of(new PredictedClass("street", 0.93), new PredictedClass("daylight", null)))
			.texts(List.of(new PredictedText("ONE WAY", 0.8)))
			.motions(List.of(new Motion(500_000_000L, 2_400_000_000L)))
			.meshes(List.of(mesh()))
			.keyPoints(List.of(hand()))
			.build();
	}

	/** A car with a nested plate that was read. */
	private static PredictedObject street() {
		return PredictedObject.builder("car", 30, 60, 200, 120)
			.confidence(0.91)
			.trackId(7L)
			.classes(List.of(new PredictedClass("red", 0.66)))
			.objects(List.of(PredictedObject.builder("plate", 60, 140, 60, 24)
				.confidence(0.5)
				.texts(List.of(new PredictedText("B-EY 17", 0.9)))
				.build()))
			.build();
	}

	private static PredictedObject turned() {
		return PredictedObject.builder("container", 290, 70, 150, 60).confidence(0.77).orientation(30.0).build();
	}

	private static PredictedObject house() {
		return PredictedObject.builder("house", 480, 50, 140, 130)
			.confidence(0.6)
			.orientation(45.0)
			.outline(List.of(new Point(480, 110), new Point(550, 50), new Point(620, 110), new Point(620, 180),
					new Point(480, 180)))
			.build();
	}

	private static PredictedObject ring() {
		return PredictedObject.builder("tyre", 650, 50, 120, 120)
			.confidence(0.999)
			.trackId(8L)
			.contours(List.of(new Contour(circle(710, 110, 60), List.of(circle(710, 110, 28)))))
			.build();
	}

	private static PredictedObject masked() {
		return PredictedObject.builder("tree", 300, 220, 160, 160).confidence(0.42).mask(diamond()).build();
	}

	private static PredictedObject person() {
		return PredictedObject.builder("person", 40, 230, 150, 330)
			.confidence(0.88)
			.trackId(9L)
			.keyPoints(List.of(body()))
			.build();
	}

	private static PredictedObject small() {
		return PredictedObject.builder("ball", 786, 586, 12, 12).confidence(0.004).build();
	}

	private static PredictedObject untitled() {
		return PredictedObject.builder("", 230, 480, 60, 60).build();
	}

	/** A diamond of 12 by 12 pixels, in rows of three bytes though two would do. */
	static Mask diamond() {
		int stride = 3;
		byte[] bits = new byte[12 * stride];
		for (int y = 0; y < 12; y++) {
			for (int x = 0; x < 12; x++) {
				if (Math.abs(x - 5.5) + Math.abs(y - 5.5) <= 6) {
					bits[y * stride + x / 8] |= (byte) (0x80 >> (x % 8));
				}
			}
			bits[y * stride + 2] = (byte) 0xff;
		}
		return new Mask(Base64.getEncoder().encodeToString(bits), 12, 12, stride);
	}

	private static PredictedKeyPoints body() {
		return new PredictedKeyPoints(
				List.of(joint("nose", 115, 262), joint("left_eye", 123, 254), joint("right_eye", 107, 254),
						joint("left_ear", 133, 260), joint("right_ear", 97, 260), joint("left_shoulder", 150, 310),
						joint("right_shoulder", 80, 310), joint("left_elbow", 175, 365), joint("right_elbow", 55, 360),
						joint("left_wrist", 165, 420),
						KeyPoint.builder(60, 425).classLabel("right_wrist").visible(false).build(),
						joint("left_hip", 138, 420), joint("right_hip", 92, 420), joint("left_knee", 145, 485),
						joint("right_knee", 88, 485), joint("left_ankle", 150, 545), joint("right_ankle", 0, 0)),
				"coco17");
	}

	private static KeyPoint joint(String label, double x, double y) {
		return KeyPoint.builder(x, y).classLabel(label).confidence(0.9).build();
	}

	private static PredictedKeyPoints hand() {
		List<KeyPoint> points = new ArrayList<>();
		points.add(joint("wrist", 560, 560));
		List<String> fingers = Arrays.asList("thumb", "index finger", "middle finger", "ring finger", "pinky");
		for (int finger = 0; finger < 5; finger++) {
			List<String> parts = (finger == 0) ? List.of("cmc", "mcp", "ip", "tip")
					: List.of("mcp", "pip", "dip", "tip");
			double angle = Math.toRadians(-150 + 30 * finger);
			for (int part = 0; part < 4; part++) {
				double length = 60 + 28 * part;
				points.add(joint(fingers.get(finger) + " " + parts.get(part), 560 + length * Math.cos(angle),
						560 + length * Math.sin(angle)));
			}
		}
		return new PredictedKeyPoints(points, null, "3d-hand-points", Map.of());
	}

	private static PredictedMesh mesh() {
		List<Point3d> points = new ArrayList<>();
		for (int row = 0; row < 9; row++) {
			for (int column = 0; column < 9; column++) {
				points.add(new Point3d(640 + 15 * column, 240 + 15 * row + 6 * Math.sin(column), 0));
			}
		}
		return new PredictedMesh(points);
	}

	private static List<Point> circle(double x, double y, double radius) {
		List<Point> points = new ArrayList<>();
		for (int i = 0; i < 32; i++) {
			points.add(new Point(x + radius * Math.cos(i * Math.PI / 16), y + radius * Math.sin(i * Math.PI / 16)));
		}
		return points;
	}

	static PredictionTrails trails() {
		PredictionTrails trails = new PredictionTrails();
		for (int frame = 0; frame < 30; frame++) {
			double x = 2.0 * frame;
			trails.add(Prediction.builder(800, 600)
				.timestamp(frame * 33_333_333L)
				.objects(List.of(
						PredictedObject.builder("car", 460 - 12.0 * frame, 300 - 7.0 * frame, 60, 20)
							.trackId(7L)
							.build(),
						PredictedObject
							.builder("person", 300 - 7.0 * frame, 500 - 4.0 * frame + 20 * Math.sin(x / 9), 20, 60)
							.trackId(9L)
							.build()))
				.build());
		}
		return trails;
	}

}
