package ai.eyepop.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import ai.eyepop.prediction.Contour;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.Mask;
import ai.eyepop.prediction.Point;
import ai.eyepop.prediction.Point3d;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedMesh;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PredictionDrawing}.
 */
class PredictionDrawingTests {

	private static final PredictedObject BOX = PredictedObject.builder("a", 50, 60, 100, 80).build();

	@Test
	void drawsTheBoxAndLeavesItsInside() {
		BufferedImage image = Pictures.draw(BOX);
		assertThat(Pictures.isPainted(image, 100, 60)).isTrue();
		assertThat(Pictures.isPainted(image, 50, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 150, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 140)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 100)).isFalse();
		assertThat(Pictures.isPainted(image, 30, 100)).isFalse();
	}

	@Test
	void scalesTheSourceToTheImage() {
		BufferedImage image = Pictures.draw(Pictures.of(BOX), 400, 100);
		assertThat(Pictures.isPainted(image, 200, 30)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 50)).isTrue();
		assertThat(Pictures.isPainted(image, 50, 50)).isFalse();
	}

	@Test
	void turnsTheBoxClockwiseAroundItsCentre() {
		BufferedImage image = Pictures.draw(PredictedObject.builder("a", 50, 90, 100, 20).orientation(90.0).build());
		assertThat(Pictures.isPainted(image, 100, 50)).isTrue();
		assertThat(Pictures.isPainted(image, 90, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 50, 100)).isFalse();
		BufferedImage slanted = Pictures.draw(PredictedObject.builder("a", 50, 100, 100, 0).orientation(45.0).build());
		assertThat(Pictures.isPainted(slanted, 130, 130)).isTrue();
		assertThat(Pictures.isPainted(slanted, 130, 70)).isFalse();
	}

	@Test
	void doesNotTurnTheBoundsOfAnOutline() {
		PredictedObject object = PredictedObject.builder("a", 50, 90, 100, 20)
			.orientation(90.0)
			.outline(List.of(new Point(50, 90), new Point(150, 90), new Point(100, 110)))
			.build();
		BufferedImage outline = Pictures.draw(object);
		assertThat(Pictures.isPainted(outline, 100, 90)).isTrue();
		assertThat(Pictures.isPainted(outline, 60, 109)).isFalse();
		BufferedImage box = PredictionRenderer.builder()
			.only(DrawnPart.BOXES)
			.build()
			.drawing(Pictures.of(object))
			.paintCopy(Pictures.plain(200, 200, Color.WHITE));
		assertThat(Pictures.isPainted(box, 60, 110)).isTrue();
		assertThat(Pictures.isPainted(box, 100, 60)).isFalse();
	}

	@Test
	void doesNotPaintInsideACutout() {
		BufferedImage image = Pictures.draw(PredictedObject.builder("a", 20, 20, 160, 160)
			.contours(List.of(new Contour(square(20, 180), List.of(square(70, 130), square(140, 170)))))
			.outline(square(20, 180))
			.build());
		assertThat(Pictures.isPainted(image, 45, 45)).isTrue();
		assertThat(Pictures.isPainted(image, 70, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 100)).isFalse();
		assertThat(Pictures.isPainted(image, 155, 155)).isFalse();
	}

	@Test
	void drawsNestedObjectsWhereTheyAre() {
		BufferedImage image = Pictures.draw(PredictedObject.builder("a", 100, 100, 90, 90)
			.objects(List.of(PredictedObject.builder("b", 10, 10, 30, 30)
				.objects(List.of(PredictedObject.builder("c", 60, 10, 20, 30).build()))
				.build()))
			.build());
		assertThat(Pictures.isPainted(image, 10, 25)).isTrue();
		assertThat(Pictures.isPainted(image, 60, 25)).isTrue();
		assertThat(Pictures.isPainted(image, 110, 125)).isFalse();
	}

	@Test
	void paintsTheBitsOfAMaskRowByRow() {
		byte[] bits = { (byte) 0b1100_0000, (byte) 0xff, (byte) 0b0011_0000, (byte) 0xff, 0, (byte) 0xff,
				(byte) 0b1111_0000, (byte) 0xff };
		BufferedImage image = mask(new Mask(Base64.getEncoder().encodeToString(bits), 4, 4, 2));
		assertThat(Pictures.isPainted(image, 40, 40)).isTrue();
		assertThat(Pictures.isPainted(image, 160, 40)).isFalse();
		assertThat(Pictures.isPainted(image, 40, 80)).isFalse();
		assertThat(Pictures.isPainted(image, 160, 80)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 120)).isFalse();
		assertThat(Pictures.isPainted(image, 40, 160)).isTrue();
		assertThat(Pictures.isPainted(image, 160, 160)).isTrue();
	}

	@Test
	void rowsOfAMaskWithoutAStrideEndAtAByte() {
		byte[] bits = { (byte) 0xff, (byte) 0x80, 0, 0 };
		BufferedImage image = mask(new Mask(Base64.getEncoder().encodeToString(bits), 9, 2, null));
		assertThat(Pictures.isPainted(image, 40, 50)).isTrue();
		assertThat(Pictures.isPainted(image, 175, 50)).isTrue();
		assertThat(Pictures.isPainted(image, 40, 160)).isFalse();
	}

	@Test
	void drawsTheRowsOfAMaskThatWereSent() {
		BufferedImage image = mask(new Mask(Base64.getEncoder().encodeToString(new byte[] { -1, -1 }), 8, 4, 1));
		assertThat(Pictures.isPainted(image, 100, 40)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 150)).isFalse();
	}

	@Test
	void connectsTheKeyPointsOfABody() {
		PredictedKeyPoints body = new PredictedKeyPoints(
				List.of(KeyPoint.builder(40, 40).classLabel("left shoulder").build(),
						KeyPoint.builder(40, 100).classLabel("left elbow").build(),
						KeyPoint.builder(40, 160).classLabel("left wrist").build(),
						KeyPoint.builder(160, 40).classLabel("right shoulder").build(),
						KeyPoint.builder(0, 0).classLabel("right elbow").build()),
				null, "2d-body-points", Map.of());
		BufferedImage image = Pictures.draw(Prediction.builder(200, 200).keyPoints(List.of(body)).build(), 200, 200);
		assertThat(Pictures.isPainted(image, 40, 70)).isTrue();
		assertThat(Pictures.isPainted(image, 40, 130)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 40)).isTrue();
		assertThat(Pictures.isPainted(image, 80, 20)).isFalse();
		assertThat(new Color(image.getRGB(40, 160))).isEqualTo(KeyPointDrawer.LEFT);
		assertThat(new Color(image.getRGB(160, 40))).isEqualTo(KeyPointDrawer.RIGHT);
	}

	@Test
	void connectsKeyPointsAsAsked() {
		Prediction prediction = Prediction.builder(200, 200)
			.keyPoints(List.of(new PredictedKeyPoints(List.of(KeyPoint.builder(40, 40).classLabel("Head").build(),
					KeyPoint.builder(160, 40).classLabel("tail_tip").build(),
					KeyPoint.builder(160, 160).classLabel("paw").build()), "dog")))
			.build();
		assertThat(Pictures.isPainted(Pictures.draw(prediction, 200, 200), 100, 40)).isFalse();
		BufferedImage image = PredictionRenderer.builder()
			.skeleton("Dog", List.of(List.of("head", "tail tip"), List.of("tail tip", "paw", "nowhere")))
			.build()
			.drawing(prediction)
			.paintCopy(Pictures.plain(200, 200, Color.WHITE));
		assertThat(Pictures.isPainted(image, 100, 40)).isTrue();
		assertThat(Pictures.isPainted(image, 160, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 100)).isFalse();
	}

	@Test
	void connectsPointsWithoutLabelsByTheirOrder() {
		List<KeyPoint> points = new ArrayList<>();
		for (int i = 0; i < 17; i++) {
			points.add(KeyPoint.builder((i % 2 == 1) ? 40 : 160, 10 + 10 * i).build());
		}
		BufferedImage image = Pictures.draw(
				Prediction.builder(200, 200).keyPoints(List.of(new PredictedKeyPoints(points, "coco17"))).build(), 200,
				200);
		assertThat(Pictures.isPainted(image, 40, 70)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 65)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 175)).isFalse();
	}

	@Test
	void drawsThePointsOfAMesh() {
		BufferedImage image = Pictures.draw(Prediction.builder(200, 200)
			.meshes(List.of(new PredictedMesh(List.of(new Point3d(50, 50, 1), new Point3d(150, 50, -1)))))
			.build(), 200, 200);
		assertThat(Pictures.isPainted(image, 50, 50)).isTrue();
		assertThat(Pictures.isPainted(image, 150, 50)).isTrue();
		assertThat(Pictures.isPainted(image, 100, 50)).isFalse();
	}

	@Test
	void drawsTheFeaturesOfAFace() {
		List<Point3d> points = new ArrayList<>(Collections.nCopies(468, new Point3d(-50, -50, 0)));
		points.set(78, new Point3d(40, 100, 0));
		points.set(95, new Point3d(160, 100, 0));
		BufferedImage image = Pictures
			.draw(Prediction.builder(200, 200).meshes(List.of(new PredictedMesh(points))).build(), 200, 200);
		assertThat(Pictures.isPainted(image, 100, 100)).isTrue();
	}

	@Test
	void drawsSeveralPredictions() {
		BufferedImage image = Pictures.plain(200, 200, Color.WHITE);
		Prediction half = Prediction.builder(100, 100)
			.objects(List.of(PredictedObject.builder("b", 5, 5, 10, 10).build()))
			.build();
		PredictionRenderer.create().drawing(List.of(Pictures.of(BOX), half)).paint(image);
		assertThat(Pictures.isPainted(image, 50, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 10, 20)).isTrue();
	}

	@Test
	void copiesLeaveTheImage() {
		BufferedImage image = Pictures.plain(200, 200, Color.WHITE);
		BufferedImage copy = PredictionRenderer.create().drawing(Pictures.of(BOX)).paintCopy(image);
		assertThat(Pictures.isPainted(copy, 50, 100)).isTrue();
		assertThat(Pictures.isPainted(image, 50, 100)).isFalse();
	}

	@Test
	void leavesTheSettingsOfACanvasAndTheSurroundings() {
		BufferedImage image = Pictures.plain(400, 400, Color.WHITE);
		Graphics2D graphics = image.createGraphics();
		graphics.translate(100, 100);
		graphics.setColor(Color.PINK);
		PredictedObject beyond = PredictedObject.builder("a", -80, -80, 360, 360).build();
		PredictionRenderer.create().drawing(Pictures.of(BOX, beyond)).paint(graphics, 200, 200);
		assertThat(graphics.getColor()).isEqualTo(Color.PINK);
		assertThat(graphics.getClip()).isNull();
		assertThat(graphics.getTransform().getTranslateX()).isEqualTo(100);
		graphics.dispose();
		assertThat(Pictures.isPainted(image, 150, 200)).isTrue();
		assertThat(Pictures.isPainted(image, 20, 200)).isFalse();
	}

	@Test
	void drawsOnGreyAndIndexedImages() {
		for (int type : new int[] { BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY,
				BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY }) {
			BufferedImage image = new BufferedImage(200, 200, type);
			PredictionRenderer.builder().color((object) -> Color.WHITE).build().drawing(Pictures.of(BOX)).paint(image);
			assertThat(image.getRGB(50, 100) & 0xffffff).as("type %d", type).isNotZero();
			BufferedImage copy = PredictionRenderer.create().drawing(Pictures.of(BOX)).paintCopy(image);
			assertThat(copy.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
		}
	}

	@ParameterizedTest
	@EnumSource(value = DrawingFormat.class, names = { "PNG", "JPEG" })
	void writesImages(DrawingFormat format) throws IOException {
		BufferedImage transparent = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
		ByteArrayOutputStream target = new ByteArrayOutputStream();
		PredictionRenderer.create().drawing(Pictures.of(BOX)).write(transparent, format, target);
		BufferedImage read = ImageIO.read(new ByteArrayInputStream(target.toByteArray()));
		assertThat(read.getWidth()).isEqualTo(200);
		Color inside = new Color(read.getRGB(100, 100), true);
		assertThat(inside.getAlpha()).isEqualTo((format == DrawingFormat.PNG) ? 0 : 255);
		assertThat((format == DrawingFormat.PNG) ? 255 : inside.getGreen()).isGreaterThan(250);
		assertThat(new Color(read.getRGB(50, 100)).getGreen()).isLessThan(220);
	}

	@Test
	void writesFilesAsTheirNamesTell(@TempDir Path folder) throws IOException {
		PredictionDrawing drawing = PredictionRenderer.create().drawing(Pictures.of(BOX));
		Path photo = folder.resolve("photo.png");
		ImageIO.write(Pictures.light(200, 200), "png", photo.toFile());
		drawing.write(photo, folder.resolve("a.JPG"));
		drawing.write(photo, folder.resolve("a.svg"));
		drawing.write(Pictures.light(200, 200), folder.resolve("a.png"));
		assertThat(Files.readAllBytes(folder.resolve("a.JPG"))).startsWith(0xff, 0xd8);
		assertThat(folder.resolve("a.svg")).content().startsWith("<svg").contains("data:image/png;base64,");
		assertThat(Files.readAllBytes(folder.resolve("a.png"))).startsWith(0x89, 'P', 'N', 'G');
		assertThatIllegalArgumentException().isThrownBy(() -> drawing.write(photo, folder.resolve("a.gif")))
			.withMessageContaining("a.gif");
		Path text = Files.writeString(folder.resolve("photo.jpg"), "no image");
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing.write(text, folder.resolve("b.png")));
		assertThat(folder).isDirectoryNotContaining("glob:**/{a.gif,b.png}");
	}

	@Test
	void refusesWhatIsNoImage() {
		PredictionDrawing drawing = PredictionRenderer.create().drawing(Pictures.of(BOX));
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing.write("no image".getBytes(), DrawingFormat.PNG, new ByteArrayOutputStream()));
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing.write(new byte[0], DrawingFormat.SVG, new ByteArrayOutputStream()));
	}

	@Test
	void refusesDamagedAndGiganticImages() throws IOException {
		PredictionDrawing drawing = PredictionRenderer.create().drawing(Pictures.of(BOX));
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(Pictures.light(200, 200), "png", png);
		byte[] damaged = png.toByteArray();
		Arrays.fill(damaged, damaged.length / 2, damaged.length, (byte) 1);
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing.write(damaged, DrawingFormat.PNG, new ByteArrayOutputStream()));
		byte[] gigantic = png.toByteArray();
		ByteBuffer.wrap(gigantic).putInt(16, 65536).putInt(20, 65536);
		assertThatExceptionOfType(UnreadableImageException.class)
			.isThrownBy(() -> drawing.write(gigantic, DrawingFormat.PNG, new ByteArrayOutputStream()))
			.withMessageContaining("65536 x 65536");
	}

	private static BufferedImage mask(Mask mask) {
		return PredictionRenderer.builder()
			.only(DrawnPart.MASKS)
			.build()
			.drawing(Pictures.of(PredictedObject.builder("a", 20, 20, 160, 160).mask(mask).build()))
			.paintCopy(Pictures.plain(200, 200, Color.WHITE));
	}

	private static List<Point> square(double from, double to) {
		return List.of(new Point(from, from), new Point(to, from), new Point(to, to), new Point(from, to));
	}

}
