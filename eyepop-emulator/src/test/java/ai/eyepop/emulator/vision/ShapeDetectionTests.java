package ai.eyepop.emulator.vision;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.Scenes;
import ai.eyepop.emulator.pop.PopParser;
import ai.eyepop.emulator.vision.Findings.FoundObject;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the detection of shapes.
 */
class ShapeDetectionTests {

	static Stream<Arguments> shapes() {
		return Stream.of(Color.WHITE, Color.BLACK, new Color(70, 90, 60))
			.flatMap((ground) -> Stream.of(0, 17, 40)
				.flatMap((angle) -> Stream.of(Arguments.of("triangle", Scenes.regular(3, 200, 160, 90, angle), ground),
						Arguments.of("square", Scenes.turned(new Rectangle(130, 90, 120, 120), angle), ground),
						Arguments.of("rectangle", Scenes.turned(new Rectangle(100, 110, 200, 80), angle), ground),
						Arguments.of("pentagon", Scenes.regular(5, 200, 150, 90, angle), ground),
						Arguments.of("hexagon", Scenes.regular(6, 200, 150, 90, angle), ground),
						Arguments.of("circle", new Ellipse2D.Double(110, 60, 2.4 * (angle + 40), 2.4 * (angle + 40)),
								ground),
						Arguments.of("ellipse", Scenes.turned(new Ellipse2D.Double(90, 90, 220, 110), angle),
								ground))));
	}

	@ParameterizedTest
	@MethodSource("shapes")
	void shapeIsFoundWhereItWasDrawn(String label, Shape shape, Color ground) {
		List<FoundObject> objects = detect(Scenes.draw(400, 320, ground, (graphics) -> {
			graphics.setColor(new Color(220, 40, 40));
			graphics.fill(shape);
		}));
		assertThat(objects).singleElement().satisfies((object) -> {
			assertThat(object.classLabel()).isEqualTo(label);
			assertThat(overlap(object, shape)).isGreaterThan(0.9);
			assertThat(object.confidence()).isGreaterThan(0.85).isLessThanOrEqualTo(1);
			assertThat(object.category()).isEqualTo("shape");
		});
	}

	@Test
	void sceneOfManyColorsIsFoundWhole() {
		Object[][] shapes = { { "square", new Rectangle(40, 40, 120, 120), Color.RED },
				{ "circle", new Ellipse2D.Double(220, 40, 130, 130), Color.BLUE },
				{ "triangle", Scenes.regular(3, 480, 120, 80, 0), Color.GREEN },
				{ "rectangle", new Rectangle(40, 240, 180, 70), Color.ORANGE },
				{ "pentagon", Scenes.regular(5, 330, 290, 75, 10), Color.MAGENTA },
				{ "hexagon", Scenes.regular(6, 500, 290, 75, 0), Color.YELLOW } };
		for (Color ground : List.of(new Color(245, 245, 245), new Color(25, 25, 30))) {
			List<FoundObject> objects = detect(Scenes.draw(600, 400, ground, (graphics) -> {
				for (Object[] shape : shapes) {
					graphics.setColor((Color) shape[2]);
					graphics.fill((Shape) shape[1]);
				}
			}));
			assertThat(objects).hasSize(shapes.length);
			for (Object[] shape : shapes) {
				assertThat(objects).anySatisfy((object) -> {
					assertThat(object.classLabel()).isEqualTo(shape[0]);
					assertThat(overlap(object, (Shape) shape[1])).isGreaterThan(0.9);
				});
			}
			assertThat(objects).extracting(FoundObject::id).containsExactly(1, 2, 3, 4, 5, 6);
			assertThat(objects).extracting((object) -> object.box().area())
				.isSortedAccordingTo((a, b) -> b.compareTo(a));
		}
	}

	@Test
	void orientationFollowsTheLongestSide() {
		List<FoundObject> objects = detect(Scenes.draw(400, 400, Color.WHITE, (graphics) -> {
			graphics.setColor(Color.BLUE);
			graphics.fill(Scenes.turned(new Rectangle(100, 150, 200, 60), 30));
		}));
		assertThat(objects).singleElement()
			.satisfies((object) -> assertThat(object.orientation()).isBetween(28.0, 32.0));
	}

	@Test
	void largeImageIsReportedInItsOwnPixels() {
		Rectangle square = new Rectangle(3000, 600, 900, 900);
		BufferedImage image = new BufferedImage(5000, 2500, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fill(square);
		graphics.dispose();
		ImageAnalysis analysis = analyse(image);
		assertThat(analysis.sourceWidth()).isEqualTo(5000);
		assertThat(analysis.sourceHeight()).isEqualTo(2500);
		assertThat(analysis.findings().objects()).singleElement().satisfies((object) -> {
			assertThat(object.classLabel()).isEqualTo("square");
			assertThat(overlap(object, square)).isGreaterThan(0.97);
		});
	}

	@Test
	void starIsNoRegularShape() {
		Polygon star = new Polygon();
		for (int i = 0; i < 10; i++) {
			double radius = (i % 2 == 0) ? 110 : 60;
			star.addPoint((int) (200 + radius * Math.sin(i * Math.PI / 5)),
					(int) (160 - radius * Math.cos(i * Math.PI / 5)));
		}
		assertThat(detect(Scenes.draw(400, 320, Color.WHITE, (graphics) -> {
			graphics.setColor(Color.BLACK);
			graphics.fill(star);
		}))).singleElement().satisfies((object) -> assertThat(object.classLabel()).isEqualTo("shape"));
	}

	@Test
	void noiseGivesBoundedResultsInsideTheImage() {
		Random random = new Random(42);
		BufferedImage image = Scenes.draw(500, 400, Color.GRAY, (graphics) -> {
			for (int i = 0; i < 4000; i++) {
				graphics.setColor(new Color(random.nextInt(0x1000000)));
				graphics.fillRect(random.nextInt(500), random.nextInt(400), 1 + random.nextInt(30),
						1 + random.nextInt(30));
			}
		});
		List<FoundObject> objects = detect(image);
		assertThat(objects).hasSizeLessThanOrEqualTo(100);
		assertThat(objects).allSatisfy((object) -> {
			assertThat(object.box().x()).isNotNegative();
			assertThat(object.box().y()).isNotNegative();
			assertThat(object.box().right()).isLessThanOrEqualTo(500);
			assertThat(object.box().bottom()).isLessThanOrEqualTo(400);
			assertThat(object.confidence()).isGreaterThan(0).isLessThanOrEqualTo(1);
			assertThat(object.outline()).hasSizeGreaterThan(2);
		});
		assertThat(detect(image)).isEqualTo(objects);
	}

	@Test
	void tinyAndPlainImagesGiveNothing() {
		assertThat(detect(Scenes.draw(1, 1, Color.RED, (graphics) -> {
		}))).isEmpty();
		assertThat(detect(Scenes.draw(300, 200, Color.RED, (graphics) -> {
		}))).isEmpty();
	}

	private static List<FoundObject> detect(BufferedImage image) {
		return analyse(image).findings().objects();
	}

	private static ImageAnalysis analyse(BufferedImage image) {
		return Analyses.run(image,
				PopParser.parse(JsonMapper.shared()
					.readTree("{\"components\": [{\"type\": \"inference\", \"ability\": \"eyepop.person:latest\"}]}")),
				null);
	}

	private static double overlap(FoundObject object, Shape shape) {
		Rectangle2D bounds = new Area(shape).getBounds2D();
		return object.box().overlapWith(new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight()));
	}

}
