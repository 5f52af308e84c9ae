package ai.eyepop.emulator.vision;

import java.util.ArrayList;
import java.util.List;

import ai.eyepop.emulator.vision.Findings.FoundClass;
import ai.eyepop.emulator.vision.Findings.FoundText;

/**
 * Findings that a Pop's components are still adding to, in pixels of the analysed image.
 */
final class FindingsDraft {

	private final List<ObjectDraft> objects = new ArrayList<>();

	private final List<FoundClass> classes = new ArrayList<>();

	private final List<FoundText> texts = new ArrayList<>();

	List<ObjectDraft> objects() {
		return this.objects;
	}

	List<FoundClass> classes() {
		return this.classes;
	}

	List<FoundText> texts() {
		return this.texts;
	}

	boolean isEmpty() {
		return this.objects.isEmpty() && this.classes.isEmpty() && this.texts.isEmpty();
	}

	void addAll(FindingsDraft other) {
		this.objects.addAll(other.objects);
		this.classes.addAll(other.classes);
		this.texts.addAll(other.texts);
	}

	Findings finish(Finisher finisher) {
		List<FoundText> numbered = new ArrayList<>();
		for (FoundText text : this.texts) {
			numbered.add(new FoundText(numbered.size() + 1, text.text(), text.confidence(), text.category()));
		}
		return new Findings(this.objects.stream().map((object) -> object.finish(finisher)).toList(),
				List.copyOf(this.classes), List.copyOf(numbered));
	}

	/**
	 * Numbering of the objects of one prediction, and the way from analysed pixels to
	 * pixels of the source.
	 */
	static final class Finisher {

		private final Box bounds;

		private final double scaleX;

		private final double scaleY;

		private int lastId;

		Finisher(Picture picture) {
			this.bounds = new Box(0, 0, picture.sourceWidth(), picture.sourceHeight());
			this.scaleX = picture.scaleX();
			this.scaleY = picture.scaleY();
		}

		int nextId() {
			this.lastId++;
			return this.lastId;
		}

		Box box(Box box) {
			return box.scaled(this.scaleX, this.scaleY).intersect(this.bounds);
		}

		List<Point> points(List<Point> points) {
			return Contour.scaled(points, this.scaleX, this.scaleY)
				.stream()
				.map((point) -> point.clippedTo(this.bounds))
				.toList();
		}

		Contour contour(Contour contour) {
			return new Contour(points(contour.points()), contour.cutouts().stream().map(this::points).toList());
		}

	}

}
