package ai.eyepop.data;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.data.ability.AutoPromptConfig;
import ai.eyepop.data.ability.AutoTask;
import ai.eyepop.data.ability.VlmAbilityCreate;
import ai.eyepop.data.ability.VlmAbilityGroupCreate;
import ai.eyepop.data.ability.VlmAbilityGroupUpdate;
import ai.eyepop.data.ability.VlmAbilityUpdate;
import ai.eyepop.data.asset.AnnotationRequest;
import ai.eyepop.data.asset.AssetDownloadRequest;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.asset.AssetImport;
import ai.eyepop.data.asset.AssetImportRequest;
import ai.eyepop.data.asset.AssetListRequest;
import ai.eyepop.data.asset.AssetUploadRequest;
import ai.eyepop.data.asset.AssetUrlType;
import ai.eyepop.data.content.SyncDownload;
import ai.eyepop.data.dataset.AutoAnnotateListRequest;
import ai.eyepop.data.dataset.DatasetAutoAnnotateCreate;
import ai.eyepop.data.dataset.DatasetAutoAnnotateUpdate;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.dataset.DatasetGetRequest;
import ai.eyepop.data.dataset.DatasetListRequest;
import ai.eyepop.data.dataset.DatasetReference;
import ai.eyepop.data.dataset.DatasetUpdate;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.InferOptions;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelAliasUpdate;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.model.ModelTrainingEvent;
import ai.eyepop.data.model.ModelUpdate;
import ai.eyepop.data.model.QcAiHubExportParams;
import ai.eyepop.data.workflow.WorkflowListRequest;
import ai.eyepop.data.workflow.WorkflowPhase;
import ai.eyepop.wire.WireVector;

/**
 * A call of the vendor's SDK to its Data API, as the call of ours that corresponds.
 */
record RecordedDataCall(String method, RecordedArguments args) {

	static RecordedDataCall of(WireVector vector) {
		JsonNode call = vector.json().get("call");
		String method = call.get("method").asString();
		return new RecordedDataCall(method, new RecordedArguments(method, call.get("args")));
	}

	/**
	 * Call.
	 * @return the result, {@code null} if there is none, the bytes of a download
	 */
	@Nullable Object invoke(SyncDataEndpoint endpoint) {
		String resource = this.method;
		if (resource.contains("vlm_ability_group")) {
			return abilityGroups(endpoint.abilityGroups());
		}
		if (resource.contains("vlm_abilit")) {
			return abilities(endpoint.abilities());
		}
		if (resource.contains("workflow")) {
			return workflows(endpoint.workflows());
		}
		if (resource.contains("model_alias")) {
			return aliases(endpoint.modelAliases());
		}
		return switch (resource) {
			case "upload_asset_job" -> endpoint.uploads()
				.upload(this.args.content("stream"),
						this.args.buildWithout(AssetUploadRequest.class, "stream", "mime_type", "timeout"))
				.result();
			case "import_asset_job" -> endpoint.uploads()
				.importFrom(this.args.build(AssetImport.class, "asset_import"),
						this.args.buildWithout(AssetImportRequest.class, "asset_import"))
				.result();
			case "infer_asset" -> endpoint.inference()
				.infer(this.args.text("asset_uuid", "asset-0001"), this.args.inferRequest(),
						this.args.buildWithout(InferOptions.class, "asset_uuid", "infer_request"))
				.result();
			case "evaluate_dataset" ->
				endpoint.inference().evaluate(this.args.build(EvaluateRequest.class, "evaluate_request")).result();
			case "export_assets" -> bytes(endpoint.exports().assetFile(this.args.build(AssetExportRequest.class)));
			case "import_assets" -> nothing(() -> endpoint.imports()
				.assets(this.args.content("arrow_stream"), this.args.datasetOrNull(), this.args.text("model_uuid")));
			case "model_training_audits" -> endpoint.exports().modelTrainingAudits(this.args.texts("model_uuids"));
			case "export_model_urls" -> endpoint.exports().modelUrls(this.args.exportRequest());
			case "resolve_aliases" -> endpoint.exports().resolveAliases(this.args.texts("aliases"));
			case "export_model_artifacts" -> bytes(endpoint.exports().modelArtifacts(this.args.exportRequest()));
			default -> byResource(endpoint);
		};
	}

	private @Nullable Object byResource(SyncDataEndpoint endpoint) {
		if (this.method.contains("model")) {
			return models(endpoint.models());
		}
		return (this.method.contains("dataset") || this.method.equals("delete_annotations"))
				? datasets(endpoint.datasets()) : assets(endpoint.assets());
	}

	private @Nullable Object datasets(SyncDatasets datasets) {
		return switch (this.method) {
			case "list_datasets" -> datasets.list(DatasetListRequest.defaults()
				.withAccountUuid(this.args.text("account_uuid"))
				.withHeroAsset(this.args.flag("include_hero_asset"))
				.withModifiableVersionOnly(this.args.get("modifiable_version_only", JsonNode::asBoolean)));
			case "create_dataset" ->
				datasets.create(this.args.build(DatasetCreate.class, "dataset"), this.args.text("account_uuid"));
			case "get_dataset" -> datasets.get(this.args.required("dataset_uuid"),
					DatasetGetRequest.defaults()
						.withStats(this.args.flag("include_stats"))
						.withDatasetVersion(this.args.number("dataset_version"))
						.withModifiableVersionOnly(this.args.get("modifiable_version_only", JsonNode::asBoolean)));
			case "update_dataset" -> datasets.update(this.args.required("dataset_uuid"),
					this.args.build(DatasetUpdate.class, "dataset"), this.args.flag("start_auto_annotate", true));
			case "delete_dataset" -> nothing(() -> datasets.delete(this.args.required("dataset_uuid")));
			case "analyze_dataset_version" -> nothing(
					() -> datasets.analyze(this.args.required("dataset_uuid"), this.args.number("dataset_version")));
			case "freeze_dataset_version" ->
				datasets.freeze(this.args.required("dataset_uuid"), this.args.number("dataset_version"));
			case "auto_annotate_dataset_version" ->
				nothing(() -> datasets.autoAnnotate(this.args.required("dataset_uuid"),
						this.args.number("dataset_version"), this.args.number("max_assets")));
			case "delete_dataset_version" ->
				datasets.deleteVersion(this.args.required("dataset_uuid"), this.args.get("dataset_version").asInt());
			case "delete_annotations" -> nothing(() -> {
				int version = this.args.get("dataset_version").asInt();
				if (this.args.has("user_reviews")) {
					datasets.deleteAnnotations(this.args.required("dataset_uuid"), version,
							this.args.texts("user_reviews").stream().map(UserReview::of).toList());
				}
				else {
					datasets.deleteAnnotations(this.args.required("dataset_uuid"), version);
				}
			});
			case "create_dataset_auto_annotate" ->
				nothing(() -> datasets.createAutoAnnotate(this.args.required("dataset_uuid"),
						this.args.build(DatasetAutoAnnotateCreate.class, "auto_annotate_create"),
						this.args.number("dataset_version")));
			case "update_dataset_auto_annotate" ->
				nothing(() -> datasets.updateAutoAnnotate(this.args.required("dataset_uuid"),
						this.args.required("auto_annotate"), this.args.required("source"),
						this.args.build(DatasetAutoAnnotateUpdate.class, "auto_annotate_update"),
						this.args.number("dataset_version")));
			case "list_dataset_auto_annotates" -> datasets.listAutoAnnotates(this.args.required("dataset_uuid"),
					this.args.buildWithout(AutoAnnotateListRequest.class, "dataset_uuid"));
			default -> throw unknown();
		};
	}

	private @Nullable Object assets(SyncAssets assets) {
		if (this.method.equals("list_assets")) {
			return assets.list(this.args.build(AssetListRequest.class));
		}
		String uuid = this.args.required("asset_uuid");
		DatasetReference dataset = this.args.datasetOrNull();
		return switch (this.method) {
			case "get_asset" -> assets.get(uuid, this.args.flag("include_annotations"), dataset);
			case "delete_asset" -> nothing(() -> assets.delete(uuid, dataset));
			case "resurrect_asset" -> nothing(() -> assets.resurrect(uuid, this.args.required("dataset_uuid"),
					this.args.get("from_dataset_version").asInt(), this.args.number("into_dataset_version")));
			case "update_asset_ground_truth" ->
				nothing(() -> assets.updateGroundTruth(uuid, this.args.predictions("ground_truth"), dataset));
			case "delete_asset_ground_truth" -> nothing(() -> assets.deleteGroundTruth(uuid, dataset));
			case "update_asset_auto_annotation_status" -> nothing(() -> assets.updateAutoAnnotationStatus(uuid,
					this.args.required("auto_annotate"), UserReview.of(this.args.required("user_review")),
					this.args.get("approved_threshold", JsonNode::asDouble), dataset));
			case "download_asset" -> this.args.has("url_type")
					? assets.downloadUrl(uuid,
							this.args.buildWithout(AssetDownloadRequest.class, "asset_uuid", "url_type"),
							AssetUrlType.of(this.args.required("url_type")))
					: bytes(assets.download(uuid, this.args.buildWithout(AssetDownloadRequest.class, "asset_uuid")));
			case "add_asset_annotation" ->
				nothing(() -> assets.addAnnotation(uuid, this.args.predictions("predictions"),
						this.args.buildWithout(AnnotationRequest.class, "asset_uuid", "predictions")));
			case "update_asset_annotation_approval" -> nothing(() -> assets.updateAnnotationApproval(uuid,
					this.args.buildWithout(AnnotationRequest.class, "asset_uuid")));
			case "add_asset_roi" -> nothing(() -> assets.addRoi(uuid, this.args.roi(), dataset));
			case "delete_asset_roi" -> nothing(() -> assets.deleteRoi(uuid, this.args.required("name"), dataset));
			default -> throw unknown();
		};
	}

	private @Nullable Object models(SyncModels models) {
		return switch (this.method) {
			case "list_models" -> models.list(this.args.text("account_uuid"));
			case "create_model" ->
				models.create(this.args.build(ModelCreate.class, "model"), false, this.args.text("account_uuid"));
			case "create_model_from_dataset" ->
				models.createFromDataset(this.args.required("dataset_uuid"), this.args.number("dataset_version"),
						this.args.build(ModelCreate.class, "model"), this.args.flag("start_training", true));
			case "upload_model_artifact" -> nothing(() -> models.uploadArtifact(this.args.required("model_uuid"),
					ModelExportFormat.of(this.args.required("model_format")), this.args.required("artifact_name"),
					this.args.content("stream"), this.args.variant()));
			case "get_model" -> models.get(this.args.required("model_uuid"));
			case "get_model_progress" -> models.progress(this.args.required("model_uuid"));
			case "delete_model" -> nothing(() -> models.delete(this.args.required("model_uuid")));
			case "train_model" -> models.train(this.args.required("model_uuid"));
			case "publish_model" -> models.publish(this.args.required("model_uuid"));
			case "update_model" ->
				models.update(this.args.required("model_uuid"), this.args.build(ModelUpdate.class, "model"));
			case "model_training_event" -> nothing(() -> models.reportTrainingEvent(this.args.required("model_uuid"),
					this.args.build(ModelTrainingEvent.class, "model_training_event")));
			case "qc_ai_hub_model_export" -> nothing(() -> models.exportWithQcAiHub(this.args.required("model_uuid"),
					this.args.get("export_params")
						.valueStream()
						.map((params) -> new QcAiHubExportParams(params.at("/value/device_name").asString()))
						.toList()));
			default -> throw unknown();
		};
	}

	private @Nullable Object aliases(SyncModelAliases aliases) {
		return switch (this.method) {
			case "list_model_aliases" -> aliases.list(this.args.text("account_uuid"));
			case "create_model_alias" -> aliases.create(this.args.build(ModelAliasCreate.class, "model_alias"),
					this.args.flag("dry_run"), this.args.text("account_uuid"));
			case "get_model_alias" -> aliases.get(this.args.required("name"));
			case "delete_model_alias" -> nothing(() -> aliases.delete(this.args.required("name")));
			case "update_model_alias" ->
				aliases.update(this.args.required("name"), this.args.build(ModelAliasUpdate.class, "model_alias"));
			case "set_model_alias_tag" -> nothing(() -> aliases.setTag(this.args.required("name"),
					this.args.required("tag"), this.args.required("model_uuid")));
			case "delete_model_alias_tag" ->
				nothing(() -> aliases.deleteTag(this.args.required("name"), this.args.required("tag")));
			default -> throw unknown();
		};
	}

	private @Nullable Object workflows(SyncWorkflows workflows) {
		return switch (this.method) {
			case "start_workflow" -> workflows.start(this.args.required("template_name"), this.args.workflow(),
					this.args.text("account_uuid"));
			case "get_workflow" -> workflows.get(this.args.required("workflow_id"), this.args.text("account_uuid"));
			case "list_workflows" -> workflows.list(WorkflowListRequest.builder()
				.accountUuid(this.args.text("account_uuid"))
				.datasetUuids(this.args.has("dataset_uuid") ? this.args.texts("dataset_uuid") : null)
				.modelUuids(this.args.has("model_uuid") ? this.args.texts("model_uuid") : null)
				.phases(this.args.texts("phase").stream().map(WorkflowPhase::of).toList())
				.build());
			default -> throw unknown();
		};
	}

	private @Nullable Object abilityGroups(SyncAbilityGroups groups) {
		return switch (this.method) {
			case "list_vlm_ability_groups" -> groups.list(this.args.text("account_uuid"));
			case "create_vlm_ability_group" ->
				groups.create(this.args.build(VlmAbilityGroupCreate.class, "create"), this.args.text("account_uuid"));
			case "get_vlm_ability_group" -> groups.get(this.args.required("vlm_ability_group_uuid"));
			case "update_vlm_ability_group" -> groups.update(this.args.required("vlm_ability_group_uuid"),
					this.args.build(VlmAbilityGroupUpdate.class, "update"));
			case "delete_vlm_ability_group" ->
				nothing(() -> groups.delete(this.args.required("vlm_ability_group_uuid")));
			default -> throw unknown();
		};
	}

	private @Nullable Object abilities(SyncAbilities abilities) {
		if (this.method.equals("list_vlm_abilities")) {
			return this.args.has("vlm_ability_group_uuid")
					? abilities.listOfGroup(this.args.required("vlm_ability_group_uuid"))
					: abilities.list(this.args.text("account_uuid"));
		}
		if (this.method.equals("create_vlm_ability")) {
			return abilities.create(this.args.build(VlmAbilityCreate.class, "create"),
					this.args.text("vlm_ability_group_uuid"), this.args.text("account_uuid"));
		}
		String uuid = this.args.required("vlm_ability_uuid");
		return switch (this.method) {
			case "refine_vlm_ability" -> this.args.has("auto_task")
					? abilities.refineTask(uuid, AutoTask.classification(List.of("a"), "ds-0001").build())
					: abilities.refine(uuid, this.args.build(AutoPromptConfig.class, "auto_prompt"));
			case "clone_vlm_ability" -> abilities.cloneAbility(uuid, this.args.text("name"),
					this.args.text("default_alias_name"), this.args.text("account_uuid"));
			case "get_vlm_ability" -> abilities.get(uuid);
			case "update_vlm_ability" -> abilities.update(uuid, this.args.build(VlmAbilityUpdate.class, "update"));
			case "delete_vlm_ability" -> nothing(() -> abilities.delete(uuid));
			case "publish_vlm_ability" ->
				abilities.publish(uuid, this.args.text("alias_name"), this.args.text("tag_name"));
			case "add_vlm_ability_alias" ->
				abilities.addAlias(uuid, this.args.required("alias_name"), this.args.required("tag_name"));
			case "remove_vlm_ability_alias" ->
				abilities.removeAlias(uuid, this.args.required("alias_name"), this.args.required("tag_name"));
			case "list_vlm_ability_evaluations" -> abilities.listEvaluations(uuid);
			case "get_vlm_ability_evaluation" -> abilities.getEvaluation(uuid, this.args.required("source"));
			case "start_vlm_ability_evaluation" ->
				abilities.startEvaluation(uuid, this.args.build(EvaluateRequest.class, "evaluate_request"));
			default -> throw unknown();
		};
	}

	private static byte[] bytes(SyncDownload download) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		download.to(bytes);
		return bytes.toByteArray();
	}

	private static @Nullable Object nothing(Runnable call) {
		call.run();
		return null;
	}

	private IllegalArgumentException unknown() {
		return new IllegalArgumentException("No call of ours for " + this.method);
	}

}
