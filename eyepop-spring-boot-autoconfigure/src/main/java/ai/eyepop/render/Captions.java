package ai.eyepop.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Motion;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;

/**
 * Words that are drawn: labels of objects, and what was found in the image as a whole.
 */
final class Captions {

	private static final int MAX_LINES = 6;

	private final DrawingStyle style;

	Captions(DrawingStyle style) {
		this.style = style;
	}

	/**
	 * Return the caption of an object.
	 * @param object an object
	 * @return the caption, possibly empty
	 */
	String of(PredictedObject object) {
		if (this.style.label() != null) {
			String label = this.style.label().apply(object);
			return (label != null) ? Letterings.printable(label) : "";
		}
		StringBuilder caption = new StringBuilder(object.classLabel().strip());
		append(caption, this.style.draws(DrawnPart.CONFIDENCES) ? percent(object.confidence()) : "");
		append(caption,
				(this.style.draws(DrawnPart.TRACK_IDS) && object.trackId() != null) ? "#" + object.trackId() : "");
		return Letterings.printable(caption.toString());
	}

	/**
	 * Return the lines of an object's label.
	 * @param object an object
	 * @param caption its caption
	 * @return the caption and, in a second line, the object's classes and texts
	 */
	List<String> lines(PredictedObject object, String caption) {
		List<String> found = new ArrayList<>(classes(object.classes()));
		found.addAll(texts(object.texts()));
		List<String> lines = new ArrayList<>();
		if (!caption.isEmpty()) {
			lines.add(caption);
		}
		if (!found.isEmpty() && (!caption.isEmpty() || this.style.label() == null)) {
			lines.add(String.join(" · ", found));
		}
		return lines;
	}

	/**
	 * Return what was found in the image as a whole.
	 * @param predictions predictions of the image
	 * @return lines, the last of which tells how many more there are
	 */
	List<String> ofImage(List<Prediction> predictions) {
		Set<String> lines = new LinkedHashSet<>();
		for (Prediction prediction : predictions) {
			lines.addAll(classes(prediction.classes()));
			lines.addAll(texts(prediction.texts()));
			lines.addAll(this.style.draws(DrawnPart.MOTIONS) ? motions(prediction.motions()) : List.of());
		}
		if (lines.size() <= MAX_LINES) {
			return List.copyOf(lines);
		}
		List<String> shown = new ArrayList<>(lines.stream().limit(MAX_LINES - 1).toList());
		shown.add("+%d more".formatted(lines.size() - shown.size()));
		return shown;
	}

	private List<String> classes(List<PredictedClass> classes) {
		return !this.style.draws(DrawnPart.CLASSES) ? List.of()
				: classes.stream()
					.filter((found) -> this.style.isCertain(found.confidence()))
					.map((found) -> withConfidence(found.classLabel().strip(), found.confidence()))
					.filter((line) -> !line.isEmpty())
					.toList();
	}

	private List<String> texts(List<PredictedText> texts) {
		return !this.style.draws(DrawnPart.TEXTS) ? List.of()
				: texts.stream()
					.filter((found) -> this.style.isCertain(found.confidence()) && !found.text().isBlank())
					.map((found) -> "“%s”".formatted(Letterings.printable(found.text())))
					.toList();
	}

	private List<String> motions(List<Motion> motions) {
		return motions.stream()
			.map((motion) -> "motion %s – %s".formatted(seconds(motion.beginTimestamp()),
					seconds(motion.finishedTimestamp())))
			.toList();
	}

	private String withConfidence(String label, @Nullable Double confidence) {
		StringBuilder line = new StringBuilder(label);
		append(line, this.style.draws(DrawnPart.CONFIDENCES) ? percent(confidence) : "");
		return Letterings.printable(line.toString());
	}

	private static void append(StringBuilder text, String word) {
		text.append((text.isEmpty() || word.isEmpty()) ? "" : " ").append(word);
	}

	private static String percent(@Nullable Double confidence) {
		if (confidence == null || !Double.isFinite(confidence)) {
			return "";
		}
		long rounded = Math.round(confidence * 100);
		return (rounded == 0 && confidence > 0) ? "<1%" : rounded + "%";
	}

	private static String seconds(@Nullable Long nanoseconds) {
		return (nanoseconds != null) ? String.format(Locale.ROOT, "%.1f s", nanoseconds / 1e9) : "…";
	}

}
