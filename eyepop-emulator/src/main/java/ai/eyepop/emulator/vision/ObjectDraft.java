package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.List;

import ai.eyepop.emulator.pop.Component.ContourType;

/**
 * Object that a Pop's components are still adding to.
 */
final class ObjectDraft {

	private final Shape shape;

	private final String category;

	private final List<Contour> contours = new ArrayList<>();

	private final FindingsDraft nested = new FindingsDraft();

	ObjectDraft(Shape shape, String category) {
		this.shape = shape;
		this.category = category;
	}

	Shape shape() {
		return this.shape;
	}

	FindingsDraft nested() {
		return this.nested;
	}

	void describeContours(ContourType type) {
		this.contours.add(ContourShapes.describe(this.shape, type));
	}

	Findings.FoundObject finish(FindingsDraft.Finisher finisher) {
		int id = finisher.nextId();
		return new Findings.FoundObject(id, this.shape.label().id(), this.shape.label().label(),
				this.shape.confidence(), this.category, finisher.box(this.shape.box()), this.shape.orientation(),
				finisher.points(this.shape.outline()), this.contours.stream().map(finisher::contour).toList(),
				this.nested.isEmpty() ? null : this.nested.finish(finisher));
	}

}
