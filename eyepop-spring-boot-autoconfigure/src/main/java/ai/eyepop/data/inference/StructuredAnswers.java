package ai.eyepop.data.inference;

import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.prediction.Prediction;

/**
 * Answers of a visual language model as records of the application.
 */
final class StructuredAnswers {

	/** Strict where the mapper of the wire is not: models make things up. */
	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	private StructuredAnswers() {
	}

	@SuppressWarnings("unchecked")
	static Map<String, @Nullable Object> schema(Class<? extends Record> type) {
		return MAPPER.convertValue(Holder.GENERATOR.generateSchema(type), Map.class);
	}

	static <T extends Record> List<T> read(List<Prediction> predictions, Class<T> type) {
		return predictions.stream()
			.flatMap((prediction) -> prediction.details().stream())
			.map((answer) -> read(answer, type))
			.toList();
	}

	private static <T extends Record> T read(Map<String, @Nullable Object> answer, Class<T> type) {
		try {
			T value = MAPPER.convertValue(answer, type);
			checkRequired(value, "");
			return value;
		}
		catch (JacksonException ex) {
			throw mismatch(answer, type, ex.getOriginalMessage(), ex);
		}
		catch (IllegalArgumentException | ReflectiveOperationException ex) {
			throw mismatch(answer, type, String.valueOf(ex.getMessage()), ex);
		}
	}

	private static StructuredAnswerException mismatch(Map<String, @Nullable Object> answer,
			Class<? extends Record> type, String problem, Exception cause) {
		return new StructuredAnswerException(type, problem, MAPPER.writeValueAsString(answer),
				MAPPER.writeValueAsString(schema(type)), cause);
	}

	private static void checkRequired(Object value, String path) throws ReflectiveOperationException {
		if (value instanceof Iterable<?> items) {
			int index = 0;
			for (Object item : items) {
				checkRequired(item, path + "[" + index++ + "]");
			}
		}
		if (!value.getClass().isRecord()) {
			return;
		}
		for (var component : value.getClass().getRecordComponents()) {
			component.getAccessor().setAccessible(true);
			Object member = component.getAccessor().invoke(value);
			String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
			if (member != null) {
				checkRequired(member, name);
			}
			else if (!isNullable(component.getAccessor(), component.getAnnotatedType())) {
				throw new IllegalArgumentException(name + " is missing");
			}
		}
	}

	private static boolean isNullable(FieldScope field) {
		return isNullable(field.getRawMember(), field.getRawMember().getAnnotatedType());
	}

	private static boolean isNullable(AnnotatedElement... elements) {
		return Arrays.stream(elements)
			.flatMap((element) -> Stream.of(element.getAnnotations()))
			.anyMatch((annotation) -> annotation.annotationType().getSimpleName().equals("Nullable"));
	}

	/**
	 * Loads the generator with the first schema only.
	 */
	private static final class Holder {

		private static final SchemaGenerator GENERATOR = generator();

		private static SchemaGenerator generator() {
			SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12,
					OptionPreset.PLAIN_JSON)
				.with(new JacksonSchemaModule(JacksonOption.RESPECT_JSONPROPERTY_ORDER,
						JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY))
				.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS)
				.without(Option.SCHEMA_VERSION_INDICATOR);
			config.forFields()
				.withNullableCheck(StructuredAnswers::isNullable)
				.withRequiredCheck((field) -> !isNullable(field));
			return new SchemaGenerator(config.build());
		}

	}

}
