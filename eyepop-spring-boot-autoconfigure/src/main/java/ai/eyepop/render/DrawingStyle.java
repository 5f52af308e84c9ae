package ai.eyepop.render;

import java.awt.Color;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedObject;

/**
 * What to draw, and how it looks.
 *
 * @param scale factor of the sizes that follow from the picture
 * @param lineWidth width of lines in place of that
 * @param fontSize size of letters in place of that
 * @param fillOpacity opacity of areas from 0 to 1
 * @param minConfidence least confidence from 0 to 1
 * @param parts what to draw
 * @param filter which objects to draw
 * @param label text of labels
 * @param palette colours of tracks and labels
 * @param color colours of objects in place of those
 * @param skeletons how key points are connected
 * @param lettering how text is drawn
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
