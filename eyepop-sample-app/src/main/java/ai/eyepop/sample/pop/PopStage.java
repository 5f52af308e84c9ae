package ai.eyepop.sample.pop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import ai.eyepop.pop.ComponentFinderComponent;
import ai.eyepop.pop.ContourFinderComponent;
import ai.eyepop.pop.Crop;
import ai.eyepop.pop.Forward;
import ai.eyepop.pop.ForwardOperator;
import ai.eyepop.pop.ForwardOperatorType;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
import ai.eyepop.pop.PopComponent;
import ai.eyepop.pop.TrackingComponent;

/**
 * A component of a Pop in words, for the drawing of its pipeline.
 *
 * @param kind what kind of component it is
 * @param name which one it is
 * @param settings how it is set
 * @param hands what it hands on to the next stages; empty if it is the last
 * @param next the stages that work on that
 */
record PopStage(String kind, String name, List<String> settings, String hands, List<PopStage> next) {

	static List<PopStage> of(Pop pop) {
		return pop.components().stream().map(PopStage::of).toList();
	}

	private static PopStage of(PopComponent component) {
		Forward forward = component.forward();
		List<PopStage> next = (forward != null) ? forward.targets().stream().map(PopStage::of).toList() : List.of();
		return new PopStage(kind(component), name(component), settings(component),
				next.isEmpty() ? "" : hands(Objects.requireNonNull(forward).operator()), next);
	}

	private static String kind(PopComponent component) {
		if (component instanceof InferenceComponent) {
			return "inference";
		}
		if (component instanceof TrackingComponent) {
			return "tracking";
		}
		if (component instanceof ContourFinderComponent) {
			return "contours";
		}
		return (component instanceof ComponentFinderComponent) ? "regions" : "forward";
	}

	private static String name(PopComponent component) {
		if (component instanceof InferenceComponent inference) {
			return firstOf(inference.ability(), inference.abilityUuid(), inference.model(), inference.modelUuid());
		}
		return (component instanceof ContourFinderComponent finder) ? finder.contourType().value() : "";
	}

	private static List<String> settings(PopComponent component) {
		List<String> settings = new ArrayList<>();
		if (component instanceof InferenceComponent inference) {
			if (inference.inferenceTypes() != null) {
				inference.inferenceTypes().forEach((type) -> settings.add(type.value().replace('_', ' ')));
			}
			add(settings, "confidence ≥ %s", inference.confidenceThreshold());
			add(settings, "top %s", inference.topK());
			if (Boolean.TRUE.equals(inference.hidden())) {
				settings.add("hidden");
			}
		}
		if (component instanceof TrackingComponent tracking) {
			add(settings, "%s", tracking.motionModel());
			add(settings, "for %s s", tracking.maxAgeSeconds());
		}
		return settings;
	}

	private static String hands(@Nullable ForwardOperator operator) {
		ForwardOperatorType type = (operator != null) ? operator.type() : null;
		String classes = (operator != null && operator.includeClasses() != null)
				? " of " + String.join(", ", operator.includeClasses()) : "";
		Crop crop = (operator != null) ? operator.crop() : null;
		String most = (crop != null && crop.maxItems() != null) ? ", at most %d".formatted(crop.maxItems()) : "";
		if (ForwardOperatorType.CROP.equals(type)) {
			return "each object" + classes + most;
		}
		return ForwardOperatorType.CROP_WITH_FULL_FALLBACK.equals(type)
				? "each object%s%s, else the whole input".formatted(classes, most) : "the whole input" + classes;
	}

	private static void add(List<String> settings, String words, @Nullable Object value) {
		if (value != null) {
			settings.add(words.formatted(String.valueOf(value).replace('_', ' ')));
		}
	}

	private static String firstOf(@Nullable String... names) {
		for (String name : names) {
			if (name != null) {
				return name;
			}
		}
		return "";
	}

}
