package ai.eyepop.emulator;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;
import ai.eyepop.emulator.inspect.DatasetSnapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for datasets, their versions and auto-annotates.
 */
class DatasetTests extends AbstractDataTests {

	@Test
	void datasetIsCreatedChangedListedAndDeleted() {
		String uuid = DataClient.id(this.data.post("/datasets?account_uuid=acc-2&unknown=1", """
				{"name": "\u00F1", "tags": ["x"], "auto_annotate_params": null, "more": 1}"""));
		this.clock.advance(Duration.ofMinutes(1));
		JsonNode changed = this.data.patch("/datasets/" + uuid, "{\"description\": \"d\", \"tags\": []}").json();
		assertThat(changed.path("description").asString()).isEqualTo("d");
		assertThat(changed.path("tags").isEmpty()).isTrue();
		assertThat(changed.path("name").asString()).isEqualTo("\u00F1");
		assertThat(changed.path("updated_at").asString()).isEqualTo("2026-01-02T03:05:05Z");
		assertThat(changed.path("created_at").asString()).isEqualTo("2026-01-02T03:04:05Z");
		assertThat(changed.has("more")).isFalse();
		JsonNode cleared = this.data.patch("/datasets/" + uuid, "{\"description\": null}").json();
		assertThat(cleared.path("description").isNull()).isTrue();
		assertThat(this.data.get("/datasets?account_uuid=acc-2").json()).hasSize(1);
		assertThat(this.data.get("/datasets?account_uuid=acc-1").json()).isEmpty();
		assertThat(this.data.delete("/datasets/" + uuid).status()).isEqualTo(204);
		assertThat(this.data.get("/datasets/" + uuid).status()).isEqualTo(404);
		assertThat(this.emulator.datasets()).isEmpty();
	}

	@Test
	void freezingMakesAnotherModifiableVersion() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		JsonNode frozen = this.data.post("/datasets/" + dataset + "/freeze?&dataset_version=1").json();
		assertThat(frozen.path("modifiable_version").asInt()).isEqualTo(2);
		assertThat(frozen.path("versions").path(0).path("modifiable").asBoolean()).isFalse();
		assertThat(this.data.post("/datasets/" + dataset + "/freeze?dataset_version=1").status()).isEqualTo(409);
		assertThat(upload(dataset, "&dataset_version=1").status()).isEqualTo(409);
		assertThat(this.data.delete("/assets/" + asset + "?dataset_version=1").status()).isEqualTo(409);
		assertThat(this.data.delete("/assets/" + asset).status()).isEqualTo(204);
		assertThat(assets(dataset, "")).isEmpty();
		assertThat(assets(dataset, "&dataset_version=1")).hasSize(1);
		assertThat(this.data.post("/assets/" + asset + "/resurrect?dataset_uuid=" + dataset + "&from_dataset_version=1")
			.status()).isEqualTo(204);
		assertThat(assets(dataset, "")).hasSize(1);
		assertThat(this.data.get("/datasets/" + dataset + "?modifiable_version_only=true").json().path("versions"))
			.hasSize(1);
		assertThat(this.data.get("/datasets/" + dataset + "?dataset_version=7").status()).isEqualTo(404);
		DatasetSnapshot snapshot = this.emulator.datasets().get(0);
		assertThat(snapshot.versions()).containsExactly(1, 2);
		assertThat(snapshot.modifiableVersion()).isEqualTo(2);
	}

	@Test
	void versionIsDeletedWithTheAssetsThatNoOtherHas() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		this.data.freeze(dataset);
		this.data.delete("/assets/" + asset);
		assertThat(this.data.delete("/datasets/" + dataset + "/versions?dataset_version=2").status()).isEqualTo(409);
		JsonNode left = this.data.delete("/datasets/" + dataset + "/versions?dataset_version=1").json();
		assertThat(left.path("versions")).hasSize(1);
		assertThat(this.data.get("/assets/" + asset).status()).isEqualTo(404);
		assertThat(this.emulator.assets()).isEmpty();
		assertThat(storedFiles()).isZero();
	}

	@Test
	void versionIsAnalysedAndHasItsHeroAndStatistics() {
		String dataset = this.data.dataset();
		upload(dataset, "&sync_transform=true", "image/png", "no image".getBytes());
		String asset = this.data.asset(dataset);
		this.data.patch("/assets/" + asset + "/ground_truth", "[{\"source_width\": 1, \"source_height\": 1}]");
		assertThat(this.data.post("/datasets/" + dataset + "/analyze").status()).isEqualTo(204);
		JsonNode version = this.data.get("/datasets/" + dataset + "?include_stats=True").json().path("versions").get(0);
		assertThat(version.path("hero_asset_uuid").asString()).isEqualTo(asset);
		assertThat(version.path("last_analysed_at").isString()).isTrue();
		assertThat(version.path("asset_stats").toString()).isEqualTo("""
				{"total":2,"accepted":1,"rejected":1,"annotated":1,"auto_annotated":0,"auto_annotated_approved":0,\
				"ground_truth_annotated":1}""");
		JsonNode listed = this.data.get("/datasets?" + this.data.account()).json().get(0).path("versions").get(0);
		assertThat(listed.path("hero_asset_uuid").isNull()).isTrue();
		assertThat(listed.path("asset_stats").isNull()).isTrue();
	}

	@Test
	void autoAnnotatesLookAtTheAssets() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		this.data.patch("/datasets/" + dataset + "?start_auto_annotate=false", "{\"auto_annotates\": [\"vlm\"]}");
		assertThat(this.data.get("/datasets/" + dataset + "/auto_annotates").json()).isEmpty();
		assertThat(this.data.post("/datasets/" + dataset + "/auto_annotate?&max_assets=5").status()).isEqualTo(204);
		await().until(() -> this.data.get("/datasets/" + dataset + "/auto_annotates")
			.json()
			.path(0)
			.path("status")
			.asString("")
			.equals("completed"));
		JsonNode annotation = annotations(asset).get(0);
		assertThat(annotation.path("type").asString()).isEqualTo("auto");
		assertThat(annotation.path("predictions").get(0).path("objects").get(0).path("classLabel").asString())
			.isEqualTo("square");
	}

	@Test
	void runsOfAutoAnnotatesAreKept() {
		String at = "/datasets/" + this.data.dataset() + "/auto_annotates";
		String run = "{\"auto_annotate\": \"vlm\", \"source\": \"s&1\"}";
		assertThat(this.data.post(at, run).status()).isEqualTo(204);
		assertThat(this.data.post(at, run).status()).isEqualTo(409);
		assertThat(this.data.patch(at + "?auto_annotate=vlm&source=s%261", """
				{"status": "completed", "metrics": {"f1": 0.5}}""").status()).isEqualTo(204);
		assertThat(this.data.patch(at + "?auto_annotate=vlm&source=s", "{}").status()).isEqualTo(404);
		assertThat(this.data.patch(at + "?auto_annotate=vlm", "{}").status()).isEqualTo(422);
		JsonNode listed = this.data.get(at + "?source=s%261&dataset_version=1").json();
		assertThat(listed.get(0).path("status").asString()).isEqualTo("completed");
		assertThat(this.data.get(at + "?source=other").json()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{} | name", "{\"name\": 1} | name", "{\"name\": null} | name",
					"{\"name\": \"n\", \"tags\": \"x\"} | tags", "{\"name\": \"n\", \"searchable\": 1} | searchable",
					"{\"name\": \"n\", \"auto_annotate_params\": {\"prompts\": [{\"label\": 1}]}} | label", "[] | body",
					"{ | JSON" })
	void malformedBodyIsRefusedByField(String body, String named) {
		Answer answer = this.data.post("/datasets?" + this.data.account(), body);
		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.json().path("detail").get(0).toString()).contains(named);
		assertThat(this.emulator.datasets()).isEmpty();
	}

}
