package ai.eyepop.emulator.vision;

import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.pop.Component;
import ai.eyepop.emulator.pop.Component.ContourFinder;
import ai.eyepop.emulator.pop.Component.Forward;
import ai.eyepop.emulator.pop.Component.Inference;
import ai.eyepop.emulator.pop.Component.Operator;
import ai.eyepop.emulator.pop.Pop;

/**
 * One run of a Pop on one picture. Results of targets are nested in the object whose crop
 * they were found in; those of a full forward, and those below a hidden component, stay
 * at the level of their parent.
 */
final class PopRun {

	private final Pixels pixels;

	private final Checkpoint checkpoint;

	PopRun(Pixels pixels, Checkpoint checkpoint) {
		this.pixels = pixels;
		this.checkpoint = checkpoint;
	}

	FindingsDraft run(Pop pop, Box area) {
		FindingsDraft findings = new FindingsDraft();
		pop.components().forEach((component) -> run(component, area, List.of(), findings));
		return findings;
	}

	private void run(Component component, Box area, List<ObjectDraft> incoming, FindingsDraft out) {
		this.checkpoint.check();
		if (component instanceof Inference inference) {
			FindingsDraft own = new InferenceRun(inference, this.pixels, area, this.checkpoint).run();
			if (!inference.hidden()) {
				out.addAll(own);
			}
			forward(inference.forward(), area, own.objects(), inference.hidden(), out);
		}
		else if (component instanceof ContourFinder finder) {
			List<ObjectDraft> described = incoming.isEmpty() ? findShapes(area, out) : incoming;
			described.forEach((object) -> describe(object, finder));
			forward(finder.forward(), area, described, false, out);
		}
		else {
			forward(component.forward(), area, incoming, false, out);
		}
	}

	private List<ObjectDraft> findShapes(Box area, FindingsDraft out) {
		List<ObjectDraft> shapes = ShapeDetector.detect(this.pixels, area, this.checkpoint)
			.stream()
			.map((shape) -> new ObjectDraft(shape, "shape"))
			.toList();
		out.objects().addAll(shapes);
		return shapes;
	}

	private static void describe(ObjectDraft object, ContourFinder finder) {
		Shape shape = object.shape();
		if (Polygons.area(shape.boundary()) >= finder.areaThreshold() * shape.box().area()) {
			object.describeContours(finder.type());
		}
	}

	private void forward(@Nullable Forward forward, Box area, List<ObjectDraft> objects, boolean hidden,
			FindingsDraft out) {
		if (forward == null) {
			return;
		}
		List<ObjectDraft> chosen = objects.stream()
			.filter((object) -> forward.includeClasses().isEmpty()
					|| forward.includeClasses().contains(object.shape().label().label()))
			.limit(forward.maxItems())
			.toList();
		if (forward.operator() == Operator.FULL
				|| forward.operator() == Operator.CROP_WITH_FULL_FALLBACK && chosen.isEmpty()) {
			forward.targets().forEach((target) -> run(target, area, chosen, out));
			return;
		}
		Box image = new Box(0, 0, this.pixels.width(), this.pixels.height());
		for (ObjectDraft object : chosen) {
			Box crop = object.shape().box().padded(forward.boxPadding()).intersect(image);
			FindingsDraft inside = hidden ? out : object.nested();
			forward.targets().forEach((target) -> run(target, crop, List.of(object), inside));
		}
	}

}
