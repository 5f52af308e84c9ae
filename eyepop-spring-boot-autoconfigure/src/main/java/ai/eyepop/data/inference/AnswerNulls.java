package ai.eyepop.data.inference;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds what is {@code null} in an answer and may not be.
 */
final class AnswerNulls {

	private AnswerNulls() {
	}

	/**
	 * Check an answer.
	 * @param answer the answer
	 * @throws IllegalArgumentException if something is {@code null} that is not
	 * {@code @Nullable}, with its path
	 */
	static void check(Record answer) {
		checkMembers(answer, TypeUse.of(answer.getClass()), "");
	}

	private static void check(@Nullable Object value, TypeUse use, String path, String problem) {
		if (value == null) {
			if (!use.nullable()) {
				throw new IllegalArgumentException(path + problem);
			}
			return;
		}
		if (value instanceof Record) {
			// an interface says less than the record that was chosen for it
			checkMembers(value, (use.raw() == value.getClass()) ? use : TypeUse.of(value.getClass()), path);
		}
		TypeUse content = use.content();
		if (content != null) {
			checkContent(value, content, path);
		}
	}

	private static void checkMembers(Object value, TypeUse use, String path) {
		for (TypeUse.Member member : use.members()) {
			check(member.of(value), member.use(), AnswerJson.member(path, member.name()), " is missing");
		}
	}

	private static void checkContent(Object value, TypeUse content, String path) {
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, one) -> check(one, content, AnswerJson.member(path, String.valueOf(key)), " is null"));
		}
		else if (value instanceof Collection<?> items) {
			int index = 0;
			for (Object item : items) {
				check(item, content, AnswerJson.item(path, index++), " is null");
			}
		}
		else if (!content.raw().isPrimitive()) {
			for (int i = 0; i < Array.getLength(value); i++) {
				check(Array.get(value, i), content, AnswerJson.item(path, i), " is null");
			}
		}
	}

}
