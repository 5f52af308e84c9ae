package ai.eyepop.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Object of a prediction.
 *
 * @param object the object
 * @param depth 0 for an object of the image, 1 for an object in it, and so on
 */
record FoundObject(PredictedObject object, int depth) {

	static List<FoundObject> allIn(Prediction prediction) {
		// without recursion: how deep objects are nested is up to the sender
		List<FoundObject> found = new ArrayList<>();
		Deque<FoundObject> waiting = new ArrayDeque<>();
		push(prediction.objects(), 0, waiting);
		while (!waiting.isEmpty()) {
			FoundObject next = waiting.pop();
			found.add(next);
			push(next.object().objects(), next.depth() + 1, waiting);
		}
		return found;
	}

	private static void push(List<PredictedObject> objects, int depth, Deque<FoundObject> waiting) {
		for (int i = objects.size() - 1; i >= 0; i--) {
			waiting.push(new FoundObject(objects.get(i), depth));
		}
	}

}
