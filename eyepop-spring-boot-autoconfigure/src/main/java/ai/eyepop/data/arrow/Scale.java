package ai.eyepop.data.arrow;

import ai.eyepop.prediction.Prediction;

/**
 * Makes coordinates parts of their source, in three digits.
 *
 * @param width width of the source in pixels
 * @param height height of the source in pixels
 * @param depth what depths are parts of, in pixels
 */
record Scale(double width, double height, double depth) {

	static Scale of(Prediction prediction) {
		double width = prediction.sourceWidth();
		double height = prediction.sourceHeight();
		boolean coordinates = !prediction.objects().isEmpty() || !prediction.keyPoints().isEmpty();
		if (coordinates && (!(width > 0) || !(height > 0))) {
			throw new Unwritable(("a prediction has a source of %s x %s, and coordinates, which are written as parts "
					+ "of it: give it the size of its source")
				.formatted(width, height));
		}
		return new Scale(width, height, Math.max(width, height));
	}

	double x(double value) {
		return Halves.round(value / this.width);
	}

	double y(double value) {
		return Halves.round(value / this.height);
	}

	double z(double value) {
		return Halves.round(value / this.depth);
	}

}
