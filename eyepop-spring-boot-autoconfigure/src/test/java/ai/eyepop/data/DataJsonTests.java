package ai.eyepop.data;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.util.DefaultUriBuilderFactory;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.data.ability.AutoTask;
import ai.eyepop.data.ability.VlmAbility;
import ai.eyepop.data.ability.VlmAbilityGroupCreate;
import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportAnnotation;
import ai.eyepop.data.asset.AssetStatus;
import ai.eyepop.data.asset.Roi;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetUpdate;
import ai.eyepop.data.inference.InferConfig;
import ai.eyepop.data.model.Model;
import ai.eyepop.data.model.ModelAliasUpdate;
import ai.eyepop.data.model.ModelTrainingEvent;
import ai.eyepop.data.model.ModelTrainingSample;
import ai.eyepop.data.model.ModelTrainingStage;
import ai.eyepop.data.model.ModelUpdate;
import ai.eyepop.data.model.ModelVariant;
import ai.eyepop.data.model.Quantization;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.WireJson;
import ai.eyepop.prediction.Area;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the records of the Data API, as they are sent and received.
 */
class DataJsonTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private final EyePopHttp http = TestHttp.create();

	private DataServer server = DataServer.json(200, "{\"uuid\": \"u\", \"name\": \"n\", \"account_uuid\": \"a\"}");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@Test
	void whatWasNotSetIsNotSentAndWhatWasSetToNullIsCleared() {
		// 6: the vendor's SDK cannot clear a field
		assertSent("{\"description\":null}",
				(data) -> data.datasets().update("d", DatasetUpdate.builder().description(null).build()));
		assertSent("{\"tags\":[]}",
				(data) -> data.datasets().update("d", DatasetUpdate.builder().tags(List.of()).build()));
		assertSent("{}", (data) -> data.datasets().update("d", DatasetUpdate.builder().build()));
		assertSent("{\"task\":null,\"is_public\":false}",
				(data) -> data.models().update("m", ModelUpdate.builder().task(null).isPublic(false).build()));
		assertSent("{\"description\":null}",
				(data) -> data.modelAliases().update("a", ModelAliasUpdate.builder().description(null).build()));
	}

	@Test
	void theApplicationsClientDoesNotChangeTheWire() {
		JsonMapper application = JsonMapper.builder()
			.propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
			.changeDefaultPropertyInclusion((inclusion) -> inclusion.withContentInclusion(JsonInclude.Include.NON_NULL))
			.build();
		DefaultUriBuilderFactory uris = new DefaultUriBuilderFactory("http://application.test/base");
		uris.setEncodingMode(DefaultUriBuilderFactory.EncodingMode.NONE);
		WebClient.Builder client = WebClient.builder().uriBuilderFactory(uris).codecs((codecs) -> {
			codecs.defaultCodecs().jacksonJsonEncoder(new JacksonJsonEncoder(application));
			codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(application));
		});
		try (EyePopHttp http = EyePopHttp.builder().webClientBuilder(client).build()) {
			Dataset dataset = this.server.endpoint(http)
				.build()
				.sync()
				.datasets()
				.update("d/1", DatasetUpdate.builder().description(null).build());
			assertThat(dataset.accountUuid()).isEqualTo("a");
		}
		assertThat(this.server.onlyRequest().uri()).hasToString("/datasets/d%2F1?start_auto_annotate=true");
		assertThat(new String(this.server.onlyRequest().body())).isEqualTo("{\"description\":null}");
	}

	@Test
	void aGroundTruthCanBeEmptied() {
		// 6: an empty list was not sent at all
		assertSent("[]", (data) -> data.assets().updateGroundTruth("a", List.of()));
	}

	@Test
	void discriminatorsAreSentWhereverTheyAreNested() {
		// 3: they were dropped
		assertSent(
				"{\"name\":\"r\",\"area\":{\"type\":\"rectangle\",\"x\":1.0,\"y\":2.0,\"width\":3.0,\"height\":4.0}}",
				(data) -> data.assets().addRoi("a", new Roi("r", Area.rectangle(1, 2, 3, 4), null)));
		AutoTask task = AutoTask.classification(List.of("a"), "ds").build();
		String json = "{\"type\":\"classification\",\"classes\":[\"a\"],\"dataset_uuid\":\"ds\"}";
		assertSent(json, (data) -> data.abilities().refineTask("a", task));
		assertSent("{\"name\":\"g\",\"auto_task\":" + json + "}",
				(data) -> data.abilityGroups().create(VlmAbilityGroupCreate.builder("g").autoTask(task).build()));
		assertThat(json(InferConfig.builder().roi(Area.rectangle(1, 2, 3, 4)).other(Map.of("top_k", 5)).build()))
			.isEqualTo(
					"{\"roi\":{\"type\":\"rectangle\",\"x\":1.0,\"y\":2.0,\"width\":3.0,\"height\":4.0},\"top_k\":5}");
	}

	@Test
	void predictionsAndSamplesAreWrittenAsTheServiceReadsThem() {
		Prediction prediction = Prediction.builder(640, 480).build();
		String json = "{\"source_width\":640.0,\"source_height\":480.0}";
		assertThat(json(AssetImport.builder("https://x.test/a")
			.annotations(List.of(AssetImportAnnotation.builder(AnnotationType.PREDICTION)
				.predictions(List.of(prediction))
				.sourceModelUuid(null)
				.build()))
			.groundTruth(prediction)
			.build()))
			.isEqualTo("{\"url\":\"https://x.test/a\",\"annotations\":[{\"type\":\"prediction\",\"predictions\":["
					+ json + "],\"source_model_uuid\":null}],\"ground_truth\":" + json + "}");
		assertThat(json(ModelTrainingEvent.builder(ModelTrainingStage.TRAINING)
			.samples(List.of(new ModelTrainingSample("a", prediction)))
			.cpr(List.of(List.of(0.5, 0.9, 0.8)))
			.build())).isEqualTo("{\"stage\":\"training\",\"samples\":[[\"a\"," + json + "]],\"cpr\":[[0.5,0.9,0.8]]}");
	}

	@Test
	void aVariantOfListsStandsForEveryCombination() {
		ModelVariant variant = ModelVariant.of("quantization", Quantization.INT8, Quantization.FP16)
			.and("odd key", "a=b&c");
		assertThat(variant.pairs()).containsExactly("quantization=int8", "quantization=fp16", "odd key=a=b&c");
	}

	@Test
	void whatIsNewIsKept() {
		Asset asset = read(Asset.class,
				"{\"uuid\": \"a\", \"status\": \"frozen\", \"new\": {\"b\": null}, \"annotations\": [{\"type\": \"guess\"}]}");
		assertThat(asset.status()).isEqualTo(AssetStatus.of("frozen")).hasToString("frozen");
		assertThat(asset.annotations().get(0).type()).hasToString("guess");
		Map<String, @Nullable Object> member = new HashMap<>();
		member.put("b", null);
		assertThat(asset.other()).containsEntry("new", member);
		assertThat(MAPPER.readTree(WireJson.write(asset)).get("new")).isEqualTo(MAPPER.readTree("{\"b\": null}"));
	}

	@Test
	void whatIsAbsentOrNullIsEmpty() {
		Dataset dataset = read(Dataset.class,
				"{\"uuid\": \"d\", \"name\": \"n\", \"account_uuid\": \"a\", \"tags\": null, \"versions\": [null]}");
		assertThat(dataset.tags()).isEmpty();
		assertThat(dataset.autoAnnotates()).isEmpty();
		assertThat(dataset.versions()).isEmpty();
		assertThat(dataset.parent()).isNull();
		Model model = read(Model.class,
				"{\"uuid\": \"m\", \"name\": \"n\", \"account_uuid\": \"a\", \"is_public\": true, \"metrics\": {\"cpr\": [[0.5, null, 1]]}}");
		assertThat(model.isPublic()).isTrue();
		assertThat(model.exports()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-02T03:04:05.678000Z, 2026-01-02T03:04:05.678Z", "2026-01-02T03:04:05, 2026-01-02T03:04:05Z",
			"2026-01-02T03:04:05.5+02:00, 2026-01-02T01:04:05.5Z", "2026-01-02 03:04:05, 2026-01-02T03:04:05Z" })
	void aTimeWithoutAnOffsetIsInUtc(String text, Instant expected) {
		assertThat(read(Asset.class, "{\"uuid\": \"a\", \"created_at\": \"%s\"}".formatted(text)).createdAt())
			.isEqualTo(expected);
	}

	@Test
	void aTimeThatIsNoneIsAnError() {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> read(Asset.class, "{\"uuid\": \"a\", \"created_at\": \"yesterday\"}"))
			.withMessageContaining("yesterday");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"{\"type\": \"rectangle\", \"x\": 1.0, \"y\": 2.0, \"width\": 3.0, \"height\": 4.0} | RectangleArea",
			"{\"x\": 1.0, \"y\": 2.0, \"width\": 3.0, \"height\": 4.0} | RectangleArea",
			"{\"type\": \"contour\", \"points\": [{\"x\": 1.0, \"y\": 2.0}, {\"x\": 3.0, \"y\": 4.0}, {\"x\": 3.0, \"y\": 5.0}]} | ContourArea",
			"{\"points\": [{\"x\": 1.0, \"y\": 2.0}]} | ContourArea",
			"{\"type\": \"ellipse\", \"width\": 1, \"height\": 2, \"tilt\": {\"by\": null}} | UnknownArea",
			"{\"type\": \"contour\", \"points\": [{\"x\": 1}]} | UnknownArea", "{} | UnknownArea" })
	void anAreaThatIsReadIsWrittenAsItWas(String area, String kind) {
		Asset asset = read(Asset.class,
				"{\"uuid\": \"a\", \"rois\": [{\"name\": \"r\", \"area\": %s, \"new\": 1}]}".formatted(area));
		Roi roi = asset.rois().get(0);
		assertThat(roi.name()).isEqualTo("r");
		assertThat(roi.area()).isNotNull()
			.satisfies((read) -> assertThat(read.getClass().getSimpleName()).isEqualTo(kind));
		ObjectNode expected = (ObjectNode) MAPPER.readTree(area);
		if (!kind.equals("UnknownArea")) {
			expected.put("type", kind.equals("RectangleArea") ? "rectangle" : "contour");
		}
		assertThat(MAPPER.readTree(json(roi)).get("area")).isEqualTo(expected);
	}

	@Test
	void anItemThatIsMissingDoesNotSpoilItsAnswer() {
		Dataset dataset = read(Dataset.class,
				"{\"uuid\": \"d\", \"name\": \"n\", \"account_uuid\": \"a\", \"auto_annotate_params\": {\"candidate_labels\": [null, \"l\"], \"prompts\": [null]}}");
		assertThat(dataset.autoAnnotateParams()).isNotNull()
			.satisfies((params) -> assertThat(params.candidateLabels()).containsExactly("l"))
			.satisfies((params) -> assertThat(params.prompts()).isEmpty());
		VlmAbility ability = read(VlmAbility.class,
				"{\"uuid\": \"v\", \"name\": \"n\", \"account_uuid\": \"a\", \"auto_task\": {\"type\": \"x\", \"classes\": [null]}}");
		assertThat(ability.autoTask()).isNotNull();
	}

	@Test
	void aTaskThatIsNotKnownDoesNotSpoilItsAbility() {
		VlmAbility ability = read(VlmAbility.class,
				"{\"uuid\": \"v\", \"name\": \"n\", \"account_uuid\": \"a\", \"auto_task\": {\"type\": \"counting\", \"of\": \"sheep\"}}");
		AutoTask task = ability.autoTask();
		assertThat(task).isNotNull();
		assertThat(task.type()).isEqualTo("counting");
		assertThat(task.other()).containsEntry("of", "sheep");
	}

	private void assertSent(String json, Consumer<SyncDataEndpoint> call) {
		this.server.close();
		this.server = DataServer.json(200, "{\"uuid\": \"u\", \"name\": \"n\", \"account_uuid\": \"a\"}");
		call.accept(this.server.endpoint(this.http).build().sync());
		assertThat(new String(this.server.onlyRequest().body())).isEqualTo(json);
		assertThat(this.server.onlyRequest().headers()).containsEntry("content-type", "application/json")
			.containsEntry("content-length", String.valueOf(json.length()));
	}

	private static String json(Object value) {
		return new String(WireJson.write(value));
	}

	private static <T> T read(Class<T> type, String json) {
		return WireJson.reader(type).readValue(json);
	}

}
