package ai.eyepop.pop;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The vocabularies of Pops, which the service may widen.
 */
final class PopWords {

	private static final Map<Class<?>, Set<String>> WORDS = Map.of(InferenceType.class,
			words(InferenceType.IMAGE_CLASSIFICATION, InferenceType.OBJECT_DETECTION, InferenceType.KEY_POINTS,
					InferenceType.OCR, InferenceType.MESH, InferenceType.FEATURE_VECTOR,
					InferenceType.SEMANTIC_SEGMENTATION, InferenceType.SEGMENTATION, InferenceType.RAW),
			ForwardOperatorType.class,
			words(ForwardOperatorType.FULL, ForwardOperatorType.CROP, ForwardOperatorType.CROP_WITH_FULL_FALLBACK),
			ContourType.class,
			words(ContourType.ALL_PIXELS, ContourType.POLYGON, ContourType.CONVEX_HULL, ContourType.HOUGH_CIRCLES,
					ContourType.CIRCLE, ContourType.TRIANGLE, ContourType.RECTANGLE),
			MotionModel.class,
			words(MotionModel.RANDOM_WALK, MotionModel.CONSTANT_VELOCITY, MotionModel.CONSTANT_ACCELERATION));

	private PopWords() {
	}

	private static Set<String> words(Object... values) {
		return Arrays.stream(values).map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
	}

	static boolean isOpen(Class<?> type) {
		return WORDS.containsKey(type);
	}

	static Set<String> of(Class<?> type) {
		return WORDS.getOrDefault(type, Set.of());
	}

}
