package ai.eyepop.sample.pop;

import java.util.List;

import ai.eyepop.pop.ContourFinderComponent;
import ai.eyepop.pop.ContourType;
import ai.eyepop.pop.Crop;
import ai.eyepop.pop.Forward;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.MotionModel;
import ai.eyepop.pop.Pop;
import ai.eyepop.pop.TrackingComponent;

/**
 * Pops to begin with, built as an application builds its own.
 */
class ReadyMadePops {

	List<ReadyMadePop> all() {
		return List.of(
				new ReadyMadePop("everything", "Everything",
						"Objects with their outlines, texts, and what the image is like as a whole.", everything()),
				new ReadyMadePop("objects", "Objects", "Everyday objects, the surest twenty of them.", objects()),
				new ReadyMadePop("people", "People", "People, and the key points of each one's body.", people()),
				new ReadyMadePop("texts", "Texts", "Texts anywhere in the image.", texts()),
				new ReadyMadePop("plates", "Licence plates",
						"Vehicles, the plate on each of them, and the text on each plate.", plates()),
				new ReadyMadePop("outlines", "Outlines", "Objects, and the polygon around each of them.", outlines()),
				new ReadyMadePop("tracking", "Tracking",
						"Objects of a video that keep their identity from frame to frame.", tracking()));
	}

	private Pop everything() {
		return Pop.of(
				InferenceComponent.builder()
					.ability("eyepop.common-objects:latest")
					.inferenceTypes(InferenceType.OBJECT_DETECTION)
					.build(),
				InferenceComponent.builder().ability("eyepop.text:latest").inferenceTypes(InferenceType.OCR).build(),
				InferenceComponent.builder()
					.ability("eyepop.image-contents:latest")
					.inferenceTypes(InferenceType.IMAGE_CLASSIFICATION)
					.topK(5)
					.build());
	}

	private Pop objects() {
		return Pop.of(InferenceComponent.builder()
			.ability("eyepop.common-objects:latest")
			.inferenceTypes(InferenceType.OBJECT_DETECTION)
			.confidenceThreshold(0.5)
			.topK(20)
			.build());
	}

	private Pop people() {
		return Pop
			.of(InferenceComponent.builder()
				.ability("eyepop.person:latest")
				.inferenceTypes(InferenceType.OBJECT_DETECTION)
				.build()
				.withForward(Forward.crop(InferenceComponent.builder()
					.ability("eyepop.person.2d-body-points:latest")
					.inferenceTypes(InferenceType.KEY_POINTS)
					.build()).withCrop(Crop.ofBoxPadding(0.25))));
	}

	private Pop texts() {
		return Pop
			.of(InferenceComponent.builder().ability("eyepop.text:latest").inferenceTypes(InferenceType.OCR).build());
	}

	private Pop plates() {
		return Pop.of(InferenceComponent.ofAbility("eyepop.vehicle:latest")
			.cropTo(InferenceComponent.ofAbility("eyepop.vehicle.licence-plate:latest")
				.cropTo(InferenceComponent.ofAbility("eyepop.text.recognize.square:latest"))));
	}

	private Pop outlines() {
		return Pop.of(InferenceComponent.builder()
			.ability("eyepop.common-objects:latest")
			.inferenceTypes(InferenceType.OBJECT_DETECTION)
			.build()
			.cropTo(ContourFinderComponent.builder(ContourType.POLYGON).areaThreshold(0.005).build()));
	}

	private Pop tracking() {
		return Pop.of(InferenceComponent.builder()
			.ability("eyepop.common-objects:latest")
			.inferenceTypes(InferenceType.OBJECT_DETECTION)
			.build()
			.fullTo(TrackingComponent.builder().maxAgeSeconds(2.0).motionModel(MotionModel.CONSTANT_VELOCITY).build()));
	}

	/**
	 * A Pop to begin with.
	 *
	 * @param name name in links
	 * @param title a word for it
	 * @param purpose what it finds, in a sentence
	 * @param pop the Pop
	 */
	record ReadyMadePop(String name, String title, String purpose, Pop pop) {

	}

}
