package ai.eyepop.data.inference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StructuredAnswers}: what becomes a record, and what does not.
 */
class StructuredAnswersTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	@Test
	void anItemThatIsNullIsAMismatch() {
		mismatch(Tags.class, "{\"tags\": [\"a\", null]}").withMessageContaining("tags[1] is null")
			.withMessageContaining("{\"tags\":[\"a\",null]}")
			.withMessageContaining("\"items\":{\"type\":\"string\"}");
	}

	@Test
	void anItemMayBeNullWhereItIsNullable() {
		assertThat(read(NullableTags.class, "{\"tags\": [\"a\", null]}").tags()).containsExactly("a", null);
	}

	@Test
	void recordsInsideOfMapsAreChecked() {
		mismatch(Maps.class, "{\"parts\": {\"x\": {\"name\": \"a\"}, \"y\": {}}}")
			.withMessageContaining("parts.y.name is missing");
		mismatch(Maps.class, "{\"parts\": {\"x\": null}}").withMessageContaining("parts.x is null");
		assertThat(read(Maps.class, "{\"parts\": {\"x\": {\"name\": \"a\"}}}").parts())
			.isEqualTo(Map.of("x", new Inner("a")));
	}

	@Test
	void recordsInsideOfArraysAndNestedListsAreChecked() {
		mismatch(Arrayed.class, "{\"inners\": [{\"name\": \"a\"}, {}], \"numbers\": [1]}")
			.withMessageContaining("inners[1].name is missing");
		mismatch(Arrayed.class, "{\"inners\": [], \"numbers\": [1, null]}").withMessageContaining("numbers[1]");
		mismatch(Nested.class, "{\"rows\": [[{\"x\": {\"name\": \"a\"}}], [{\"y\": {}}]]}")
			.withMessageContaining("rows[1][0].y.name is missing");
		assertThat(read(Arrayed.class, "{\"inners\": [{\"name\": \"a\"}], \"numbers\": [1, 2]}").numbers())
			.containsExactly(1, 2);
	}

	@Test
	void genericRecordsAreCheckedAsTheyAreUsed() {
		mismatch(Boxes.class, "{\"strict\": {\"value\": null}, \"loose\": {\"value\": null}}")
			.withMessageContaining("strict.value is missing");
		Boxes boxes = read(Boxes.class, "{\"strict\": {\"value\": {\"name\": \"a\"}}, \"loose\": {\"value\": null}}");
		assertThat(boxes).isEqualTo(new Boxes(new Box<>(new Inner("a")), new Box<>(null)));
	}

	@Test
	void aTreeIsRead() {
		Tree tree = read(Tree.class,
				"{\"name\": \"a\", \"children\": [{\"name\": \"b\", \"children\": [], \"best\": null}]}");
		assertThat(tree).isEqualTo(new Tree("a", List.of(new Tree("b", List.of(), null)), null));
		mismatch(Tree.class, "{\"name\": \"a\", \"children\": [{\"name\": \"b\"}]}")
			.withMessageContaining("children[0].children is missing");
	}

	@Test
	void constantsAreReadByTheirNamesOnTheWire() {
		assertThat(read(Graded.class, "{\"grade\": \"very good\", \"color\": \"RED\"}"))
			.isEqualTo(new Graded(Grade.VERY_GOOD, Color.RED));
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"VERY_GOOD\"", "0", "\"\"", "\"bad\"" })
	void nothingElseIsAConstant(String grade) {
		mismatch(Graded.class, "{\"grade\": %s, \"color\": \"RED\"}".formatted(grade)).withMessageContaining("grade");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			count   | 3.7
			count   | 1e12
			count   | 5000000000
			count   | "3"
			count   | true
			count   | null
			big     | 1e40
			big     | 9223372036854775808
			share   | "0.5"
			sure    | 1
			sure    | "true"
			text    | 5
			text    | true
			text    | ["a"]
			text    | {}
			inner   | "a"
			inner   | []
			inner   | ""
			list    | "a"
			list    | ""
			list    | {"a": 1}
			""")
	void aValueOfAnotherTypeIsNamedByItsPath(String member, String value) {
		String valid = """
				{"count": 1, "big": 1, "share": 0.5, "sure": true, "text": "a", "inner": {"name": "a"}, "list": []}""";
		assertThat(read(Wrapped.class, "{\"all\": [" + valid + "]}").all()).hasSize(1);
		Map<String, @Nullable Object> answer = map(valid);
		answer.put(member, MAPPER.readValue(value, Object.class));
		mismatch(Wrapped.class, MAPPER.writeValueAsString(Map.of("all", List.of(answer))))
			.withMessageContaining("all[0]." + member);
		answer.remove(member);
		mismatch(Wrapped.class, MAPPER.writeValueAsString(Map.of("all", List.of(answer))))
			.withMessageContaining("all[0]." + member);
	}

	@Test
	void datesAndDecimalsAreRead() {
		Dated dated = read(Dated.class,
				"""
						{"at": "2026-01-02T03:04:05Z", "day": "2026-01-02", "time": "03:04:05", "zoned": "2026-01-02T03:04:05+02:00",
						 "price": 12.10, "none": null}""");
		assertThat(dated)
			.isEqualTo(new Dated(Instant.parse("2026-01-02T03:04:05Z"), LocalDate.of(2026, 1, 2), LocalTime.of(3, 4, 5),
					OffsetDateTime.parse("2026-01-02T03:04:05+02:00"), new BigDecimal("12.1"), null));
		mismatch(Dated.class, "{\"at\": \"yesterday\"}").withMessageContaining("at: ");
	}

	@Test
	void anAlternativeIsReadAndChecked() {
		assertThat(read(Drawing.class, """
				{"shapes": [{"type": "circle", "radius": 1.5}, {"type": "label", "text": "a"}]}""").shapes())
			.containsExactly(new Circle(1.5), new Label("a"));
		mismatch(Drawing.class, "{\"shapes\": [{\"type\": \"label\"}]}")
			.withMessageContaining("shapes[0].text is missing");
		mismatch(Drawing.class, "{\"shapes\": [{\"type\": \"square\"}]}").withMessageContaining("shapes[0]");
		mismatch(Drawing.class, "{\"shapes\": [{\"radius\": 1}]}").withMessageContaining("shapes[0]");
	}

	@Test
	void alternativesAreToldApartByTheirClassOrTheirMembers() {
		String name = MAPPER.valueToTree(StructuredAnswers.of(Plain.class).schema())
			.at("/properties/type/const")
			.stringValue();
		assertThat(read(Unnamed.class, "{\"one\": {\"type\": \"%s\", \"value\": 1}}".formatted(name)))
			.isEqualTo(new Unnamed(new Plain(1)));
		assertThat(read(Deduced.class, "{\"first\": {\"a\": 1}, \"second\": {\"b\": 2}}"))
			.isEqualTo(new Deduced(new A(1), new B(2)));
		mismatch(Deduced.class, "{\"first\": {\"c\": 1}, \"second\": {\"b\": 2}}").withMessageContaining("first");
	}

	@Test
	void pathsAreThoseOfTheAnswer() {
		assertThat(read(Named.class, "{\"number_plate\": \"a\", \"lane-no\": 1}")).isEqualTo(new Named("a", 1));
		mismatch(Named.class, "{\"lane-no\": 1}").withMessageContaining("number_plate is missing");
		mismatch(Named.class, "{\"number_plate\": \"a\", \"lane-no\": \"x\"}").withMessageContaining("lane-no: ");
	}

	@Test
	void whatWasNotAskedForIsLeftOut() {
		assertThat(read(Inner.class, "{\"name\": \"a\", \"more\": [null]}")).isEqualTo(new Inner("a"));
	}

	@Test
	void whatARecordDoesNotAcceptIsAMismatch() {
		mismatch(Percent.class, "{\"value\": 101}").withMessageContaining("at most 100");
	}

	@Test
	void recordsMayBePrivateOrLocal() {
		record Local(List<Hidden> hidden) {
		}
		assertThat(read(Local.class, "{\"hidden\": [{\"value\": 1}]}")).isEqualTo(new Local(List.of(new Hidden(1))));
		mismatch(Local.class, "{\"hidden\": [{}]}").withMessageContaining("hidden[0].value");
	}

	@Test
	void freeFormIsKept() {
		Free free = read(Free.class, "{\"any\": {\"a\": [null]}, \"node\": [1], \"map\": {\"a\": 1, \"b\": \"c\"}}");
		assertThat(free.any()).isEqualTo(Map.of("a", Arrays.asList((Object) null)));
		assertThat(free.node().get(0).intValue()).isOne();
		assertThat(free.map()).isEqualTo(Map.of("a", 1, "b", "c"));
	}

	@Test
	void noDetailsGiveNoAnswers() {
		assertThat(result().details(Inner.class)).isEmpty();
		mismatch(Inner.class, "{}").withMessageContaining("name is missing");
	}

	@Test
	void whatIsShownIsShort() {
		String text = "a".repeat(10_000);
		mismatch(Inner.class, "{\"name\": {\"%s\": 1}}".formatted(text)).satisfies((ex) -> {
			assertThat(ex.getMessage()).hasSizeLessThan(1800);
			assertThat(ex.getAnswer()).contains(text);
			assertThat(ex.getSchema()).contains("\"name\"");
		});
		mismatch(Graded.class, "{\"grade\": \"%s\", \"color\": \"RED\"}".formatted(text))
			.satisfies((ex) -> assertThat(ex.getMessage()).hasSizeLessThan(1800));
	}

	private static <T extends Record> T read(Class<T> type, String answer) {
		List<T> answers = result(map(answer)).details(type);
		assertThat(answers).hasSize(1);
		return answers.get(0);
	}

	private static ThrowableAssertAlternative<StructuredAnswerException> mismatch(Class<? extends Record> type,
			String answer) {
		return assertThatExceptionOfType(StructuredAnswerException.class).isThrownBy(() -> read(type, answer))
			.withMessageContaining(type.getSimpleName());
	}

	@SafeVarargs
	private static InferResult result(Map<String, @Nullable Object>... details) {
		return new InferResult(null, List.of(Prediction.builder(640, 480).details(List.of(details)).build()), null,
				Map.of());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, @Nullable Object> map(String answer) {
		return MAPPER.readValue(answer, Map.class);
	}

	enum Grade {

		@JsonProperty("very good")
		VERY_GOOD,

		@JsonProperty("poor")
		POOR

	}

	enum Color {

		RED, GREEN;

		@Override
		public String toString() {
			return name().toLowerCase();
		}

	}

	record Tags(List<String> tags) {
	}

	record NullableTags(List<@Nullable String> tags) {
	}

	record Inner(String name) {
	}

	record Maps(Map<String, Inner> parts) {
	}

	@SuppressWarnings("ArrayRecordComponent")
	record Arrayed(Inner[] inners, int[] numbers) {
	}

	record Nested(List<List<Map<String, Inner>>> rows) {
	}

	record Box<T extends @Nullable Object>(T value) {
	}

	record Boxes(Box<Inner> strict, Box<@Nullable String> loose) {
	}

	record Tree(String name, List<Tree> children, @Nullable Tree best) {
	}

	record Graded(Grade grade, Color color) {
	}

	record Typed(int count, long big, double share, boolean sure, String text, Inner inner, Set<String> list) {
	}

	record Wrapped(List<Typed> all) {
	}

	record Dated(Instant at, LocalDate day, LocalTime time, OffsetDateTime zoned, BigDecimal price,
			@Nullable Instant none) {
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

	record Drawing(List<Shape> shapes) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
	sealed interface One permits Plain {

	}

	record Plain(int value) implements One {
	}

	record Unnamed(One one) {
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
	sealed interface Either permits A, B {

	}

	record A(int a) implements Either {
	}

	record B(int b) implements Either {
	}

	record Deduced(Either first, Either second) {
	}

	@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
	record Named(String numberPlate, @JsonProperty("lane-no") int lane) {
	}

	record Percent(int value) {

		Percent {
			if (value > 100) {
				throw new IllegalArgumentException("at most 100");
			}
		}

	}

	private record Hidden(int value) {
	}

	record Free(Object any, JsonNode node, Map<String, Object> map) {
	}

}
