package ai.eyepop.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedObject;

/**
 * Way of a tracked object over the last frames.
 */
final class Trail {

	private final Deque<Step> steps = new ArrayDeque<>();

	private @Nullable PredictedObject last;

	void add(PredictedObject object, Step step, int maxPoints) {
		this.last = object(object);
		Step before = this.steps.peekLast();
		if (before != null && before.frame() == step.frame()) {
			this.steps.removeLast();
		}
		this.steps.addLast(step);
		while (this.steps.size() > maxPoints) {
			this.steps.removeFirst();
		}
	}

	boolean forget(long frame, @Nullable Long now, long length, int maxPoints) {
		while (!this.steps.isEmpty() && isOld(this.steps.getFirst(), frame, now, length, maxPoints)) {
			this.steps.removeFirst();
		}
		return this.steps.isEmpty();
	}

	Snapshot snapshot() {
		PredictedObject object = this.last;
		if (object == null) {
			throw new IllegalStateException("A trail begins with an object");
		}
		return new Snapshot(object, List.copyOf(this.steps));
	}

	private static boolean isOld(Step step, long frame, @Nullable Long now, long length, int maxPoints) {
		if (now != null && step.time() != null) {
			return now - step.time() > length;
		}
		return frame - step.frame() >= maxPoints;
	}

	private static PredictedObject object(PredictedObject object) {
		// keep what a filter may ask for, without what was found in the object
		return PredictedObject.builder(object.classLabel(), object.x(), object.y(), object.width(), object.height())
			.id(object.id())
			.confidence(object.confidence())
			.category(object.category())
			.trackId(object.trackId())
			.orientation(object.orientation())
			.build();
	}

	/**
	 * Place of the object in a frame.
	 *
	 * @param x centre as a share of the source's width
	 * @param y centre as a share of the source's height
	 * @param frame number of the frame
	 * @param time nanoseconds since the start of the media
	 */
	record Step(double x, double y, long frame, @Nullable Long time) {
	}

	/**
	 * Trail as it was at a time.
	 *
	 * @param object the object as it was seen last
	 * @param steps its places, the oldest first
	 */
	record Snapshot(PredictedObject object, List<Step> steps) {
	}

}
