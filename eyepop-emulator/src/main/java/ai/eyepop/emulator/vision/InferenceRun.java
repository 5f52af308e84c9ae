package ai.eyepop.emulator.vision;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import ai.eyepop.emulator.pop.Component.Inference;
import ai.eyepop.emulator.pop.Component.Task;
import ai.eyepop.emulator.vision.Findings.FoundClass;
import ai.eyepop.emulator.vision.Findings.FoundText;

/**
 * One inference component at work on a part of an image.
 */
final class InferenceRun {

	private static final double MIN_COLOR_SHARE = 0.01;

	private final Inference inference;

	private final Pixels pixels;

	private final Box area;

	private final Checkpoint checkpoint;

	InferenceRun(Inference inference, Pixels pixels, Box area, Checkpoint checkpoint) {
		this.inference = inference;
		this.pixels = pixels;
		this.area = area;
		this.checkpoint = checkpoint;
	}

	FindingsDraft run() {
		FindingsDraft findings = new FindingsDraft();
		Set<Task> tasks = this.inference.tasks();
		List<QrReader.Code> codes = List.of();
		if (tasks.contains(Task.OBJECTS) || tasks.contains(Task.TEXTS)) {
			this.checkpoint.check();
			codes = QrReader.read(this.pixels, this.area);
		}
		if (tasks.contains(Task.OBJECTS)) {
			findObjects(codes, findings);
		}
		if (tasks.contains(Task.CLASSES)) {
			findClasses(findings);
		}
		if (tasks.contains(Task.TEXTS)) {
			codes.stream()
				.filter((code) -> code.confidence() >= this.inference.confidenceThreshold())
				.limit(this.inference.topK())
				.map((code) -> new FoundText(0, code.text(), code.confidence(), category("qr_code")))
				.forEach(findings.texts()::add);
		}
		return findings;
	}

	private void findObjects(List<QrReader.Code> codes, FindingsDraft findings) {
		List<ObjectDraft> objects = findings.objects();
		codes.forEach((code) -> objects.add(new ObjectDraft(code.shape(), category("qr_code"))));
		for (Shape shape : ShapeDetector.detect(this.pixels, this.area, this.checkpoint)) {
			if (codes.stream().noneMatch((code) -> code.box().contains(shape.box().center()))) {
				objects.add(new ObjectDraft(shape, category("shape")));
			}
		}
		double minArea = this.inference.objectAreaThreshold() * this.pixels.size();
		objects.removeIf((object) -> object.shape().confidence() < this.inference.confidenceThreshold()
				|| object.shape().box().area() < minArea);
		Set<ObjectDraft> mostConfident = new HashSet<>(objects.stream()
			.sorted(Comparator.comparingDouble((ObjectDraft object) -> object.shape().confidence()).reversed())
			.limit(this.inference.topK())
			.toList());
		objects.removeIf((object) -> !mostConfident.contains(object));
		objects.sort(Comparator.comparingDouble((ObjectDraft object) -> object.shape().box().area()).reversed());
	}

	private void findClasses(FindingsDraft findings) {
		this.checkpoint.check();
		Pixels part = this.pixels.crop(this.area);
		if (part.size() == 0) {
			return;
		}
		new ColorMap(part).shares()
			.entrySet()
			.stream()
			.filter((share) -> share.getValue() >= Math.max(MIN_COLOR_SHARE, this.inference.confidenceThreshold()))
			.sorted(Map.Entry.<ColorName, Double>comparingByValue().reversed())
			.limit(Math.min(this.inference.topK(), this.inference.topKClasses()))
			.map((share) -> new FoundClass(share.getKey().id(), share.getKey().label(), share.getValue(),
					category("color")))
			.forEach(findings.classes()::add);
	}

	private String category(String otherwise) {
		String name = this.inference.categoryName();
		return (name != null) ? name : otherwise;
	}

}
