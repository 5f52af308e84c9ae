package ai.eyepop.data.inference;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Alternatives that an answer has for an interface, and what tells them apart.
 */
final class AnswerAlternatives {

	private AnswerAlternatives() {
	}

	/**
	 * Return the classes that may come for a type.
	 * @param type the type
	 * @return the classes; none if it is no interface, or they cannot be told apart
	 */
	static List<Class<?>> of(Class<?> type) {
		List<Class<?>> found = new ArrayList<>();
		if (Modifier.isAbstract(type.getModifiers()) && isSupported(declaring(type))) {
			for (NamedType one : named(type)) {
				if (!Modifier.isAbstract(one.getType().getModifiers())) {
					found.add(one.getType());
				}
			}
		}
		return found;
	}

	/**
	 * Return what tells a record from its alternatives.
	 * @param type the record
	 * @return the member and its value, or {@code null} if there is none
	 */
	static @Nullable Tag tag(Class<?> type) {
		Class<?> declaring = declaring(type);
		JsonTypeInfo info = (declaring != null) ? declaring.getAnnotation(JsonTypeInfo.class) : null;
		if (declaring == null || info == null || info.use() != JsonTypeInfo.Id.NAME) {
			return null;
		}
		String member = info.property().isEmpty() ? info.use().getDefaultPropertyName() : info.property();
		for (NamedType one : named(declaring)) {
			if (one.getType() == type && one.hasName()) {
				return new Tag(member, one.getName());
			}
		}
		return new Tag(member, ClassUtils.getShortName(type).replace('.', '$'));
	}

	private static boolean isSupported(@Nullable Class<?> declaring) {
		JsonTypeInfo info = (declaring != null) ? declaring.getAnnotation(JsonTypeInfo.class) : null;
		return info != null && switch (info.use()) {
			case NAME -> info.include() == JsonTypeInfo.As.PROPERTY;
			case DEDUCTION -> true;
			default -> false;
		};
	}

	private static @Nullable Class<?> declaring(Class<?> type) {
		if (type.isAnnotationPresent(JsonTypeInfo.class)) {
			return type;
		}
		for (Class<?> parent : type.getInterfaces()) {
			Class<?> declaring = declaring(parent);
			if (declaring != null) {
				return declaring;
			}
		}
		return null;
	}

	private static Iterable<NamedType> named(Class<?> type) {
		DeserializationConfig config = AnswerJson.MAPPER.deserializationConfig();
		AnnotatedClass annotated = config.classIntrospectorInstance()
			.introspectClassAnnotations(AnswerJson.MAPPER.constructType(type));
		return config.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, annotated);
	}

	/**
	 * Member that tells a record from its alternatives.
	 *
	 * @param member name of the member
	 * @param value its value
	 */
	record Tag(String member, String value) {
	}

}
