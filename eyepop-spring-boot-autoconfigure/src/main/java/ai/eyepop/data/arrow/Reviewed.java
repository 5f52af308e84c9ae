package ai.eyepop.data.arrow;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The judgement of a person that objects and classes carry as a copy of that of their
 * annotation. Only one that differs is kept, as a member without a place of its own.
 */
final class Reviewed {

	static final String MEMBER = "user_review";

	private Reviewed() {
	}

	static Map<String, @Nullable Object> other(@Nullable String review, @Nullable String annotation) {
		return (review == null || review.equals(annotation)) ? Map.of() : Map.of(MEMBER, review);
	}

	static @Nullable String of(Map<String, @Nullable Object> other, @Nullable String annotation) {
		if (other.isEmpty()) {
			return annotation;
		}
		return (other.get(MEMBER) instanceof String review) ? review : annotation;
	}

}
