package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.alg.fiducial.qrcode.QrCode;
import boofcv.concurrency.BoofConcurrency;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import georegression.struct.point.Point2D_F64;

/**
 * Reader of QR codes.
 */
final class QrReader {

	private static final int MIN_SIDE = 21;

	static {
		// analyses run side by side already; BoofCV's own pool would outlive the emulator
		BoofConcurrency.USE_CONCURRENT = false;
	}

	private QrReader() {
	}

	/**
	 * Read the QR codes in a part of an image.
	 * @param pixels the image
	 * @param area the part to look at
	 * @return the codes from top to bottom, in pixels of the image
	 */
	static List<Code> read(Pixels pixels, Box area) {
		Pixels crop = pixels.crop(area);
		if (crop.width() < MIN_SIDE || crop.height() < MIN_SIDE) {
			return List.of();
		}
		QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(null, GrayU8.class);
		detector.process(crop.gray());
		double left = Math.max(0, Math.floor(area.x()));
		double top = Math.max(0, Math.floor(area.y()));
		List<Code> codes = new ArrayList<>();
		for (QrCode code : detector.getDetections()) {
			List<Point> corners = new ArrayList<>();
			for (Point2D_F64 corner : code.bounds.vertexes.toList()) {
				corners.add(new Point(corner.x + left, corner.y + top));
			}
			double bits = QrCode.VERSION_INFO[code.version].codewords * 8.0;
			codes.add(new Code(code.message, corners, Math.max(0.001, 1 - code.totalBitErrors / bits)));
		}
		codes.sort(Comparator.comparingDouble((Code code) -> code.box().y())
			.thenComparingDouble((code) -> code.box().x()));
		return codes;
	}

	/**
	 * QR code that was read.
	 *
	 * @param text the decoded content
	 * @param corners the four corners
	 * @param confidence the share of the bits that needed no correction
	 */
	record Code(String text, List<Point> corners, double confidence) {

		Box box() {
			return Box.around(this.corners);
		}

		Shape shape() {
			return new Shape(ShapeLabel.QR_CODE, this.confidence, box(), this.corners,
					Polygons.angleOfLongestSide(this.corners) % 90, this.corners, List.of());
		}

	}

}
