package ai.eyepop.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what to change in a Pop that is written as properties.
 */
final class PopRemedy {

	private PopRemedy() {
	}

	/**
	 * Return what to do.
	 * @param name name of the property that is wrong
	 * @param failure what is wrong with it
	 * @param types types of components, with commas
	 * @return a sentence
	 */
	static String of(String name, JacksonException failure, String types) {
		if (failure instanceof UnrecognizedPropertyException unknown) {
			List<String> fields = unknown.getKnownPropertyIds().stream().map(Object::toString).toList();
			String meant = PropertyNames.closest(unknown.getPropertyName(), fields);
			return (meant != null) ? "Rename %s to %s, or remove it.".formatted(name,
					name.substring(0, name.lastIndexOf('.') + 1) + meant) : "Remove %s.".formatted(name);
		}
		if (failure instanceof InvalidTypeIdException unknown) {
			return "Set %s.type to one of the types, such as %s".formatted(name, type(unknown.getTypeId(), types));
		}
		if (failure instanceof InvalidFormatException wrong) {
			return "Set %s to %s".formatted(name, example(wrong.getTargetType()));
		}
		return "Correct %s as the reason says.".formatted(name);
	}

	private static String type(@Nullable String written, String types) {
		String meant = (written != null) ? PropertyNames.closest(written, List.of(types.split(", "))) : null;
		return (meant != null) ? meant : "inference";
	}

	private static String example(Class<?> type) {
		if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
			return "a number, such as 1";
		}
		return (type == Boolean.class) ? "'true' or 'false', such as true" : "a value of type " + type.getSimpleName();
	}

}
