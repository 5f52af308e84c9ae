package ai.eyepop.emulator.pop;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One component of a Pop, with the settings that the emulator acts on.
 */
public sealed interface Component {

	/**
	 * Return where the component's results go.
	 * @return the forward or {@code null} if the results end here
	 */
	@Nullable Forward forward();

	/**
	 * Component that infers something from the pixels.
	 *
	 * @param tasks what to look for, derived from {@code inferenceTypes} or else from the
	 * name of the ability or model
	 * @param hidden whether its own results are left out of the prediction
	 * @param categoryName the category to report instead of the default, or {@code null}
	 * @param confidenceThreshold the lowest confidence to report, 0 to 1
	 * @param objectAreaThreshold the smallest object to report, as a share of the image
	 * @param topK the number of most confident results to keep, of each kind
	 * @param topKClasses the number of most confident classes to keep
	 * @param forward where the results go, or {@code null}
	 */
	record Inference(Set<Task> tasks, boolean hidden, @Nullable String categoryName, double confidenceThreshold,
			double objectAreaThreshold, int topK, int topKClasses, @Nullable Forward forward) implements Component {
	}

	/**
	 * Component that describes the contours of the objects it is given.
	 *
	 * @param type the form in which contours are described
	 * @param areaThreshold the smallest contour to report, as a share of the object's box
	 * @param forward where the objects go next, or {@code null}
	 */
	record ContourFinder(ContourType type, double areaThreshold, @Nullable Forward forward) implements Component {
	}

	/**
	 * Component that changes nothing on a still image: {@code tracking},
	 * {@code component_finder} and {@code forward}.
	 *
	 * @param forward where its input goes next, or {@code null}
	 */
	record PassThrough(@Nullable Forward forward) implements Component {
	}

	/**
	 * Where results go: what is cut out of the image and who looks at it.
	 *
	 * @param operator how the image is cut
	 * @param includeClasses the labels of the objects to cut out, empty for all
	 * @param maxItems the number of objects to cut out at most
	 * @param boxPadding the share of the box's size to add on each side
	 * @param targets the components that run on what was cut out
	 */
	record Forward(Operator operator, Set<String> includeClasses, int maxItems, double boxPadding,
			List<Component> targets) {
	}

	/**
	 * Ways to cut the image for the targets of a forward.
	 */
	enum Operator {

		/** Targets see the whole input. */
		FULL,

		/** Targets see each object. */
		CROP,

		/** Targets see each object, or the whole input if there is none. */
		CROP_WITH_FULL_FALLBACK

	}

	/**
	 * What the emulator has a stand-in for.
	 */
	enum Task {

		/** Shapes and QR codes as objects. */
		OBJECTS,

		/** Dominant colours as classes. */
		CLASSES,

		/** QR codes as texts. */
		TEXTS

	}

	/**
	 * Forms of a contour.
	 */
	enum ContourType {

		/** Every pixel of the boundary. */
		ALL_PIXELS,

		/** Simplified polygon. */
		POLYGON,

		/** Convex hull. */
		CONVEX_HULL,

		/** Circle around the centre, as on the wire. */
		HOUGH_CIRCLES,

		/** Circle of the same area. */
		CIRCLE,

		/** Triangle of the three outermost points. */
		TRIANGLE,

		/** Smallest rotated rectangle. */
		RECTANGLE

	}

}
