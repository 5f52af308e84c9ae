package ai.eyepop.render;

import java.util.ArrayList;
import java.util.List;

/**
 * What to paint on a picture, in order.
 */
final class Scene {

	private final double width;

	private final double height;

	private final List<SceneItem> items = new ArrayList<>();

	Scene(double width, double height) {
		this.width = width;
		this.height = height;
	}

	double width() {
		return this.width;
	}

	double height() {
		return this.height;
	}

	List<SceneItem> items() {
		return this.items;
	}

	void add(SceneItem item) {
		this.items.add(item);
	}

}
