package ai.eyepop.render;

import java.awt.Color;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedObject;

/**
 * What to draw, and how it looks.
 */
record DrawingStyle(double scale, @Nullable Double lineWidth, @Nullable Double fontSize, double fillOpacity,
		double minConfidence, Set<DrawnPart> parts, Predicate<PredictedObject> filter,
		@Nullable Function<PredictedObject, @Nullable String> label, Palette palette,
		@Nullable Function<PredictedObject, @Nullable Color> color, Skeletons skeletons, Lettering lettering) {

	boolean draws(DrawnPart part) {
		return this.parts.contains(part);
	}

	boolean draws(PredictedObject object) {
		return isCertain(object.confidence()) && this.filter.test(object);
	}

	boolean isCertain(@Nullable Double confidence) {
		return confidence == null || !(confidence < this.minConfidence);
	}

	Color colorOf(PredictedObject object) {
		Color own = (this.color != null) ? this.color.apply(object) : null;
		if (own != null) {
			return new Color(own.getRGB());
		}
		Long trackId = object.trackId();
		return (trackId != null) ? this.palette.ofTrack(trackId) : this.palette.ofLabel(object.classLabel());
	}

}
