package ai.eyepop.data.inference;

import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Answers as JSON.
 */
final class AnswerJson {

	/** Strict where the mapper of the wire is not: models make things up. */
	static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
		.disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
		.disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
		.withCoercionConfig(LogicalType.Textual,
				(coercion) -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
		.build();

	private static final ClassValue<Map<String, String>> NAMES = new ClassValue<>() {

		@Override
		protected Map<String, String> computeValue(Class<?> type) {
			return findNames(type);
		}

	};

	private AnswerJson() {
	}

	/**
	 * Return the names of a record's components on the wire.
	 * @param type the record
	 * @return names on the wire by names of components, without those that are ignored
	 */
	static Map<String, String> names(Class<?> type) {
		return NAMES.get(type);
	}

	private static Map<String, String> findNames(Class<?> type) {
		ClassIntrospector introspector = MAPPER.deserializationConfig().classIntrospectorInstance();
		JavaType javaType = MAPPER.constructType(type);
		return introspector.introspectForDeserialization(javaType, introspector.introspectClassAnnotations(javaType))
			.findProperties()
			.stream()
			.collect(Collectors.toMap(BeanPropertyDefinition::getInternalName, BeanPropertyDefinition::getName));
	}

	/**
	 * Say what is wrong, and where.
	 * @param ex what Jackson says
	 * @return the path and the problem
	 */
	static String problem(JacksonException ex) {
		String path = "";
		for (JacksonException.Reference reference : ex.getPath()) {
			String name = reference.getPropertyName();
			path = (name != null) ? member(path, name) : item(path, reference.getIndex());
		}
		return path.isEmpty() ? ex.getOriginalMessage() : path + ": " + ex.getOriginalMessage();
	}

	static String member(String path, String name) {
		return path.isEmpty() ? name : path + "." + name;
	}

	static String item(String path, int index) {
		return path + "[" + index + "]";
	}

}
