package ai.eyepop.data.inference;

import java.lang.reflect.RecordComponent;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON schemas of records, as Jackson reads them.
 */
final class AnswerSchemas {

	private AnswerSchemas() {
	}

	/**
	 * Return the schema of a record.
	 * @param type the record
	 * @param circular whether it is a part of itself, which needs definitions
	 * @return the schema
	 */
	@SuppressWarnings("unchecked")
	static Map<String, @Nullable Object> of(Class<?> type, boolean circular) {
		ObjectNode schema = circular ? Circular.GENERATOR.generateSchema(type) : Plain.GENERATOR.generateSchema(type);
		if (schema.path("$ref").isString()) {
			// models are asked for an object, not for a reference to one
			schema.setAll((ObjectNode) schema.at(schema.remove("$ref").stringValue().substring(1)));
		}
		return AnswerJson.MAPPER.convertValue(schema, Map.class);
	}

	private static SchemaGenerator generator(Option definitions) {
		SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12,
				OptionPreset.PLAIN_JSON);
		config.forTypesInGeneral()
			.withPropertySorter(Comparator.comparingInt(AnswerSchemas::position))
			.withSubtypeResolver(AnswerSchemas::alternatives)
			.withCustomDefinitionProvider(AnswerSchemas::definition)
			.withAdditionalPropertiesResolver(AnswerSchemas::values)
			.withTypeAttributeOverride(AnswerSchemas::tag);
		config.forFields()
			.withIgnoreCheck((field) -> name(field) == null)
			.withPropertyNameOverrideResolver(AnswerSchemas::name)
			.withNullableCheck(AnswerSchemas::isNullable)
			.withRequiredCheck((field) -> !isNullable(field))
			.withCustomDefinitionProvider(AnswerSchemas::nullableValues);
		config
			.with(new JacksonSchemaModule(JacksonOption.SKIP_SUBTYPE_LOOKUP, JacksonOption.IGNORE_TYPE_INFO_TRANSFORM))
			.with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.NULLABLE_ARRAY_ITEMS_ALLOWED, definitions)
			.without(Option.SCHEMA_VERSION_INDICATOR);
		return new SchemaGenerator(config.build());
	}

	private static int position(MemberScope<?, ?> member) {
		// a model that reasons before it decides needs the members in their order
		RecordComponent[] components = member.getDeclaringType().getErasedType().getRecordComponents();
		for (int i = 0; components != null && i < components.length; i++) {
			if (components[i].getName().equals(member.getDeclaredName())) {
				return i;
			}
		}
		return Integer.MAX_VALUE;
	}

	private static @Nullable String name(FieldScope field) {
		return AnswerJson.names(field.getDeclaringType().getErasedType()).get(field.getDeclaredName());
	}

	private static boolean isNullable(FieldScope field) {
		if (field.isFakeContainerItemScope()) {
			return hasNullableContent(field);
		}
		return TypeUse.isNullable(field.getRawMember().getAnnotatedType()) || TypeUse.isNullable(field.getRawMember());
	}

	private static boolean hasNullableContent(FieldScope field) {
		TypeUse content = TypeUse.of(field.getRawMember().getAnnotatedType()).content();
		return content != null && content.nullable();
	}

	private static @Nullable JsonNode values(TypeScope scope, SchemaGenerationContext context) {
		// the option for maps writes them twice where a field has more to say
		return scope.getType().isInstanceOf(Map.class) ? valueType(scope, context) : null;
	}

	private static @Nullable CustomPropertyDefinition nullableValues(FieldScope field,
			SchemaGenerationContext context) {
		if (field.isFakeContainerItemScope() || !field.getType().isInstanceOf(Map.class)
				|| !hasNullableContent(field)) {
			return null;
		}
		ObjectNode schema = AnswerJson.MAPPER.createObjectNode().put("type", "object");
		ArrayNode either = schema.putObject("additionalProperties").putArray("anyOf");
		either.addObject().put("type", "null");
		either.add(valueType(field, context));
		return new CustomPropertyDefinition(schema);
	}

	private static ObjectNode valueType(TypeScope map, SchemaGenerationContext context) {
		return context.createDefinitionReference(map.getTypeParameterFor(Map.class, 1));
	}

	private static @Nullable List<ResolvedType> alternatives(ResolvedType type, SchemaGenerationContext context) {
		List<ResolvedType> found = new ArrayList<>();
		AnswerAlternatives.of(type.getErasedType())
			.forEach((one) -> found.add(context.getTypeContext().resolveSubtype(type, one)));
		return found.isEmpty() ? null : found;
	}

	private static @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
		Class<?> raw = type.getErasedType();
		if (raw.isEnum()) {
			return inline(constants(raw));
		}
		if (raw == LocalTime.class) {
			// the format of a time has an offset
			return inline(AnswerJson.MAPPER.createObjectNode().put("type", "string"));
		}
		return AnswerTypes.isFree(raw) ? inline(AnswerJson.MAPPER.createObjectNode()) : null;
	}

	private static CustomDefinition inline(ObjectNode schema) {
		return new CustomDefinition(schema, CustomDefinition.DefinitionType.INLINE,
				CustomDefinition.AttributeInclusion.NO);
	}

	private static ObjectNode constants(Class<?> type) {
		ObjectNode schema = AnswerJson.MAPPER.createObjectNode();
		List<JsonNode> constants = new ArrayList<>();
		for (Object constant : type.getEnumConstants()) {
			constants.add(AnswerJson.MAPPER.valueToTree(constant));
		}
		if (constants.stream().allMatch(JsonNode::isString)) {
			schema.put("type", "string");
		}
		schema.putArray("enum").addAll(constants);
		return schema;
	}

	private static void tag(ObjectNode schema, TypeScope scope, SchemaGenerationContext context) {
		Class<?> type = scope.getType().getErasedType();
		AnswerAlternatives.Tag tag = type.isRecord() ? AnswerAlternatives.tag(type) : null;
		if (tag == null || !schema.path("type").asString("").equals("object")
				|| schema.path("properties").has(tag.member())) {
			return;
		}
		ObjectNode properties = AnswerJson.MAPPER.createObjectNode();
		properties.putObject(tag.member()).put("const", tag.value());
		if (schema.get("properties") instanceof ObjectNode members) {
			properties.setAll(members);
		}
		schema.set("properties", properties);
		ArrayNode required = AnswerJson.MAPPER.createArrayNode().add(tag.member());
		schema.path("required").forEach(required::add);
		schema.set("required", required);
	}

	/**
	 * Loads the generator with the first schema only.
	 */
	private static final class Plain {

		static final SchemaGenerator GENERATOR = generator(Option.INLINE_ALL_SCHEMAS);

	}

	/**
	 * Loads the generator with the first circular schema only.
	 */
	private static final class Circular {

		static final SchemaGenerator GENERATOR = generator(Option.DEFINITION_FOR_MAIN_SCHEMA);

	}

}
