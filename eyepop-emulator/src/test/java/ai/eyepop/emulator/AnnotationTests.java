package ai.eyepop.emulator;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.EmulatorClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is said about assets.
 */
class AnnotationTests extends AbstractDataTests {

	@Test
	void annotationsAreApprovedAndDeleted() {
		String dataset = this.data.dataset();
		String asset = this.data.asset(dataset);
		String at = "/assets/" + asset;
		String name = DataClient.encode(STRANGE);
		this.data.post(at + "/annotations?auto_annotate=" + name, "[]");
		assertThat(this.data.patch(at + "/auto_annotations/" + name + "/user_review/rejected?&approved_threshold=0.25")
			.status()).isEqualTo(204);
		JsonNode annotation = annotations(asset).get(0);
		assertThat(annotation.path("auto_annotate").asString()).isEqualTo(STRANGE);
		assertThat(annotation.path("user_review").asString()).isEqualTo("rejected");
		assertThat(annotation.path("approved_threshold").asDouble()).isEqualTo(0.25);
		assertThat(this.data.patch(at + "/annotations?user_review=approved").status()).isEqualTo(204);
		assertThat(annotations(asset).get(0).path("user_review").asString()).isEqualTo("approved");
		assertThat(this.data.patch(at + "/annotations?auto_annotate=other").status()).isEqualTo(404);
		assertThat(this.data.patch(at + "/annotations?user_review=maybe").status()).isEqualTo(422);
		String deletion = "/datasets/" + dataset + "/annotations?dataset_version=1&user_review=";
		this.data.delete(deletion + "unknown&user_review=rejected");
		assertThat(annotations(asset)).hasSize(1);
		this.data.delete(deletion + "unknown&user_review=approved");
		assertThat(annotations(asset)).isEmpty();
	}

	@Test
	void groundTruthIsReplacedAndDeleted() {
		String asset = this.data.asset(this.data.dataset());
		String at = "/assets/" + asset + "/ground_truth";
		this.data.patch(at, "[{\"source_width\": 1, \"source_height\": 1}]");
		this.data.patch(at, "[{\"source_width\": 2, \"source_height\": 2}]");
		assertThat(annotations(asset)).hasSize(1);
		assertThat(annotations(asset).get(0).path("predictions").get(0).path("source_width").asInt()).isEqualTo(2);
		Answer wrong = this.data.patch(at, "[{\"source_width\": 2}]");
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.text()).contains("source_height");
		this.data.patch(at, "[]");
		assertThat(annotations(asset).get(0).path("predictions")).isEmpty();
		assertThat(this.data.delete(at).status()).isEqualTo(204);
		assertThat(annotations(asset)).isEmpty();
	}

	@Test
	void roisAreAddedAndDeletedByName() {
		String asset = this.data.asset(this.data.dataset());
		this.data.post("/assets/" + asset + "/rois", """
				{"name": "%s", "area": {"x": 1, "y": 2, "width": 3, "height": 4}}""".formatted(STRANGE));
		JsonNode roi = this.data.get("/assets/" + asset).json().path("rois").get(0);
		assertThat(roi.path("area").path("type").asString()).isEqualTo("rectangle");
		assertThat(this.data.delete("/assets/" + asset + "/rois/other").status()).isEqualTo(404);
		assertThat(this.data.delete("/assets/" + asset + "/rois/" + DataClient.encode(STRANGE)).status())
			.isEqualTo(204);
		assertThat(this.data.get("/assets/" + asset).json().path("rois")).isEmpty();
	}

}
