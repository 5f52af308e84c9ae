package ai.eyepop.prediction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.wire.AnyJson;

/**
 * Properties of {@link PredictionReader}: whatever it reads, data binding reads as the
 * same, and what it does not read ends as with data binding.
 */
class PredictionReaderPropertyTests {

	private static final JsonNode RIGHT = new JsonMapper().readTree(PredictionJsonTests.EVERYTHING);

	private static final String[] NAMES = RIGHT.findParents("x")
		.stream()
		.flatMap((parent) -> parent.propertyNames().stream())
		.toArray(String[]::new);

	private static final String[] ROOT_NAMES = RIGHT.propertyNames().toArray(String[]::new);

	private static final String MARKS = "{}[]\",:\\ \t.-+eE0123456789ntfu";

	private static final String PLACE = "@";

	/** A place in each type for each kind of value, and the places of lists and items. */
	private static final List<String> TEMPLATES = List.of("{\"source_width\":@}", "{\"seconds\":@}",
			"{\"timestamp\":@}", "{\"source_id\":@}", "{\"objects\":@}", "{\"objects\":[@]}", "{\"future\":@}",
			"{\"future\":[{\"a\":@}]}", "{\"details\":@}", "{\"details\":[@]}", "{\"details\":[{\"a\":@}]}",
			"{\"objects\":[{\"x\":@,\"classLabel\":\"a\"}]}", "{\"objects\":[{\"id\":@,\"future\":1}]}",
			"{\"objects\":[{\"classLabel\":@}]}", "{\"objects\":[{\"mask\":@}]}",
			"{\"objects\":[{\"mask\":{\"width\":@}}]}", "{\"objects\":[{\"mask\":{\"stride\":@}}]}",
			"{\"objects\":[{\"mask\":{\"bitmap\":@}}]}", "{\"objects\":[{\"contours\":[{\"cutouts\":@}]}]}",
			"{\"objects\":[{\"contours\":[{\"cutouts\":[@]}]}]}",
			"{\"objects\":[{\"contours\":[{\"cutouts\":[[@]]}]}]}", "{\"keyPoints\":[{\"points\":[{\"visible\":@}]}]}",
			"{\"embeddings\":[{\"embedding\":@}]}", "{\"embeddings\":[{\"embedding\":[@]}]}",
			"{\"embeddings\":[{\"embedding\":[1,@]}]}", "{\"texts\":[{\"text\":@}]}", "@", "{\"x\":1}@", "{@}",
			"{\"a\":1,@:2}", "{\"offset\"@1}");

	private static final List<String> VALUES = List.of("null", "true", "false", "nul", "True", "nullx", "\"\"", "\"1\"",
			"\"1.5\"", "\"NaN\"", "\" \"", "\"true\"", "\"a\\nb\"", "\"\\u0041\"", "\"\\ud83d\\ude97\"", "\"\\ud83d\"",
			"\"\\q\"", "\"\\\"", "\"\\\\\"", "\"\u0001\"", "\"gr\u00fc\u00df\"", "\"\u20ac\"", "\"\ud83d\ude97\"",
			"\"\ufffd\"", "\"open", "'a'", "NaN", "Infinity", "-Infinity", "[]", "{}", "[null]", "[[]]", "[{}]",
			"{\"a\":1}", "{\"a\":{\"b\":[1,null,2.5,\"c\"]}}", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}",
			"{\"a\":1,}", "{a:1}", "{\"a\":1,\"a\":2}", "[}", "{]", "[", "{", "]", "}", ",", ":", "/**/1", "//\n1",
			"\ufeff1", "\u00a01", "\f1", "\t\r 1 \t\r", "\u0000", "[1,[2,{\"x\":[3]}]]", "\"x\"", "");

	private static final List<String> NUMBERS = List.of("0", "-0", "00", "01", "-01", "1", "-1", "+1", "--1", "-", ".5",
			"1.", "-.5", "1.e1", "0.0", "-0.0", "0e0", "1e5", "1E5", "1e+5", "1e-5", "1e", "1e+", "1e5.5", "1.5e300",
			"1e308", "1e309", "-1e999", "1e-400", "4.9e-324", "1e1000", "1e0001", "1e00000", "2147483647", "2147483648",
			"-2147483648", "-2147483649", "9007199254740993", "9007199254740993.0", "999999999999999999",
			"1000000000000000000", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
			"-9223372036854775809", "9999999999999999999", "10000000000000000000", "18446744073709551616",
			"123456789012345678901234567890", "0.1234567890123456789", "0.00000000012345678901234567",
			"12345678901234567.5", "123456789012345678.5", "0.30000000000000004", "1.7976931348623157e308",
			"2.2250738585072014E-308", "1_000", "0x10", "1f", "1d", "1L", "1 ", " 1", "1,", "1}", "1]", "1\"");

	private final BothWays bothWays = new BothWays();

	@Provide
	Arbitrary<JsonNode> anything() {
		return AnyJson.anyObject(ROOT_NAMES).map((object) -> object);
	}

	@Provide
	Arbitrary<JsonNode> anyObjects() {
		return AnyJson.anyObject(NAMES).map((object) -> {
			JsonNode line = RIGHT.deepCopy();
			line.withArray("objects").add(object);
			return line;
		});
	}

	@Provide
	Arbitrary<JsonNode> almostRight() {
		return AnyJson.changed(RIGHT);
	}

	@Provide
	Arbitrary<byte[]> broken() {
		byte[] right = PredictionJsonTests.EVERYTHING.getBytes(StandardCharsets.UTF_8);
		Arbitrary<Integer> bytes = Arbitraries.oneOf(Arbitraries.integers().between(0, 255),
				Arbitraries.of(MARKS.chars().boxed().toList()));
		return Combinators
			.combine(Arbitraries.integers().between(0, right.length - 1), Arbitraries.integers().between(0, 3), bytes)
			.as((place, skipped, with) -> changed(right, place, skipped, with));
	}

	private static byte[] changed(byte[] right, int place, int skipped, int with) {
		ByteArrayOutputStream changed = new ByteArrayOutputStream();
		changed.write(right, 0, place);
		if (skipped < 3) {
			changed.write(with);
		}
		int rest = Math.min(right.length, place + skipped);
		changed.write(right, rest, right.length - rest);
		return changed.toByteArray();
	}

	@Provide
	Arbitrary<String> numbers() {
		Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(25);
		Arbitrary<String> exponents = Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")),
				Tuple.of(1, Arbitraries.integers().between(-330, 330).map((exponent) -> "e" + exponent)));
		return Combinators.combine(Arbitraries.of("", "-"), digits, Arbitraries.of("", "."), digits, exponents)
			.as((sign, whole, point, fraction, exponent) -> sign + whole + point + fraction + exponent);
	}

	@Property(tries = 500, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE)
	void anyObjectIsReadAsByDataBinding(@ForAll("anything") JsonNode line) {
		compare(line.toString(), 0);
	}

	@Property(tries = 500, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE)
	void anyObjectInAPredictionIsReadAsByDataBinding(@ForAll("anyObjects") JsonNode line) {
		compare(line.toString(), 0);
	}

	@Property(tries = 500, seed = AnyJson.SEED)
	void whatIsAlmostRightIsReadAsByDataBinding(@ForAll("almostRight") JsonNode line) {
		compare(line.toString(), 10);
	}

	@Property(tries = 500, seed = AnyJson.SEED)
	void whitespaceMakesNoDifference(@ForAll("almostRight") JsonNode line) {
		compare(" " + line.toPrettyString() + "\r\n\t", 10);
	}

	@Property(tries = 500, seed = AnyJson.SEED)
	void whatIsBrokenEndsAsWithDataBinding(@ForAll("broken") byte[] line) {
		collect(this.bothWays.compare(line), 5);
	}

	@Property(tries = 500, seed = AnyJson.SEED)
	void anyNumberIsReadAsByDataBinding(@ForAll("numbers") String number) {
		compare("{\"source_width\":1,\"seconds\":%s}".formatted(number), 20);
		compare("{\"future\":%s}".formatted(number), 20);
	}

	@Property(tries = 500, seed = AnyJson.SEED)
	void anyDoubleIsReadAsByDataBinding(@ForAll double number) {
		compare("{\"seconds\":%s}".formatted(number), 20);
		compare("{\"seconds\":%s}".formatted((float) number), 20);
	}

	@Property(tries = 500, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE)
	void anyCoordinateIsReadAsByDataBinding(@ForAll("coordinates") double number) {
		compare("{\"seconds\":%s}".formatted(number), 99);
	}

	@Provide
	Arbitrary<Double> coordinates() {
		return Arbitraries.randomValue((random) -> random.nextDouble() * Math.pow(10, random.nextInt(5) - 1));
	}

	/** Every value at every place. */
	@Example
	void everyValueIsReadAsByDataBindingEverywhere() {
		for (String template : TEMPLATES) {
			Stream.concat(VALUES.stream(), NUMBERS.stream())
				.forEach((value) -> this.bothWays.compare(template.replace(PLACE, value)));
		}
	}

	private void compare(String line, int percent) {
		collect(this.bothWays.compare(line), percent);
	}

	/** Not all may be left to data binding. */
	private static void collect(@Nullable Prediction read, int percent) {
		Statistics.label("read")
			.collect(read != null)
			.coverage((coverage) -> coverage.check(true).percentage((share) -> share >= percent));
	}

}
