package ai.eyepop.docs;

import java.nio.file.Path;
import java.util.List;

import com.example.shop.ShopApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.ability.VlmAbility;
import ai.eyepop.data.ability.VlmAbilityCreate;
import ai.eyepop.data.ability.VlmAbilityGroup;
import ai.eyepop.data.ability.VlmAbilityGroupCreate;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.EvaluationStatus;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.InferResult;
import ai.eyepop.data.model.Model;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.model.ModelExportRequest;
import ai.eyepop.data.model.ModelStatus;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the guide says of the Data API and of questions to visual language models.
 */
@SpringBootTest(classes = ShopApplication.class)
@WithEyePopEmulator
class DataTests {

	private final Path photo = Path.of("src/test/resources/photo.jpg");

	@Test
	void datasetsModelsAndAnswers(@Autowired SyncDataEndpoint data, @TempDir Path folder) {
		Asset asset = annotate(data, this.photo);
		String datasetUuid = asset.datasetUuid();
		assertThat(datasetUuid).isNotNull();
		ask(data, asset, datasetUuid);
		train(data, datasetUuid, folder.resolve("model.zip"));
	}

	private Asset annotate(SyncDataEndpoint data, Path photo) {
		// tag::annotate[]
		Dataset dataset = data.datasets().create(DatasetCreate.builder("hard hats").build());
		Asset asset = data.uploads().upload(photo, dataset.uuid()).result();

		PredictedObject hat = PredictedObject.builder("hard hat", 120, 40, 64, 48).build();
		data.assets()
			.updateGroundTruth(asset.uuid(), List.of(Prediction.builder(640, 480).objects(List.of(hat)).build()));
		// end::annotate[]
		Asset annotated = data.assets().get(asset.uuid(), true, null);
		assertThat(annotated.annotations()).hasSize(1);
		return annotated;
	}

	private void ask(SyncDataEndpoint data, Asset asset, String datasetUuid) {
		// tag::ask[]
		InferRequest question = InferRequest.builder("How many people are there, and what are they doing?")
			.responseType(Scene.class)
			.build();
		InferResult answer = data.inference().infer(asset.uuid(), question).result();
		List<Scene> scenes = answer.details(Scene.class);
		// end::ask[]
		assertThat(scenes).isNotEmpty();

		// tag::evaluate[]
		EvaluateResult result = data.inference()
			.evaluate(EvaluateRequest.builder(datasetUuid).source("first try").infer(question).build())
			.result();
		if (EvaluationStatus.SUCCESS.equals(result.status())) {
			Object recall = result.metrics().get("recall");
			// end::evaluate[]
			assertThat(recall).isInstanceOf(Double.class);
			// tag::evaluate[]
		}
		// end::evaluate[]
		assertThat(result.status()).isEqualTo(EvaluationStatus.SUCCESS);
	}

	@Test
	void abilities(@Autowired SyncDataEndpoint data, @Autowired SyncWorkerEndpoint worker) {
		// tag::ability[]
		VlmAbilityGroup group = data.abilityGroups().create(VlmAbilityGroupCreate.builder("counting").build());
		VlmAbility ability = data.abilities()
			.create(VlmAbilityCreate.builder("people", "qwen3-instruct", "How many people are there?")
				.responseType(Scene.class)
				.build(), group.uuid(), null);
		data.abilities().publish(ability.uuid(), "acme.people", "v1");

		worker.setPop(Pop.of(InferenceComponent.ofAbility("acme.people:v1")));
		// end::ability[]
		assertThat(data.abilities().get(ability.uuid()).uuid()).isEqualTo(ability.uuid());
		assertThat(worker.upload(this.photo).predict()).isNotNull();
	}

	private void train(SyncDataEndpoint data, String datasetUuid, Path file) {
		// tag::train[]
		Model model = data.models()
			.createFromDataset(datasetUuid, null, ModelCreate.builder("hats", "finds hard hats").build(), true);
		// end::train[]
		await().until(() -> ModelStatus.AVAILABLE.equals(data.models().get(model.uuid()).status()));
		// tag::publish[]
		data.models().publish(model.uuid());
		data.modelAliases().create(ModelAliasCreate.builder("hats").build());
		data.modelAliases().setTag("hats", "best", model.uuid());

		ModelExportRequest request = ModelExportRequest.builder(List.of(model.uuid()), List.of(ModelExportFormat.ONNX))
			.build();
		Path zip = data.exports().modelArtifacts(request).to(file);
		// end::publish[]
		assertThat(zip).isNotEmptyFile();
	}

	// tag::scene[]
	/**
	 * What is asked about an image.
	 *
	 * @param people how many people there are
	 * @param activity what they do
	 */
	record Scene(int people, @Nullable String activity) {

	}
	// end::scene[]

}
