package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.prediction.PredictedEmbedding;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Reading columns that other writers could make.
 */
class HandMadeColumnsTests {

	private static final Field UUID = HandMade.text("uuid");

	private final ArrowMemory memory = new ArrowMemory(256 << 20);

	@AfterEach
	void nothingIsInUse() {
		assertThat(this.memory.open()).isZero();
		this.memory.close();
	}

	private List<Asset> read(byte[] bytes) {
		try (Stream<Asset> assets = new AssetArrowReader(this.memory).read(new ByteArrayInputStream(bytes)).stream()) {
			return assets.toList();
		}
	}

	private Asset one(Field column, @Nullable Object cell) {
		return read(HandMade.stream(List.of(UUID, column), List.of(row("uuid", "a", column.getName(), cell)))).get(0);
	}

	private Prediction prediction(Field column, Object cell) {
		return annotation(List.of(HandMade.text("type"), column), row("type", "auto", column.getName(), cell))
			.predictions()
			.get(0);
	}

	private AssetAnnotation annotation(List<Field> fields, Map<String, Object> cells) {
		return one(HandMade.list("annotations", fields.toArray(Field[]::new)), List.of(cells)).annotations().get(0);
	}

	@SuppressWarnings("NullAway")
	private static Map<String, Object> row(@Nullable Object... entries) {
		Map<String, Object> row = new LinkedHashMap<>();
		for (int i = 0; i < entries.length; i += 2) {
			row.put((String) entries[i], entries[i + 1]);
		}
		return row;
	}

	@ParameterizedTest
	@CsvSource({ "SECOND, 1700000000, 2023-11-14T22:13:20Z", "MILLISECOND, -1, 1969-12-31T23:59:59.999Z",
			"MICROSECOND, 1700000000000001, 2023-11-14T22:13:20.000001Z",
			"NANOSECOND, 1700000000000000001, 2023-11-14T22:13:20.000000001Z" })
	void datesOfEachUnit(TimeUnit unit, long value, Instant date) {
		assertThat(one(HandMade.date("created_at", unit), value).createdAt()).isEqualTo(date);
	}

	@Test
	void aDateThatIsTooFarAway() {
		assertThatExceptionOfType(ArrowFormatException.class)
			.isThrownBy(() -> one(HandMade.date("created_at", TimeUnit.SECOND), Long.MAX_VALUE))
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo("created_at"))
			.withMessageContaining("too far away");
	}

	@ParameterizedTest
	@EnumSource(FloatingPointPrecision.class)
	void numbersOfEachPrecision(FloatingPointPrecision precision) {
		ArrowType type = new ArrowType.FloatingPoint(precision);
		assertThat(one(HandMade.field("review_priority", type), 0.12345).reviewPriority()).isEqualTo(0.123);
		Field objects = HandMade.list("objects", HandMade.text("classLabel"), HandMade.field("x", type),
				HandMade.field("y", type), HandMade.field("width", type), HandMade.field("height", type));
		PredictedObject object = prediction(objects,
				List.of(row("classLabel", "cat", "x", 0.1004, "y", 0.2004, "width", 0.3004, "height", 0.4004)))
			.objects()
			.get(0);
		assertThat(object).isEqualTo(PredictedObject.builder("cat", 0.1, 0.2, 0.3, 0.4).build());
	}

	@Test
	void embeddingsAndTheirPlaces() {
		Field embeddings = HandMade.list("embeddings",
				HandMade.field("embedding", ArrowType.List.INSTANCE, HandMade.half("item")), HandMade.half("x"),
				HandMade.half("y"));
		assertThat(prediction(embeddings, List.of(row("embedding", Arrays.asList(0.5, null), "x", 0.25, "y", 0.75)))
			.embeddings())
			.containsExactly(new PredictedEmbedding(List.of(0.5, Double.NaN), 0.25, 0.75, null, Map.of()));
	}

	@ParameterizedTest
	@CsvSource({ "64, true, 2147483648", "64, true, -2147483649", "32, false, 4294967295" })
	void aNumberThatIsTooLarge(int bits, boolean signed, long value) {
		Field column = HandMade.field("original_image_width", new ArrowType.Int(bits, signed));
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> one(column, value))
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo("original_image_width"))
			.withMessageContaining("the number %d is too large".formatted(value));
		assertThat(one(column, 2147483647L).originalImageWidth()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void aReviewThatDiffersFromThatOfItsAnnotation() {
		Field classes = HandMade.list("classes", HandMade.text("classLabel"), HandMade.text("user_review"));
		Field objects = HandMade.list("objects", HandMade.text("classLabel"), HandMade.half("x"), HandMade.half("y"),
				HandMade.half("width"), HandMade.half("height"), HandMade.text("user_review"));
		Map<String, Object> place = row("x", 0.0, "y", 0.0, "width", 1.0, "height", 1.0, "user_review", "rejected");
		AssetAnnotation annotation = annotation(
				List.of(HandMade.text("type"), HandMade.text("user_review"), classes, objects),
				row("type", "auto", "user_review", "approved", "classes",
						List.of(row("classLabel", "a", "user_review", "approved"),
								row("classLabel", "b", "user_review", "rejected"), row("classLabel", "c")),
						"objects", List.of(place)));
		assertThat(annotation.predictions().get(0).classes()).extracting((one) -> one.other())
			.containsExactly(Map.of(), Map.of("user_review", "rejected"), Map.of());
		assertThat(annotation.predictions().get(0).objects()).extracting((one) -> one.other())
			.containsExactly(Map.of("user_review", "rejected"));
	}

	@Test
	void itemsThatAreNullAreLeftOut() {
		List<@Nullable Object> items = Arrays.asList(null, row("classLabel", "b"), null);
		assertThat(prediction(HandMade.list("classes", HandMade.text("classLabel")), items).classes())
			.extracting((one) -> one.classLabel())
			.containsExactly("b");
	}

	@Test
	void itemsWithoutAKnownField() {
		assertThatExceptionOfType(ArrowFormatException.class)
			.isThrownBy(() -> prediction(HandMade.list("classes", HandMade.text("other")), List.of(row("other", "b"))))
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo("annotations.classes"))
			.withMessageContaining("none of the fields that are known");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "y", "width", "height" })
	void aPlaceThatIsMissing(String name) {
		Field objects = HandMade.list("objects", HandMade.text("classLabel"), HandMade.half("x"), HandMade.half("y"),
				HandMade.half("width"), HandMade.half("height"));
		Map<String, Object> object = row("x", 0.0, "y", 0.0, "width", 1.0, "height", 1.0);
		object.remove(name);
		required("annotations.objects." + name, () -> prediction(objects, List.of(object)));
	}

	@Test
	void aValueThatIsMissing() {
		required("uuid", () -> read(HandMade.stream(List.of(UUID, HandMade.text("external_id")),
				List.of(row("uuid", "a"), row("external_id", "b")))));
		required("annotations.type",
				() -> annotation(List.of(HandMade.text("type"), HandMade.text("source")), row("source", "b")));
		Field points = HandMade.list("points", HandMade.half("x"), HandMade.half("y"));
		required("annotations.keyPoints.points.y",
				() -> prediction(HandMade.list("keyPoints", points), List.of(row("points", List.of(row("x", 0.5))))));
		// what may be missing
		assertThat(prediction(HandMade.list("classes", HandMade.text("classLabel"), HandMade.half("confidence")),
				List.of(row("confidence", 0.5)))
			.classes()
			.get(0)
			.classLabel()).isEmpty();
		assertThat(one(HandMade.list("annotations", HandMade.text("type")), null).annotations()).isEmpty();
	}

	private static void required(String column, Runnable reading) {
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(reading::run)
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo(column))
			.satisfies((ex) -> assertThat(ex.row()).isNotEqualTo(ArrowFormatException.UNKNOWN))
			.withMessageContaining("the value is missing");
	}

	@Test
	void columnsThatAreNew() {
		Field view = HandMade.field("added", ArrowType.Utf8View.INSTANCE);
		Field classes = HandMade.list("classes", HandMade.field("hint", ArrowType.Utf8View.INSTANCE),
				HandMade.text("classLabel"));
		String longer = "longer than what fits into a view";
		byte[] stream = HandMade.stream(
				List.of(view, UUID, HandMade.list("annotations", HandMade.text("type"), classes),
						HandMade.field("more", ArrowType.Utf8View.INSTANCE), HandMade.text("external_id")),
				List.of(row("uuid", "a", "added", longer, "more", "short", "external_id", "e1", "annotations",
						List.of(row("type", "auto", "classes", List.of(row("classLabel", "c", "hint", longer))))),
						row("uuid", "b", "added", longer + "!", "external_id", "e2")));
		List<Asset> assets = read(stream);
		assertThat(assets).extracting(Asset::uuid).containsExactly("a", "b");
		assertThat(assets).extracting(Asset::externalId).containsExactly("e1", "e2");
		assertThat(assets.get(0).annotations().get(0).predictions().get(0).classes().get(0).classLabel())
			.isEqualTo("c");
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> {
			try (ArrowBatches batches = new AssetArrowReader(this.memory).read(new ByteArrayInputStream(stream))
				.batches()) {
				batches.next();
			}
		}).satisfies((ex) -> assertThat(ex.column()).isEqualTo("added"));
	}

	@Test
	void aKnownColumnOfViews() {
		assertThatExceptionOfType(ArrowFormatException.class)
			.isThrownBy(() -> one(HandMade.field("external_id", ArrowType.Utf8View.INSTANCE), "e"))
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo("external_id"));
	}

	@Test
	void whatIsMuchInAllButNotInARow() {
		String text = " ".repeat(500_000);
		byte[] stream = HandMade.stream(OtherStreams.zstd(), List.of(UUID, HandMade.text("external_id")),
				Collections.nCopies(40, row("uuid", "a", "external_id", text)));
		assertThat(stream).hasSizeLessThan(10_000);
		assertThat(read(stream)).hasSize(40).allSatisfy((asset) -> assertThat(asset.externalId()).isEqualTo(text));
	}

	@Test
	void muchThatIsCompressedWell() {
		List<Object> flags = new ArrayList<>(Collections.nCopies(1_000_000, row("visible", true, "x", 0.0, "y", 0.0)));
		Field points = HandMade.list("points", HandMade.field("visible", ArrowType.Bool.INSTANCE), HandMade.half("x"),
				HandMade.half("y"));
		byte[] stream = HandMade.stream(OtherStreams.zstd(),
				List.of(UUID, HandMade.list("annotations", HandMade.text("type"), HandMade.list("keyPoints", points))),
				List.of(row("uuid", "a", "annotations",
						List.of(row("type", "auto", "keyPoints", List.of(row("points", flags)))))));
		assertThat(stream).hasSizeLessThan(10_000);
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> read(stream))
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo("annotations.keyPoints.points"))
			.withMessageContaining("far more memory");
		byte[] text = HandMade.stream(OtherStreams.zstd(), List.of(UUID, HandMade.text("external_id")),
				List.of(row("uuid", "a", "external_id", " ".repeat(20_000_000))));
		assertThat(text).hasSizeLessThan(10_000);
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> read(text))
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo("external_id"))
			.withMessageContaining("far more memory");
	}

}
