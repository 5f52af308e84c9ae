package ai.eyepop.pop;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pop} and the ways to write one.
 */
class PopTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void aChainReadsFromTheVehicleToTheTextOnItsPlate() {
		Pop pop = Pop.of(InferenceComponent.ofAbility("eyepop.vehicle:latest")
			.cropTo(InferenceComponent.ofAbility("eyepop.vehicle.licence-plate:latest")
				.cropTo(InferenceComponent.ofAbility("eyepop.text.recognize.square:latest"))));
		assertThat(MAPPER.valueToTree(pop).toString()).isEqualTo(MAPPER.readTree("""
				{"components": [{"type": "inference", "ability": "eyepop.vehicle:latest",
				  "forward": {"operator": {"type": "crop"}, "targets": [
				    {"type": "inference", "ability": "eyepop.vehicle.licence-plate:latest",
				      "forward": {"operator": {"type": "crop"}, "targets": [
				        {"type": "inference", "ability": "eyepop.text.recognize.square:latest"}]}}]}}]}""").toString());
	}

	@Test
	void aForwardCanBeNarrowed() {
		Forward forward = Forward.cropOrFull(TrackingComponent.builder().maxAgeSeconds(5.0).build())
			.ofClasses("car", "truck")
			.withCrop(Crop.ofMaxItems(3));
		assertThat(forward.operator()).isEqualTo(new ForwardOperator(ForwardOperatorType.CROP_WITH_FULL_FALLBACK,
				List.of("car", "truck"), new Crop(3, null, null)));
		assertThat(forward.withCrop(Crop.ofBoxPadding(0.25)).operator()).extracting(ForwardOperator::crop)
			.isEqualTo(new Crop(null, 0.25, null));
		assertThat(new Forward(null, List.of()).ofClasses("car").operator())
			.isEqualTo(new ForwardOperator(ForwardOperatorType.FULL, List.of("car"), null));
	}

	@Test
	void everyComponentKeepsItsFieldsWhenItGetsAForward() throws Exception {
		Forward forward = Forward.full();
		List<PopComponent> components = List.of(
				MAPPER.readValue(
						"""
								{"type": "inference", "id": 1, "ability": "a", "abilityUuid": "b", "inferenceTypes": ["ocr"], "hidden": true,
								"categoryName": "c", "confidenceThreshold": 0.5, "objectAreaThreshold": 0.1, "topK": 2, "topKClasses": 3,
								"targetFps": "5/1", "videoChunkLengthSeconds": 1.5, "videoChunkOverlap": 0.2, "mediaCacheSeconds": 9.0,
								"params": {"x": 1}, "model": "m", "modelUuid": "u"}""",
						PopComponent.class),
				MAPPER.readValue(
						"""
								{"type": "tracking", "id": 2, "reidModelUuid": "a", "reidModel": "b", "maxAgeSeconds": 1.0,
								"iouThreshold": 0.1, "simThreshold": 0.2, "agnostic": true, "processNoisePosition": 0.3,
								"processNoiseVelocity": 0.4, "processNoiseAcceleration": 0.5, "processNoiseScale": 0.6,
								"processNoiseAspectRatio": 0.7, "measurementNoiseCx": 0.8, "measurementNoiseCy": 0.9,
								"measurementNoiseArea": 1.1, "measurementNoiseAspectRatio": 1.2, "motionModel": "random_walk",
								"downweightLowConfidenceDetections": false, "classBeta": 1.3, "classGamma": 1.4, "classHysteresis": true,
								"classHysteresisHighThreshold": 1.5, "classHysteresisLowThreshold": 1.6,
								"classHysteresisMinHoldFrames": 7, "classHysteresisAllowedClasses": ["car"]}""",
						PopComponent.class),
				MAPPER.readValue(
						"{\"type\": \"contour_finder\", \"id\": 3, \"contourType\": \"polygon\", \"areaThreshold\": 0.5}",
						PopComponent.class),
				MAPPER.readValue("{\"type\": \"component_finder\", \"id\": 4, \"dilate\": 0.1, \"erode\": 0.2, "
						+ "\"keepSource\": true, \"componentClassLabel\": \"c\"}", PopComponent.class),
				MAPPER.readValue("{\"type\": \"forward\", \"id\": 5}", PopComponent.class));
		assertThat(components).allSatisfy((component) -> {
			PopComponent forwarding = component.withForward(forward);
			assertThat(forwarding.forward()).isSameAs(forward);
			var expected = (ObjectNode) MAPPER.valueToTree(component);
			expected.set("forward", MAPPER.valueToTree(forward));
			assertThat(MAPPER.<JsonNode>valueToTree(forwarding)).isEqualTo(expected);
			assertThat(component.fullTo(component).forward()).isEqualTo(Forward.full(component));
		});
	}

	@Test
	void aForwardKeepsItsCropWhenItIsNarrowed() {
		assertThat(Forward.crop().withCrop(Crop.ofMaxItems(3)).ofClasses("car").operator())
			.isEqualTo(new ForwardOperator(ForwardOperatorType.CROP, List.of("car"), new Crop(3, null, null)));
	}

}
