package ai.eyepop.render;

import java.awt.Color;
import java.awt.Font;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.PredictedObject;

/**
 * Builder of {@link PredictionRenderer}.
 *
 * @since 0.1.0
 */
public final class PredictionRendererBuilder {

	private final Set<DrawnPart> parts = EnumSet.allOf(DrawnPart.class);

	private final Map<String, Skeleton> skeletons = new HashMap<>();

	private double scale = 1;

	private @Nullable Double lineWidth;

	private @Nullable Double fontSize;

	private double fillOpacity = 0.3;

	private double minConfidence;

	private Palette palette = Palette.colorBlindSafe();

	private Predicate<PredictedObject> labelled = (object) -> true;

	private Predicate<PredictedObject> filter = (object) -> true;

	private @Nullable Function<PredictedObject, @Nullable String> label;

	private @Nullable Function<PredictedObject, @Nullable Color> color;

	private @Nullable Font font;

	private boolean plainLetters;

	PredictionRendererBuilder() {
	}

	/**
	 * Set the factor by which lines and letters are larger than the size that follows
	 * from the image.
	 * @param scale factor, above 0, 1 by default
	 * @return this builder
	 * @throws IllegalArgumentException if it is out of range
	 */
	public PredictionRendererBuilder scale(double scale) {
		this.scale = positive(scale, "scale");
		return this;
	}

	/**
	 * Set the width of lines, in place of a width that follows from the image.
	 * @param lineWidth width in pixels of the image, above 0
	 * @return this builder
	 * @throws IllegalArgumentException if it is out of range
	 */
	public PredictionRendererBuilder lineWidth(double lineWidth) {
		this.lineWidth = positive(lineWidth, "lineWidth");
		return this;
	}

	/**
	 * Set the size of letters, in place of a size that follows from the image.
	 * @param fontSize size in pixels of the image, above 0
	 * @return this builder
	 * @throws IllegalArgumentException if it is out of range
	 */
	public PredictionRendererBuilder fontSize(double fontSize) {
		this.fontSize = positive(fontSize, "fontSize");
		return this;
	}

	/**
	 * Set the font of labels.
	 * @param font font of any size, the logical sans-serif font in bold by default
	 * @return this builder
	 */
	public PredictionRendererBuilder font(Font font) {
		this.font = font;
		this.plainLetters = false;
		return this;
	}

	/**
	 * Draw labels with letters that need no font and look the same on every machine. They
	 * are Latin letters without accents, digits and punctuation.
	 * @return this builder
	 */
	public PredictionRendererBuilder plainLetters() {
		this.plainLetters = true;
		return this;
	}

	/**
	 * Set how much outlines, contours and masks cover the image. A mask, which has no
	 * line around it, covers half as much again.
	 * @param fillOpacity opacity from 0, not filled, to 1; 0.3 by default
	 * @return this builder
	 * @throws IllegalArgumentException if it is out of range
	 */
	public PredictionRendererBuilder fillOpacity(double fillOpacity) {
		this.fillOpacity = share(fillOpacity, "fillOpacity");
		return this;
	}

	/**
	 * Leave out what is less certain: objects, classes, texts, meshes and key points.
	 * What has no confidence is drawn.
	 * @param minConfidence least confidence from 0, the default, to 1
	 * @return this builder
	 * @throws IllegalArgumentException if it is out of range
	 */
	public PredictionRendererBuilder minConfidence(double minConfidence) {
		this.minConfidence = share(minConfidence, "minConfidence");
		return this;
	}

	/**
	 * Draw these parts only.
	 * @param parts what to draw; everything by default
	 * @return this builder
	 */
	public PredictionRendererBuilder only(DrawnPart... parts) {
		this.parts.clear();
		this.parts.addAll(List.of(parts));
		return this;
	}

	/**
	 * Leave these parts out.
	 * @param parts what not to draw
	 * @return this builder
	 */
	public PredictionRendererBuilder without(DrawnPart... parts) {
		this.parts.removeAll(List.of(parts));
		return this;
	}

	/**
	 * Draw objects of these classes only, and of those the ones that pass a filter, if
	 * there is one. An object in an object is judged by its own label.
	 * @param labels labels of the classes
	 * @return this builder
	 */
	public PredictionRendererBuilder labels(String... labels) {
		Set<String> wanted = Set.copyOf(List.of(labels));
		this.labelled = (object) -> wanted.contains(object.classLabel());
		return this;
	}

	/**
	 * Draw objects that pass a filter only, and of those the ones of the wanted classes,
	 * if any were set. An object in an object is judged on its own.
	 * @param filter whether to draw an object
	 * @return this builder
	 */
	public PredictionRendererBuilder objects(Predicate<PredictedObject> filter) {
		this.filter = filter;
		return this;
	}

	/**
	 * Set the text of labels, in place of the class, the confidence and the track id.
	 * @param label text of an object's label, {@code null} for no label
	 * @return this builder
	 */
	public PredictionRendererBuilder label(Function<PredictedObject, @Nullable String> label) {
		this.label = label;
		return this;
	}

	/**
	 * Set the colours that tracks and labels are given.
	 * @param palette colours, {@link Palette#colorBlindSafe()} by default
	 * @return this builder
	 */
	public PredictionRendererBuilder palette(Palette palette) {
		this.palette = palette;
		return this;
	}

	/**
	 * Set the colours of objects.
	 * @param color colour of an object, {@code null} for that of the palette
	 * @return this builder
	 */
	public PredictionRendererBuilder color(Function<PredictedObject, @Nullable Color> color) {
		this.color = color;
		return this;
	}

	/**
	 * Add a way to connect key points, or replace one.
	 * @param name type or category of the groups of key points that it is for
	 * @param chains labels of points, each list to be connected in its order; case,
	 * {@code _} and {@code -} make no difference
	 * @return this builder
	 */
	public PredictionRendererBuilder skeleton(String name, Collection<List<String>> chains) {
		this.skeletons.put(Skeleton.normalized(name), Skeleton.ofChains(chains));
		return this;
	}

	/**
	 * Create the renderer.
	 * @return a new renderer
	 */
	public PredictionRenderer build() {
		return new PredictionRenderer(style());
	}

	DrawingStyle style() {
		Lettering lettering = this.plainLetters ? new PlainLettering() : Letterings.of(this.font);
		return new DrawingStyle(this.scale, this.lineWidth, this.fontSize, this.fillOpacity, this.minConfidence,
				Set.copyOf(this.parts), this.labelled.and(this.filter), this.label, this.palette, this.color,
				new Skeletons(this.skeletons), lettering);
	}

	private static double positive(double value, String name) {
		if (!(value > 0) || Double.isInfinite(value)) {
			throw new IllegalArgumentException("'%s' must be above 0 but is %s".formatted(name, value));
		}
		return value;
	}

	private static double share(double value, String name) {
		if (!(value >= 0 && value <= 1)) {
			throw new IllegalArgumentException("'%s' must be from 0 to 1 but is %s".formatted(name, value));
		}
		return value;
	}

}
