package ai.eyepop.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.InferResult;
import ai.eyepop.data.model.Model;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.model.ModelExportRequest;
import ai.eyepop.data.model.ModelStatus;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs what the guide's chapter on the Data API says, and shows that it says the same.
 */
class DataGuideTests {

	@Test
	void snippetsRun(@TempDir Path folder) throws IOException {
		Path photo = Files.copy(Path.of("src/test/resources/vectors/media/image.jpg"), folder.resolve("photo.jpg"));
		try (EmulatedData service = new EmulatedData()) {
			tell(service.sync(), photo, folder.resolve("model.zip"));
		}
	}

	private void tell(SyncDataEndpoint data, Path photo, Path file) {
		Dataset dataset = data.datasets().create(DatasetCreate.builder("hard hats").build());
		Asset asset = data.uploads().upload(photo, dataset.uuid()).result();

		PredictedObject hat = PredictedObject.builder("hard hat", 120, 40, 64, 48).build();
		data.assets()
			.updateGroundTruth(asset.uuid(), List.of(Prediction.builder(640, 480).objects(List.of(hat)).build()));
		assertThat(data.assets().get(asset.uuid(), true, null).annotations()).hasSize(1);

		InferRequest question = InferRequest.builder("How many people are there, and what are they doing?")
			.responseType(Scene.class)
			.build();
		InferResult answer = data.inference().infer(asset.uuid(), question).result();
		List<Scene> scenes = answer.details(Scene.class);
		assertThat(scenes).isNotEmpty();

		EvaluateResult result = data.inference()
			.evaluate(EvaluateRequest.builder(dataset.uuid()).source("first try").infer(question).build())
			.result();
		Object recall = result.metrics().get("recall");
		assertThat(recall).isInstanceOf(Double.class);
		train(data, dataset, file);
	}

	private void train(SyncDataEndpoint data, Dataset dataset, Path file) {
		Model model = data.models()
			.createFromDataset(dataset.uuid(), null, ModelCreate.builder("hats", "finds hard hats").build(), true);
		// ... a ModelChangedEvent tells when it is available, see below
		await().until(() -> ModelStatus.AVAILABLE.equals(data.models().get(model.uuid()).status()));
		data.models().publish(model.uuid());
		data.modelAliases().create(ModelAliasCreate.builder("hats").build());
		data.modelAliases().setTag("hats", "best", model.uuid());

		ModelExportRequest request = ModelExportRequest.builder(List.of(model.uuid()), List.of(ModelExportFormat.ONNX))
			.build();
		Path zip = data.exports().modelArtifacts(request).to(file);
		assertThat(zip).exists();
	}

	@Test
	void snippetsOfTheGuideAreThese() throws IOException {
		GuideSnippets.verify("Datasets, models", "Datasets as Arrow", getClass(), 4);
	}

	/**
	 * What is asked about an image.
	 *
	 * @param people how many people there are
	 * @param activity what they do
	 */
	record Scene(int people, @Nullable String activity) {

	}

}
