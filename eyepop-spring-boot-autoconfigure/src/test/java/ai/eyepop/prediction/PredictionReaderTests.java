package ai.eyepop.prediction;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.http.WireJson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PredictionReader}.
 */
class PredictionReaderTests {

	private final BothWays bothWays = new BothWays();

	private final PredictionReader reader = new PredictionReader(WireJson.reader(Object.class));

	@Test
	void readsEveryMember() {
		assertThat(read(PredictionJsonTests.EVERYTHING)).isNotNull()
			.isEqualTo(new JsonMapper().readValue(PredictionJsonTests.EVERYTHING, Prediction.class));
	}

	@Test
	void readsEveryPredictionOfEveryVector() throws IOException, URISyntaxException {
		URL vectors = Objects.requireNonNull(PredictionReaderTests.class.getResource("/vectors"));
		Set<String> predictions = new LinkedHashSet<>();
		try (Stream<Path> files = Files.walk(Path.of(vectors.toURI()))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".json")).toList()) {
				collect(new JsonMapper().readTree(Files.readString(file)), predictions);
			}
		}
		assertThat(predictions).hasSizeGreaterThan(100)
			.allSatisfy((prediction) -> assertThat(this.bothWays.compare(prediction)).isNotNull());
	}

	private static void collect(JsonNode node, Set<String> predictions) {
		if (node.has("source_width")) {
			predictions.add(node.toString());
		}
		node.forEach((child) -> collect(child, predictions));
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "[]", "7", "{\"objects\":7}", "{\"objects\":{\"x\":1}}", "{\"seconds\":\"1\"}",
			"{\"timestamp\":1.5}", "{\"timestamp\":1e3}", "{\"objects\":[null]}", "{\"\\u0061\":1}",
			"{\"a\":1,\"a\":2}", "{\"source_id\":7}", "{}}", "{", "", "{\"source_width\":1e999}",
			"{\"source_id\":\"\u0001\"}" })
	void leavesWhatIsUnusualToDataBinding(String json) {
		assertThat(this.bothWays.compare(json)).isNull();
	}

	@Test
	void whatIsCutOffIsUnusual() {
		String json = "{\"source_width\":-0.000000000000000000000012345678901234567890e-1,\"source_id\":\"x\\n\u00e4\",\"a\":[true,{}]}";
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		assertThat(this.bothWays.compare(bytes)).isNotNull();
		for (int length = 0; length < bytes.length; length++) {
			assertThat(this.bothWays.compare(Arrays.copyOf(bytes, length))).isNull();
		}
	}

	@Test
	void textsThatAreNotUtf8AreUnusual() {
		byte[] json = "{\"source_id\":\"?\"}".getBytes(StandardCharsets.UTF_8);
		for (int value = 0x80; value <= 0xFF; value++) {
			json[14] = (byte) value;
			assertThat(this.bothWays.compare(json)).isNull();
		}
	}

	@Test
	void otherEncodingsAreUnusual() {
		for (String encoding : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
			assertThat(this.bothWays.compare("{\"future\":{}}".getBytes(Charset.forName(encoding)))).isNull();
		}
		assertThat(this.bothWays.compare("\ufeff{}")).isNull();
	}

	@Test
	void keepsTheOrderOfOtherMembers() {
		Prediction prediction = read("{\"c\":1,\"a\":null,\"b\":\"text\"}");
		assertThat(prediction).isNotNull();
		assertThat(prediction.other()).containsExactly(Map.entry("c", 1), entry("a", null), Map.entry("b", "text"));
	}

	private static Map.Entry<String, @Nullable Object> entry(String key, @Nullable Object value) {
		return new AbstractMap.SimpleEntry<>(key, value);
	}

	@Test
	void readsAnyCountOfOtherMembers() {
		StringBuilder json = new StringBuilder("{");
		for (int i = 0; i < 40; i++) {
			json.append("\"m").append(i).append("\":").append(i).append(',');
			Prediction prediction = this.bothWays.compare(json + "\"seconds\":1}");
			assertThat(prediction).isNotNull();
			assertThat(prediction.other()).hasSize(i + 1).containsEntry("m" + i, i);
		}
	}

	@Test
	void whatWasReadIsImmutable() {
		Prediction prediction = read(PredictionJsonTests.EVERYTHING);
		assertThat(prediction).isNotNull();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> prediction.objects().remove(0));
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> prediction.objects().set(0, prediction.objects().get(0)));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> prediction.objects().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> prediction.objects().toArray()[0] = prediction.objects().remove(0));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> prediction.other().put("a", 1));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> prediction.other().clear());
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> prediction.other().entrySet().iterator().next().setValue(1));
	}

	@Test
	void anArrayOfTheListIsNotTheList() {
		Prediction prediction = read("{\"classes\":[{\"classLabel\":\"a\"}]}");
		assertThat(prediction).isNotNull();
		prediction.classes().toArray()[0] = "another";
		prediction.classes().toArray(new PredictedClass[1])[0] = new PredictedClass("another", 1.0);
		assertThat(prediction.classes()).containsExactly(new PredictedClass("a", null));
	}

	@Test
	void labelsAreShared() {
		String json = "{\"objects\":[{\"classLabel\":\"fu\u00dfg\u00e4nger\",\"category\":\"street\"}],\"classes\":[{\"classLabel\":\"fu\u00dfg\u00e4nger\"}]}";
		Prediction first = read(json);
		Prediction second = new PredictionReader(WireJson.reader(Object.class))
			.read(json.getBytes(StandardCharsets.UTF_8), 0, json.getBytes(StandardCharsets.UTF_8).length);
		assertThat(first).isNotNull();
		assertThat(second).isNotNull();
		assertThat(second.objects().get(0).classLabel()).isEqualTo("fu\u00dfg\u00e4nger")
			.isSameAs(first.objects().get(0).classLabel())
			.isSameAs(first.classes().get(0).classLabel());
		assertThat(second.objects().get(0).category()).isSameAs(first.objects().get(0).category());
	}

	@Test
	void depthIsLimitedAsByDataBinding() {
		assertThat(this.bothWays.compare(deep(40))).isNotNull();
		assertThat(this.bothWays.compare(deep(JsonInput.MAX_DEPTH))).isNull();
		assertThat(this.bothWays.compare(deep(260))).isNull();
		assertThat(this.bothWays.compare(deep(100_000))).isNull();
		assertThat(this.bothWays.compare("{\"future\":" + "[".repeat(90) + "]".repeat(90) + "}")).isNotNull();
		assertThat(this.bothWays.compare("{\"future\":" + "[".repeat(490) + "]".repeat(490) + "}")).isNull();
		assertThat(this.bothWays.compare("{\"future\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")).isNull();
		// the next one begins at the top again
		assertThat(this.bothWays.compare(deep(40))).isNotNull();
	}

	private static String deep(int levels) {
		return "{\"objects\":[".repeat(levels) + "]}".repeat(levels);
	}

	@Test
	void lengthsAreLimitedAsByDataBinding() {
		assertThat(this.bothWays.compare("{\"%s\":1}".formatted("n".repeat(JsonTexts.MAX_NAME)))).isNotNull();
		assertThat(this.bothWays.compare("{\"%s\":1}".formatted("n".repeat(JsonTexts.MAX_NAME + 1)))).isNull();
		assertThat(this.bothWays.compare("{\"%s\":1}".formatted("n".repeat(60_000)))).isNull();
		assertThat(this.bothWays.compare("{\"seconds\":0.%s}".formatted("1".repeat(90)))).isNotNull();
		assertThat(this.bothWays.compare("{\"seconds\":0.%s}".formatted("1".repeat(100)))).isNull();
		assertThat(this.bothWays.compare("{\"seconds\":0.%s}".formatted("1".repeat(2000)))).isNull();
		assertThat(this.bothWays.compare("{\"future\":%s}".formatted("1".repeat(2000)))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "depth", "name", "number", "document", "tokens" })
	void limitsOfTheMapperAreKept(String limit) {
		StreamReadConstraints.Builder limits = StreamReadConstraints.builder();
		switch (limit) {
			case "text" -> limits.maxStringLength(5);
			case "depth" -> limits.maxNestingDepth(3);
			case "name" -> limits.maxNameLength(20);
			case "number" -> limits.maxNumberLength(5);
			case "document" -> limits.maxDocumentLength(10);
			default -> limits.maxTokenCount(10);
		}
		JsonMapper mapper = JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits.build()).build())
			.build();
		byte[] json = PredictionJsonTests.EVERYTHING.getBytes(StandardCharsets.UTF_8);
		assertThat(new PredictionReader(mapper.readerFor(Object.class)).read(json, 0, json.length)).isNull();
		assertThat(new PredictionReader(new JsonMapper().readerFor(Object.class)).read(json, 0, json.length))
			.isNotNull();
	}

	@Test
	void readsLongLists() {
		String point = "{\"x\":1.5,\"y\":2}";
		String json = "{\"objects\":[{\"outline\":[%s]}],\"embeddings\":[{\"embedding\":[%s]}]}"
			.formatted((point + ",").repeat(20_000) + point, "0.5,".repeat(20_000) + "1");
		Prediction prediction = this.bothWays.compare(json);
		assertThat(prediction).isNotNull();
		assertThat(prediction.objects().get(0).outline()).hasSize(20_001).endsWith(new Point(1.5, 2));
		assertThat(prediction.embeddings().get(0).embedding()).hasSize(20_001).endsWith(1.0);
	}

	private @Nullable Prediction read(String json) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return this.reader.read(bytes, 0, bytes.length);
	}

}
