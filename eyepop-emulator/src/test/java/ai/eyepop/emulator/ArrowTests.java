package ai.eyepop.emulator;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.arrow.ArrowTable;
import ai.eyepop.emulator.arrow.Vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the import and export of assets as Arrow, over real sockets.
 */
class ArrowTests extends AbstractDataTests {

	private static final String ALL = "&inclusion_mode=all_assets&include_external_ids=true";

	static List<String> names() {
		return Vectors.names();
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatIsImportedIsExported(String name) {
		String dataset = imported(name);
		byte[] exported = this.data.export("dataset_uuid=" + dataset + ALL);
		Vectors.assertSame(ArrowTable.of(exported).rows(), Vectors.columns(name), "asset_url");
		assertThat(this.emulator.assets()).hasSize(Vectors.columns(name).size());
		await().until(() -> this.emulator.arrowMemory() == 0);
	}

	@Test
	void importedAssetsAreAssets() {
		String dataset = imported("objects-1.7.stream");
		JsonNode listed = assets(dataset, "&include_annotations=true");
		assertThat(listed).hasSize(1);
		assertThat(this.data.get("/assets/a-objects?include_annotations=true").json()).isEqualTo(listed.get(0));
		JsonNode asset = listed.get(0);
		assertThat(asset.path("status").asString()).isEqualTo("accepted");
		assertThat(asset.path("external_id").isNull()).isTrue();
		assertThat(asset.path("created_at").asString()).isEqualTo("2026-01-02T03:04:05.678Z");
		JsonNode prediction = asset.path("annotations").get(0).path("predictions").get(0);
		assertThat(prediction.path("source_width").asDouble()).isEqualTo(1);
		assertThat(prediction.path("objects").get(0).path("confidence").asDouble()).isEqualTo(0.912);
		assertThat(prediction.path("objects").get(0).path("x").asDouble()).isEqualTo(0.016);
		assertThat(prediction.has("classes")).isFalse();
		JsonNode stats = this.data.get("/datasets/" + dataset + "?include_stats=true").json().path("versions").get(0);
		assertThat(stats.path("asset_stats").toString()).isEqualTo("""
				{"total":1,"accepted":1,"rejected":0,"annotated":1,"auto_annotated":0,"auto_annotated_approved":0,\
				"ground_truth_annotated":1}""");
		assertThat(this.data.get("/assets/a-objects/download").status()).isEqualTo(409);
	}

	@Test
	void numbersOfImportedAssetsAreShown() {
		imported("server-plain-1.7.stream");
		JsonNode asset = this.data.get("/assets/a-scalar").json();
		assertThat(asset.path("original_image_width").asInt()).isEqualTo(65535);
		assertThat(asset.path("review_priority").asDouble()).isEqualTo(0.12347412109375);
		assertThat(asset.path("model_relevance").asDouble()).isEqualTo(-1);
		assertThat(this.data.get("/assets/a-scalar-2").json().path("review_priority").isNull()).isTrue();
		JsonNode video = this.data.get("/assets/a-time").json();
		assertThat(video.path("original_frames").asLong()).isEqualTo(4294967295L);
		assertThat(video.path("original_duration").asDouble()).isEqualTo(12.345678329467773);
	}

	@Test
	void importedAssetIsChangedFrozenDeletedAndResurrected() {
		String dataset = imported("all-1.7.stream");
		int count = Vectors.columns("all-1.7.stream").size();
		this.data.freeze(dataset);
		String truth = "[{\"source_width\": 200, \"source_height\": 100, \"objects\": "
				+ "[{\"classLabel\": \"new\", \"x\": 100, \"y\": 10, \"width\": 1, \"height\": 1}]}]";
		assertThat(this.data.patch("/assets/a-objects/ground_truth", truth).status()).isEqualTo(204);
		assertThat(object(dataset, "a-objects", "")).containsEntry("classLabel", "new").containsEntry("x", 0.5);
		assertThat(object(dataset, "a-objects", "&dataset_version=1")).containsEntry("classLabel", "person");
		assertThat(this.data.delete("/assets/a-classes").status()).isEqualTo(204);
		assertThat(assets(dataset, "")).hasSize(count - 1);
		assertThat(assets(dataset, "&dataset_version=1")).hasSize(count);
		assertThat(this.data.post("/assets/a-classes/resurrect?dataset_uuid=" + dataset + "&from_dataset_version=1")
			.status()).isEqualTo(204);
		assertThat(assets(dataset, "")).hasSize(count);
		this.data.delete("/datasets/" + dataset + "/annotations?dataset_version=2&user_review=rejected");
		assertThat(annotations("a-classes")).isEmpty();
		assertThat(this.data.delete("/datasets/" + dataset + "/versions?dataset_version=1").status()).isEqualTo(200);
		assertThat(this.data.delete("/datasets/" + dataset).status()).isEqualTo(204);
		assertThat(this.emulator.assets()).isEmpty();
		assertThat(storedFiles()).isZero();
	}

	@Test
	void rowTakesThePlaceOfTheAnnotationsOfAnAsset() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		this.data.patch("/assets/" + asset + "/ground_truth", "[{\"source_width\": 1, \"source_height\": 1}]");
		byte[] exported = this.data.export("dataset_uuid=" + dataset);
		this.data.patch("/assets/" + asset + "/ground_truth", "[]");
		this.data.post("/assets/" + asset + "/annotations?auto_annotate=x", "[]");
		assertThat(this.data.load(dataset, exported).status()).isEqualTo(204);
		assertThat(annotations(asset)).hasSize(1);
		assertThat(annotations(asset).get(0).path("predictions")).hasSize(1);
		assertThat(this.data.get("/assets/" + asset).json().path("original_image_width").asInt()).isEqualTo(400);
		assertThat(this.emulator.assets()).hasSize(1);
		for (int i = 0; i < 2; i++) {
			assertThat(this.data.load(dataset, Vectors.bytes("all-1.7.stream")).status()).isEqualTo(204);
		}
		assertThat(this.emulator.assets()).hasSize(1 + Vectors.columns("all-1.7.stream").size());
	}

	@Test
	void assetOfAnotherDatasetIsANewOne() {
		String first = imported("objects-1.7.stream");
		String second = imported("objects-1.7.stream");
		assertThat(uuids(first, "")).containsExactly("a-objects");
		assertThat(uuids(second, "")).hasSize(1).doesNotContain("a-objects");
		assertThat(this.emulator.assets()).hasSize(2);
	}

	@Test
	void bytesAreLoadedFromTheUrlOfARow() throws Exception {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset, "&external_id=e", Scenes.redSquare());
		byte[] exported = this.data.export("dataset_uuid=" + dataset + ALL + "&asset_url_type=https_signed");
		Map<String, @Nullable Object> row = ArrowTable.of(exported).rows().get(0);
		assertThat(row).containsEntry("uuid", asset)
			.containsEntry("external_id", "e")
			.containsEntry("original_image_width", 400L)
			.containsEntry("mime_type", "image/png");
		String copy = this.data.dataset();
		assertThat(this.data.load(copy, exported).status()).isEqualTo(204);
		String copied = uuids(copy, "").get(0);
		await().until(() -> this.data.get("/assets/" + copied).json().path("is_transformed").asBoolean());
		assertThat(this.data.get("/assets/" + copied + "/download").header("Content-Type")).isEqualTo("image/jpeg");
		assertThat(
				ArrowTable.of(this.data.export("dataset_uuid=" + dataset + "&inclusion_mode=all_assets")).rows().get(0))
			.containsEntry("external_id", null)
			.containsEntry("asset_url", null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "inclusion_mode=all_assets | a b c d", "x=y | a b d",
			"inclusion_mode=manual_annotated_only | a d", "inclusion_mode=auto_annotated_only | b",
			"annotation_inclusion_mode=ground_truth | a d", "annotation_inclusion_mode=user_approved | a b d",
			"annotation_inclusion_mode=user_reviewed | a b d", "include_partition=p&inclusion_mode=all_assets | c",
			"include_source=s%261&annotation_inclusion_mode=all | a b d", "include_source=other | a d",
			"include_auto_annotate=vlm | a b d", "include_auto_annotate=other | a d",
			"asset_uuid=A&asset_uuid=C&inclusion_mode=all_assets | a c", "asset_uuid=B&asset_uuid=C | b" })
	void exportHasWhatIsAskedFor(String query, String expected) {
		String dataset = this.data.dataset();
		String prediction = "[{\"source_width\": 1, \"source_height\": 1}]";
		String a = this.data.asset(dataset);
		this.data.patch("/assets/" + a + "/ground_truth", prediction);
		String b = this.data.asset(dataset);
		this.data.post("/assets/" + b + "/annotations?auto_annotate=vlm&source=s%261&user_review=approved", prediction);
		String c = this.data.asset(dataset, "&partition=p", Scenes.redSquare());
		String d = this.data.asset(dataset);
		this.data.patch("/assets/" + d + "/ground_truth", prediction);
		this.data.patch("/assets/" + d + "/annotations?user_review=rejected");
		Map<String, String> names = Map.of(a, "a", b, "b", c, "c", d, "d");
		String asked = query.replace("asset_uuid=A", "asset_uuid=" + a)
			.replace("asset_uuid=B", "asset_uuid=" + b)
			.replace("asset_uuid=C", "asset_uuid=" + c);
		List<String> found = ArrowTable.of(this.data.export("dataset_uuid=" + dataset + "&" + asked))
			.rows()
			.stream()
			.map((row) -> names.getOrDefault(String.valueOf(row.get("uuid")), "?"))
			.toList();
		assertThat(found).containsExactly(expected.split(" "));
	}

	@Test
	void exportFreezesAndNamesAModelsVersion() {
		String dataset = imported("objects-1.7.stream");
		this.data.export("dataset_uuid=" + dataset + "&freeze_dataset_version=True");
		assertThat(this.emulator.datasets().get(0).modifiableVersion()).isEqualTo(2);
		this.data.export("dataset_uuid=" + dataset + "&dataset_version=1&freeze_dataset_version=True");
		assertThat(this.emulator.datasets().get(0).modifiableVersion()).isEqualTo(2);
		String model = DataClient
			.id(this.data.post("/models?dataset_uuid=" + dataset + "&dataset_version=1&start_training=False",
					"{\"name\": \"m\", \"description\": \"d\"}"));
		assertThat(this.data.delete("/assets/a-objects").status()).isEqualTo(204);
		assertThat(ArrowTable.of(this.data.export("model_uuid=" + model)).rows()).hasSize(1);
		assertThat(ArrowTable.of(this.data.export("dataset_uuid=" + dataset)).rows()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "GET, /exports/assets, 422, dataset_uuid", "GET, /exports/assets?dataset_uuid=x, 404, x",
			"GET, /exports/assets?asset_uuid=x, 404, x", "GET, /exports/assets?model_uuid=x, 404, x",
			"GET, /exports/assets?dataset_uuid=x&transcode_mode=y, 422, transcode_mode",
			"POST, /imports/assets, 422, dataset_uuid", "POST, /imports/assets?dataset_uuid=x, 404, x" })
	void wrongCallIsRefused(String method, String target, int status, String named) {
		Answer answer = this.data.send(method, target,
				method.equals("GET") ? null : "application/vnd.apache.arrow.file", new byte[0]);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.text()).contains(named);
	}

	@Test
	void importNeedsAModifiableVersionAndArrow() {
		String dataset = this.data.dataset();
		this.data.freeze(dataset);
		byte[] arrow = Vectors.bytes("objects-1.7.stream");
		assertThat(this.data.load(dataset + "&dataset_version=1", arrow).status()).isEqualTo(409);
		assertThat(
				this.data.send("POST", "/imports/assets?dataset_uuid=" + dataset, "application/json", arrow).status())
			.isEqualTo(415);
		assertThat(this.data.load(dataset, new byte[0]).status()).isEqualTo(204);
		assertThat(this.emulator.assets()).isEmpty();
	}

	private String imported(String name) {
		String dataset = this.data.dataset();
		Answer answer = this.data.load(dataset, Vectors.bytes(name));
		assertThat(answer.status()).as(answer.text()).isEqualTo(204);
		return dataset;
	}

	@SuppressWarnings("unchecked")
	private Map<String, @Nullable Object> object(String dataset, String asset, String query) {
		List<Map<String, @Nullable Object>> rows = ArrowTable
			.of(this.data.export("dataset_uuid=" + dataset + "&asset_uuid=" + asset + query))
			.rows();
		List<?> annotations = list(rows.get(0), "annotations");
		Map<?, ?> annotation = (Map<?, ?>) annotations.get(annotations.size() - 1);
		return (Map<String, @Nullable Object>) list(annotation, "objects").get(0);
	}

	private static List<?> list(Map<?, ?> struct, String name) {
		return (List<?>) Objects.requireNonNull(struct.get(name));
	}

}
