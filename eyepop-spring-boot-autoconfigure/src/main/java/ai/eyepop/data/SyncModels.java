package ai.eyepop.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.model.Model;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.model.ModelTrainingEvent;
import ai.eyepop.data.model.ModelTrainingProgress;
import ai.eyepop.data.model.ModelUpdate;
import ai.eyepop.data.model.ModelVariant;
import ai.eyepop.data.model.QcAiHubExportParams;
import ai.eyepop.source.MediaSource;

/**
 * Models of the Data API, waited for.
 *
 * @since 0.1.0
 * @see Models
 */
@HttpExchange(accept = "application/json")
public interface SyncModels {

	/**
	 * List the models of the endpoint's account.
	 * @return the models
	 */
	default List<Model> list() {
		return list(null);
	}

	/**
	 * List models.
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the models
	 */
	@Operation(value = "list_models", idempotent = true)
	@GetExchange("/models")
	List<Model> list(@AccountUuid @Nullable String accountUuid);

	/**
	 * Create a model in the endpoint's account, and do not train it.
	 * @param model the model
	 * @return the new model
	 */
	default Model create(ModelCreate model) {
		return create(model, false, null);
	}

	/**
	 * Create a model.
	 * @param model the model
	 * @param startTraining whether to train it
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the new model
	 */
	@Operation(value = "create_model", idempotent = false)
	@PostExchange("/models")
	Model create(@RequestBody ModelCreate model, @RequestParam("start_training") boolean startTraining,
			@AccountUuid @Nullable String accountUuid);

	/**
	 * Create a model that is trained with a dataset.
	 * @param datasetUuid id of the dataset
	 * @param datasetVersion number of the version; {@code null} for the one that can be
	 * modified
	 * @param model the model
	 * @param startTraining whether to train it
	 * @return the new model
	 */
	@Operation(value = "create_model_from_dataset", idempotent = false)
	@PostExchange("/models")
	Model createFromDataset(@RequestParam("dataset_uuid") String datasetUuid,
			@RequestParam(name = "dataset_version", required = false) @Nullable Integer datasetVersion,
			@RequestBody ModelCreate model, @RequestParam("start_training") boolean startTraining);

	/**
	 * Upload an artifact of a model without variants.
	 * @param modelUuid id of the model
	 * @param format format of the artifact
	 * @param artifactName name of the file
	 * @param content the artifact
	 */
	default void uploadArtifact(String modelUuid, ModelExportFormat format, String artifactName, MediaSource content) {
		uploadArtifact(modelUuid, format, artifactName, content, ModelVariant.none());
	}

	/**
	 * Upload an artifact of a model. One named {@code model.json} or {@code ability.json}
	 * completes the export of its variant, and is refused with status 409 when the export
	 * is complete; if it is sent again because an answer was lost, that counts as done.
	 * @param modelUuid id of the model
	 * @param format format of the artifact
	 * @param artifactName name of the file
	 * @param content the artifact
	 * @param variant variant that the artifact is for
	 */
	@Operation(value = "upload_model_artifact", idempotent = true)
	@PutExchange("/models/{modelUuid}/exports/eyepop/formats/{format}/artifacts/{artifactName}")
	void uploadArtifact(@PathVariable String modelUuid, @PathVariable ModelExportFormat format,
			@PathVariable String artifactName, @RequestBody MediaSource content,
			@Query("variant") ModelVariant variant);

	/**
	 * Read a model.
	 * @param modelUuid id of the model
	 * @return the model
	 */
	@Operation(value = "get_model", idempotent = true)
	@GetExchange("/models/{modelUuid}")
	Model get(@PathVariable String modelUuid);

	/**
	 * Read how far the training of a model is.
	 * @param modelUuid id of the model
	 * @return how far its training is
	 */
	@Operation(value = "get_model_progress", idempotent = true)
	@GetExchange("/models/{modelUuid}/progress")
	ModelTrainingProgress progress(@PathVariable String modelUuid);

	/**
	 * Delete a model.
	 * @param modelUuid id of the model
	 */
	@Operation(value = "delete_model", idempotent = true)
	@DeleteExchange("/models/{modelUuid}")
	void delete(@PathVariable String modelUuid);

	/**
	 * Train a model.
	 * @param modelUuid id of the model
	 * @return the model
	 */
	@Operation(value = "train_model", idempotent = false)
	@PostExchange("/models/{modelUuid}/train")
	Model train(@PathVariable String modelUuid);

	/**
	 * Publish a model, so that Pops can use it.
	 * @param modelUuid id of the model
	 * @return the model
	 */
	@Operation(value = "publish_model", idempotent = false)
	@PostExchange("/models/{modelUuid}/publish")
	Model publish(@PathVariable String modelUuid);

	/**
	 * Change a model.
	 * @param modelUuid id of the model
	 * @param change the change
	 * @return the changed model
	 */
	@Operation(value = "update_model", idempotent = true)
	@PatchExchange("/models/{modelUuid}")
	Model update(@PathVariable String modelUuid, @RequestBody ModelUpdate change);

	/**
	 * Tell about the training of a model.
	 * @param modelUuid id of the model
	 * @param event what happened
	 */
	@Operation(value = "model_training_event", idempotent = false)
	@PostExchange("/models/{modelUuid}/events")
	void reportTrainingEvent(@PathVariable String modelUuid, @RequestBody ModelTrainingEvent event);

	/**
	 * Export a model by Qualcomm AI Hub.
	 * @param modelUuid id of the model
	 * @param params the exports to make
	 */
	@Operation(value = "qc_ai_hub_model_export", idempotent = false)
	@PostExchange("/models/{modelUuid}/exports/qc_ai_hub")
	void exportWithQcAiHub(@PathVariable String modelUuid, @RequestBody List<QcAiHubExportParams> params);

}
