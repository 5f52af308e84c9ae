package ai.eyepop.emulator.vision;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.stream.MemoryCacheImageInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.Scenes;
import ai.eyepop.emulator.pop.Pop;
import ai.eyepop.emulator.pop.PopParser;
import ai.eyepop.emulator.vision.Findings.FoundClass;
import ai.eyepop.emulator.vision.Findings.FoundObject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what the components of a Pop yield.
 */
class PopRunTests {

	/** A red square (left), a blue circle (right) on white. */
	private static final BufferedImage SCENE = Scenes.draw(600, 300, Color.WHITE, (graphics) -> {
		graphics.setColor(Color.RED);
		graphics.fillRect(60, 60, 180, 180);
		graphics.setColor(Color.BLUE);
		graphics.fill(new Ellipse2D.Double(360, 80, 140, 140));
	});

	private static final BufferedImage QR_SCENE = Scenes.draw(600, 400, Color.WHITE,
			(graphics) -> Scenes.drawQrCode(graphics, "https://example.org/emulator", 100, 60));

	@Test
	void classificationNamesColorsByShare() {
		Findings findings = Analyses.run(SCENE, inference("\"inferenceTypes\": [\"image_classification\"]"));
		assertThat(findings.objects()).isEmpty();
		assertThat(findings.classes()).extracting(FoundClass::classLabel).containsExactly("white", "red", "blue");
		assertThat(findings.classes().get(1).confidence()).isBetween(0.17, 0.19);
		assertThat(findings.classes()).allMatch((found) -> found.category().equals("color"));
	}

	@ParameterizedTest
	@CsvSource({ "\"topK\": 2,2", "\"topKClasses\": 1,1", "\"confidenceThreshold\": 0.15,2" })
	void classesAreLimited(String setting, int count) {
		assertThat(
				Analyses.run(SCENE, inference("\"inferenceTypes\": [\"image_classification\"], " + setting)).classes())
			.hasSize(count);
	}

	@ParameterizedTest
	@CsvSource({ "\"topK\": 1,1", "\"objectAreaThreshold\": 0.15,1", "\"objectAreaThreshold\": 0.5,0",
			"\"confidenceThreshold\": 1.0,1", "\"hidden\": true,0", "\"hidden\": false,2" })
	void objectsAreLimited(String setting, int count) {
		assertThat(Analyses.run(SCENE, inference(setting)).objects()).hasSize(count);
	}

	@Test
	void categoryNameReplacesCategory() {
		assertThat(Analyses.run(SCENE, inference("\"categoryName\": \"mine\"")).objects())
			.allMatch((object) -> object.category().equals("mine"));
	}

	@Test
	void textsAreDecodedQrCodes() {
		Findings findings = Analyses.run(QR_SCENE, inference("\"ability\": \"eyepop.text:latest\""));
		assertThat(findings.objects()).isEmpty();
		assertThat(findings.texts()).singleElement().satisfies((text) -> {
			assertThat(text.text()).isEqualTo("https://example.org/emulator");
			assertThat(text.confidence()).isEqualTo(1);
			assertThat(text.category()).isEqualTo("qr_code");
			assertThat(text.id()).isEqualTo(1);
		});
	}

	@Test
	void qrCodeIsOneObject() {
		Findings findings = Analyses.run(QR_SCENE, inference("\"inferenceTypes\": [\"object_detection\"]"));
		assertThat(findings.texts()).isEmpty();
		assertThat(findings.objects()).filteredOn((object) -> object.classLabel().equals("qr_code"))
			.singleElement()
			.satisfies((object) -> assertThat(object.outline()).hasSize(4));
		assertThat(findings.objects()).hasSize(1);
	}

	@Test
	void otherInferenceTypesYieldNothing() {
		Findings findings = Analyses.run(SCENE, inference("\"inferenceTypes\": [\"key_points\", \"mesh\", \"raw\"]"));
		assertThat(findings).isEqualTo(new Findings(List.of(), List.of(), List.of()));
	}

	@Test
	void cropNestsFindingsInTheirObject() {
		Findings findings = Analyses.run(SCENE, inference("\"forward\": " + forward("crop", "", colors())));
		assertThat(findings.classes()).isEmpty();
		assertThat(dominantColor(find(findings, "square"))).isEqualTo("red");
		assertThat(dominantColor(find(findings, "circle"))).isEqualTo("blue");
	}

	@Test
	void cropTakesIncludedClassesOnly() {
		Findings findings = Analyses.run(SCENE,
				inference("\"forward\": " + forward("crop", ", \"includeClasses\": [\"circle\"]", colors())));
		assertThat(find(findings, "square").nested()).isNull();
		assertThat(dominantColor(find(findings, "circle"))).isEqualTo("blue");
	}

	@Test
	void cropTakesLargestItemsFirst() {
		Findings findings = Analyses.run(SCENE,
				inference("\"forward\": " + forward("crop", ", \"crop\": {\"maxItems\": 1}", colors())));
		assertThat(find(findings, "square").nested()).isNotNull();
		assertThat(find(findings, "circle").nested()).isNull();
	}

	@Test
	void boxPaddingWidensTheCrop() {
		Findings findings = Analyses.run(SCENE,
				inference("\"forward\": " + forward("crop", ", \"crop\": {\"boxPadding\": 0.25}", colors())));
		Findings nested = Objects.requireNonNull(find(findings, "square").nested());
		assertThat(nested.classes()).extracting(FoundClass::classLabel).containsExactly("white", "red");
	}

	@Test
	void fullForwardStaysAtTheLevelOfItsParent() {
		Findings findings = Analyses.run(SCENE, inference("\"forward\": " + forward("full", "", colors())));
		assertThat(findings.objects()).hasSize(2).allMatch((object) -> object.nested() == null);
		assertThat(findings.classes()).hasSize(3);
	}

	@Test
	void fallbackLooksAtTheWholeWithoutObjects() {
		BufferedImage plain = Scenes.draw(200, 200, Color.GREEN, (graphics) -> {
		});
		String pop = inference("\"forward\": " + forward("crop_with_full_fallback", "", colors()));
		assertThat(Analyses.run(plain, pop).classes()).hasSize(1);
		assertThat(Analyses.run(SCENE, pop).classes()).isEmpty();
		assertThat(Analyses.run(plain, inference("\"forward\": " + forward("crop", "", colors()))).classes()).isEmpty();
	}

	@Test
	void hiddenParentPassesFindingsOn() {
		Findings findings = Analyses.run(SCENE,
				inference("\"hidden\": true, \"forward\": " + forward("crop", "", colors())));
		assertThat(findings.objects()).isEmpty();
		assertThat(findings.classes()).extracting(FoundClass::classLabel).contains("red", "blue");
	}

	@ParameterizedTest
	@CsvSource({ "all_pixels,300,800", "polygon,4,4", "convex_hull,4,60", "circle,32,32", "hough_circles,32,32",
			"triangle,3,3", "rectangle,4,4" })
	void contoursAreOfTheirType(String type, int from, int to) {
		String target = "{\"type\": \"contour_finder\", \"contourType\": \"" + type + "\"}";
		Findings findings = Analyses.run(SCENE, inference("\"forward\": " + forward("crop", "", target)));
		assertThat(find(findings, "square").contours()).singleElement().satisfies((contour) -> {
			assertThat(contour.points()).hasSizeBetween(from, to);
			assertThat(contour.cutouts()).isEmpty();
			assertThat(contour.points()).allMatch((point) -> point.x() >= 0 && point.x() <= 600);
		});
	}

	@Test
	void holesAreCutouts() {
		BufferedImage ring = Scenes.draw(400, 400, Color.WHITE, (graphics) -> {
			graphics.setColor(Color.BLACK);
			graphics.fillRect(80, 80, 240, 240);
			graphics.setColor(Color.WHITE);
			graphics.fillRect(150, 150, 100, 100);
		});
		Findings findings = Analyses.run(ring,
				"{\"components\": [{\"type\": \"contour_finder\", \"contourType\": \"polygon\"}]}");
		FoundObject outer = findings.objects().get(0);
		assertThat(outer.box()).isEqualTo(new Box(80, 80, 240, 240));
		assertThat(outer.contours().get(0).cutouts()).singleElement()
			.satisfies((cutout) -> assertThat(Box.around(cutout).overlapWith(new Box(150, 150, 100, 100)))
				.isGreaterThan(0.9));
	}

	@Test
	void passThroughComponentsHandObjectsOn() {
		String inner = "{\"type\": \"tracking\", \"forward\": " + forward("crop", "", colors()) + "}";
		Findings findings = Analyses.run(SCENE, inference("\"forward\": " + forward("full", "", inner)));
		assertThat(dominantColor(find(findings, "circle"))).isEqualTo("blue");
	}

	@Test
	void regionRestrictsWhatIsLookedAt() {
		Findings findings = Analyses
			.run(SCENE,
					PopParser.parse(JsonMapper.shared()
						.readTree(inference("\"inferenceTypes\": [\"object_detection\", \"image_classification\"]"))),
					new Box(320, 40, 250, 220))
			.findings();
		assertThat(findings.objects()).singleElement().satisfies((object) -> {
			assertThat(object.classLabel()).isEqualTo("circle");
			assertThat(object.box().overlapWith(new Box(360, 80, 140, 140))).isGreaterThan(0.95);
		});
		assertThat(findings.classes()).extracting(FoundClass::classLabel).doesNotContain("red");
	}

	@Test
	void analysisIsGivenUpWhenNobodyWaits() {
		AtomicInteger checks = new AtomicInteger();
		byte[] png = Scenes.encode(SCENE, "png");
		assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> ImageAnalysis
			.of(() -> new MemoryCacheImageInputStream(new ByteArrayInputStream(png)), new Pop(List.of()), null, () -> {
				if (checks.incrementAndGet() > 1) {
					throw new CancellationException();
				}
			}));
	}

	private static String inference(String settings) {
		return "{\"components\": [{\"type\": \"inference\", " + settings + "}]}";
	}

	private static String forward(String operator, String more, String target) {
		return "{\"operator\": {\"type\": \"" + operator + "\"" + more + "}, \"targets\": [" + target + "]}";
	}

	private static String colors() {
		return "{\"type\": \"inference\", \"model\": \"eyepop.image-contents:latest\"}";
	}

	private static FoundObject find(Findings findings, String label) {
		return findings.objects()
			.stream()
			.filter((object) -> object.classLabel().equals(label))
			.findFirst()
			.orElseThrow();
	}

	private static String dominantColor(FoundObject object) {
		return Objects.requireNonNull(object.nested()).classes().get(0).classLabel();
	}

}
