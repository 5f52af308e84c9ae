package ai.eyepop.data.inference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the schemas of records.
 */
class AnswerSchemaTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void valuesOfMapsAreDescribed() {
		assertProperty(Maps.class, "parts", """
				{"type": "object", "additionalProperties": {"type": "object", "additionalProperties": false,
				 "properties": {"name": {"type": "string"}}, "required": ["name"]}}""");
		assertProperty(Maps.class, "counts",
				"{\"type\": \"object\", \"additionalProperties\": {\"type\": \"integer\"}}");
		assertProperty(Maps.class, "notes", """
				{"type": "object", "additionalProperties": {"anyOf": [{"type": "null"}, {"type": "string"}]}}""");
		assertProperty(Maps.class, "nested", """
				{"type": "array", "items": {"type": "object",
				 "additionalProperties": {"type": "array", "items": {"type": "string"}}}}""");
		assertProperty(Maps.class, "free", "{\"type\": \"object\", \"additionalProperties\": {}}");
		assertProperty(Maps.class, "node", "{}");
	}

	@Test
	void itemsAreNullableWhereTheirTypeIs() {
		assertProperty(Lists.class, "loose", "{\"type\": \"array\", \"items\": {\"type\": [\"string\", \"null\"]}}");
		assertProperty(Lists.class, "absent", "{\"type\": [\"array\", \"null\"], \"items\": {\"type\": \"string\"}}");
		assertProperty(Lists.class, "array", "{\"type\": \"array\", \"items\": {\"type\": [\"string\", \"null\"]}}");
		assertProperty(Lists.class, "gone", "{\"type\": [\"array\", \"null\"], \"items\": {\"type\": \"integer\"}}");
		assertThat(schema(Lists.class).get("required").valueStream().map(JsonNode::stringValue))
			.containsExactly("loose", "array");
	}

	@Test
	void aTreeIsDescribedByDefinitions() {
		JsonNode schema = schema(Tree.class);
		assertThat(schema.get("type").stringValue()).isEqualTo("object");
		assertThat(schema.at("/properties/children/items/$ref").stringValue()).isEqualTo("#/$defs/Tree");
		assertThat(schema.at("/properties/best"))
			.isEqualTo(MAPPER.readTree("{\"anyOf\": [{\"type\": \"null\"}, {\"$ref\": \"#/$defs/Tree\"}]}"));
		assertThat(schema.at("/$defs/Tree/properties/name")).isEqualTo(MAPPER.readTree("{\"type\": \"string\"}"));
		assertThat(schema(Forest.class).at("/properties/trees/items/$ref").stringValue()).isEqualTo("#/$defs/Tree");
	}

	@Test
	void whatIsNoCircleIsWrittenOut() {
		assertThat(schema(Twice.class).toString()).doesNotContain("$ref");
	}

	@Test
	void constantsAreThoseOfTheWire() {
		assertProperty(Graded.class, "grade", "{\"type\": \"string\", \"enum\": [\"very good\", \"POOR\"]}");
		assertProperty(Graded.class, "color", "{\"type\": \"string\", \"enum\": [\"RED\", \"GREEN\"]}");
		assertProperty(Graded.class, "maybe", """
				{"anyOf": [{"type": "null"}, {"type": "string", "enum": ["RED", "GREEN"]}]}""");
	}

	@Test
	void descriptionsAndNamesAreThoseOfTheRecord() {
		assertProperty(Named.class, "number_plate", """
				{"type": "string", "description": "without spaces"}""");
		assertProperty(Named.class, "lane-no", "{\"type\": \"integer\"}");
		assertProperty(Named.class, "all_tags", """
				{"type": "array", "items": {"type": "string"}, "description": "all of them"}""");
		assertProperty(Named.class, "grade", """
				{"type": "string", "enum": ["very good", "POOR"], "description": "of the car"}""");
		assertProperty(Named.class, "by_key", """
				{"type": "object", "additionalProperties": {"type": "integer"}, "description": "counts"}""");
	}

	@Test
	void membersComeInTheOrderOfTheRecord() {
		assertThat(schema(Reasoned.class).get("properties").propertyNames()).containsExactly("reasoning", "kind",
				"confidence", "alarm");
	}

	@Test
	void datesAndDecimalsAreDescribed() {
		assertProperty(Dated.class, "at", "{\"type\": \"string\", \"format\": \"date-time\"}");
		assertProperty(Dated.class, "day", "{\"type\": \"string\", \"format\": \"date\"}");
		assertProperty(Dated.class, "time", "{\"type\": \"string\"}");
		assertProperty(Dated.class, "local", "{\"type\": \"string\"}");
		assertProperty(Dated.class, "price", "{\"type\": \"number\"}");
		assertThat(schema(Dated.class).get("properties").propertyNames()).doesNotContain("MAX", "year");
	}

	@Test
	void alternativesAreDescribedWithTheirNames() {
		for (Class<? extends Record> type : List.of(Drawing.class, Listed.class)) {
			assertProperty(type, "shape", """
					{"anyOf": [
					  {"type": "object", "additionalProperties": false, "required": ["type", "radius"],
					   "properties": {"type": {"const": "circle"}, "radius": {"type": "number"}}},
					  {"type": "object", "additionalProperties": false, "required": ["type", "text"],
					   "properties": {"type": {"const": "label"}, "text": {"type": "string"}}}]}""");
		}
	}

	@Test
	void alternativesMayBeCircular() {
		JsonNode schema = schema(Formula.class);
		String sum = schema.at("/properties/expression/anyOf/1/$ref").stringValue();
		assertThat(sum).startsWith("#/$defs/");
		assertThat(schema.at(sum.substring(1) + "/properties/kind/const").stringValue()).isEqualTo("sum");
		assertThat(schema.at(sum.substring(1) + "/properties/of/items").toString()).contains(sum);
	}

	@Test
	void whatHasNoSchemaIsRefused() {
		record Note(Optional<String> text) {
		}
		record Numbers(List<OptionalInt> all) {
		}
		record Raw(@SuppressWarnings("rawtypes") List all) {
		}
		record Page<T>(T content) {
		}
		record Other(Map<String, Thread> threads) {
		}
		record Unnamed(Bare bare) {
		}
		refused(Note.class, "Note.text is an Optional", "@Nullable");
		refused(Numbers.class, "Numbers.all[] is an OptionalInt");
		refused(Raw.class, "Raw.all", "List");
		refused(Page.class, "Page", "type parameters");
		refused(Other.class, "Other.threads.* is a Thread");
		refused(Unnamed.class, "Unnamed.bare is a Bare", "@JsonTypeInfo");
		refused(Record.class, "Record", "no record");
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	@Test
	void aClassIsNoRecord() {
		refused((Class) StringBuilder.class, "StringBuilder", "no record");
	}

	private static void refused(Class<? extends Record> type, String... message) {
		assertThatIllegalArgumentException().isThrownBy(() -> schema(type))
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(message));
		InferResult result = new InferResult(null, List.of(), null, Map.of());
		assertThatIllegalArgumentException().isThrownBy(() -> result.details(type));
	}

	private static void assertProperty(Class<? extends Record> type, String name, String expected) {
		assertThat(schema(type).path("properties").path(name)).isEqualTo(MAPPER.readTree(expected));
	}

	private static JsonNode schema(Class<? extends Record> type) {
		return MAPPER.valueToTree(InferRequest.builder("what?").responseType(type).build().responseSchema());
	}

	enum Grade {

		@JsonProperty("very good")
		VERY_GOOD,

		POOR

	}

	enum Color {

		RED, GREEN;

		@Override
		public String toString() {
			return name().toLowerCase();
		}

	}

	record Inner(String name) {
	}

	record Maps(Map<String, Inner> parts, Map<String, Integer> counts, Map<String, @Nullable String> notes,
			List<Map<String, List<String>>> nested, Map<String, Object> free, JsonNode node) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	record Lists(List<@Nullable String> loose, @Nullable List<String> absent, @Nullable String[] array,
			int @Nullable [] gone) {
	}

	record Tree(String name, List<Tree> children, @Nullable Tree best) {
	}

	record Forest(List<Tree> trees) {
	}

	record Twice(Inner first, Inner second, List<Inner> others) {
	}

	record Graded(Grade grade, Color color, @Nullable Color maybe) {
	}

	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Named(@JsonPropertyDescription("without spaces") String numberPlate, @JsonProperty("lane-no") int lane,
			@JsonPropertyDescription("all of them") List<String> allTags,
			@JsonPropertyDescription("of the car") Grade grade,
			@JsonPropertyDescription("counts") Map<String, Integer> byKey) {
	}

	record Reasoned(String reasoning, String kind, double confidence, boolean alarm) {
	}

	record Dated(Instant at, LocalDate day, LocalTime time, LocalDateTime local, BigDecimal price) {

		static final int MAX = 3;

		int year() {
			return this.day.getYear();
		}

	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface Shape permits Circle, Label {

	}

	@JsonTypeName("circle")
	record Circle(double radius) implements Shape {
	}

	@JsonTypeName("label")
	record Label(String text) implements Shape {
	}

	record Drawing(Shape shape) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	@JsonSubTypes({ @JsonSubTypes.Type(value = OpenCircle.class, name = "circle"),
			@JsonSubTypes.Type(value = OpenLabel.class, name = "label") })
	interface OpenShape {

	}

	record OpenCircle(double radius) implements OpenShape {
	}

	record OpenLabel(String text) implements OpenShape {
	}

	record Listed(OpenShape shape) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
	sealed interface Expression permits Number, Sum {

	}

	@JsonTypeName("number")
	record Number(double value) implements Expression {
	}

	@JsonTypeName("sum")
	record Sum(List<Expression> of) implements Expression {
	}

	record Formula(Expression expression) {
	}

	sealed interface Bare permits OneBare {

	}

	record OneBare(int value) implements Bare {
	}

}
