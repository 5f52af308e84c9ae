package ai.eyepop.data;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

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
import ai.eyepop.data.asset.Roi;
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
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.model.ArtifactType;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelAliasUpdate;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.model.ModelExportRequest;
import ai.eyepop.data.model.ModelTrainingEvent;
import ai.eyepop.data.model.ModelUpdate;
import ai.eyepop.data.model.ModelVariant;
import ai.eyepop.data.model.QcAiHubExportParams;
import ai.eyepop.data.workflow.WorkflowCreate;
import ai.eyepop.data.workflow.WorkflowListRequest;
import ai.eyepop.data.workflow.WorkflowParameters;
import ai.eyepop.data.workflow.WorkflowPhase;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;
import ai.eyepop.wire.WireVector;

/**
 * A call of the vendor's SDK to its Data API, as the call of ours that corresponds.
 */
record RecordedDataCall(String method, JsonNode args) {

	static RecordedDataCall of(WireVector vector) {
		JsonNode call = vector.json().get("call");
		return new RecordedDataCall(call.get("method").asString(), call.get("args"));
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
				.upload(content("stream"), build(AssetUploadRequest.class, without("stream", "mime_type", "timeout")))
				.result();
			case "import_asset_job" -> endpoint.uploads()
				.importFrom(build(AssetImport.class, this.args.get("asset_import")),
						build(AssetImportRequest.class, without("asset_import")))
				.result();
			case "infer_asset" -> endpoint.inference()
				.infer(this.args.path("asset_uuid").asString("asset-0001"), inferRequest(),
						build(InferOptions.class, without("asset_uuid", "infer_request")))
				.result();
			case "evaluate_dataset" ->
				endpoint.inference().evaluate(build(EvaluateRequest.class, this.args.get("evaluate_request"))).result();
			case "export_assets" -> bytes(endpoint.exports().assetFile(build(AssetExportRequest.class, this.args)));
			case "import_assets" ->
				nothing(() -> endpoint.imports().assets(content("arrow_stream"), datasetOrNull(), text("model_uuid")));
			case "model_training_audits" -> endpoint.exports().modelTrainingAudits(texts("model_uuids"));
			case "export_model_urls" -> endpoint.exports().modelUrls(exportRequest());
			case "resolve_aliases" -> endpoint.exports().resolveAliases(texts("aliases"));
			case "export_model_artifacts" -> bytes(endpoint.exports().modelArtifacts(exportRequest()));
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
				.withAccountUuid(text("account_uuid"))
				.withHeroAsset(flag("include_hero_asset"))
				.withModifiableVersionOnly(get("modifiable_version_only", JsonNode::asBoolean)));
			case "create_dataset" ->
				datasets.create(build(DatasetCreate.class, this.args.get("dataset")), text("account_uuid"));
			case "get_dataset" -> datasets.get(required("dataset_uuid"),
					DatasetGetRequest.defaults()
						.withStats(flag("include_stats"))
						.withDatasetVersion(number("dataset_version"))
						.withModifiableVersionOnly(get("modifiable_version_only", JsonNode::asBoolean)));
			case "update_dataset" ->
				datasets.update(required("dataset_uuid"), build(DatasetUpdate.class, this.args.get("dataset")),
						this.args.path("start_auto_annotate").asBoolean(true));
			case "delete_dataset" -> nothing(() -> datasets.delete(required("dataset_uuid")));
			case "analyze_dataset_version" ->
				nothing(() -> datasets.analyze(required("dataset_uuid"), number("dataset_version")));
			case "freeze_dataset_version" -> datasets.freeze(required("dataset_uuid"), number("dataset_version"));
			case "auto_annotate_dataset_version" -> nothing(() -> datasets.autoAnnotate(required("dataset_uuid"),
					number("dataset_version"), number("max_assets")));
			case "delete_dataset_version" ->
				datasets.deleteVersion(required("dataset_uuid"), this.args.get("dataset_version").asInt());
			case "delete_annotations" -> nothing(() -> {
				int version = this.args.get("dataset_version").asInt();
				if (this.args.has("user_reviews")) {
					datasets.deleteAnnotations(required("dataset_uuid"), version,
							texts("user_reviews").stream().map(UserReview::of).toList());
				}
				else {
					datasets.deleteAnnotations(required("dataset_uuid"), version);
				}
			});
			case "create_dataset_auto_annotate" -> nothing(() -> datasets.createAutoAnnotate(required("dataset_uuid"),
					build(DatasetAutoAnnotateCreate.class, this.args.get("auto_annotate_create")),
					number("dataset_version")));
			case "update_dataset_auto_annotate" -> nothing(() -> datasets.updateAutoAnnotate(required("dataset_uuid"),
					required("auto_annotate"), required("source"),
					build(DatasetAutoAnnotateUpdate.class, this.args.get("auto_annotate_update")),
					number("dataset_version")));
			case "list_dataset_auto_annotates" -> datasets.listAutoAnnotates(required("dataset_uuid"),
					build(AutoAnnotateListRequest.class, without("dataset_uuid")));
			default -> throw unknown();
		};
	}

	private @Nullable Object assets(SyncAssets assets) {
		if (this.method.equals("list_assets")) {
			return assets.list(build(AssetListRequest.class, this.args));
		}
		String uuid = required("asset_uuid");
		DatasetReference dataset = datasetOrNull();
		return switch (this.method) {
			case "get_asset" -> assets.get(uuid, flag("include_annotations"), dataset);
			case "delete_asset" -> nothing(() -> assets.delete(uuid, dataset));
			case "resurrect_asset" -> nothing(() -> assets.resurrect(uuid, required("dataset_uuid"),
					this.args.get("from_dataset_version").asInt(), number("into_dataset_version")));
			case "update_asset_ground_truth" ->
				nothing(() -> assets.updateGroundTruth(uuid, predictions("ground_truth"), dataset));
			case "delete_asset_ground_truth" -> nothing(() -> assets.deleteGroundTruth(uuid, dataset));
			case "update_asset_auto_annotation_status" -> nothing(() -> assets.updateAutoAnnotationStatus(uuid,
					required("auto_annotate"), UserReview.of(required("user_review")),
					get("approved_threshold", JsonNode::asDouble), dataset));
			case "download_asset" -> this.args.has("url_type")
					? assets.downloadUrl(uuid, build(AssetDownloadRequest.class, without("asset_uuid", "url_type")),
							AssetUrlType.of(required("url_type")))
					: bytes(assets.download(uuid, build(AssetDownloadRequest.class, without("asset_uuid"))));
			case "add_asset_annotation" -> nothing(() -> assets.addAnnotation(uuid, predictions("predictions"),
					build(AnnotationRequest.class, without("asset_uuid", "predictions"))));
			case "update_asset_annotation_approval" -> nothing(
					() -> assets.updateAnnotationApproval(uuid, build(AnnotationRequest.class, without("asset_uuid"))));
			case "add_asset_roi" -> nothing(() -> assets.addRoi(uuid, roi(), dataset));
			case "delete_asset_roi" -> nothing(() -> assets.deleteRoi(uuid, required("name"), dataset));
			default -> throw unknown();
		};
	}

	private @Nullable Object models(SyncModels models) {
		return switch (this.method) {
			case "list_models" -> models.list(text("account_uuid"));
			case "create_model" ->
				models.create(build(ModelCreate.class, this.args.get("model")), false, text("account_uuid"));
			case "create_model_from_dataset" -> models.createFromDataset(required("dataset_uuid"),
					number("dataset_version"), build(ModelCreate.class, this.args.get("model")),
					this.args.path("start_training").asBoolean(true));
			case "upload_model_artifact" -> nothing(
					() -> models.uploadArtifact(required("model_uuid"), ModelExportFormat.of(required("model_format")),
							required("artifact_name"), content("stream"), variant()));
			case "get_model" -> models.get(required("model_uuid"));
			case "get_model_progress" -> models.progress(required("model_uuid"));
			case "delete_model" -> nothing(() -> models.delete(required("model_uuid")));
			case "train_model" -> models.train(required("model_uuid"));
			case "publish_model" -> models.publish(required("model_uuid"));
			case "update_model" ->
				models.update(required("model_uuid"), build(ModelUpdate.class, this.args.get("model")));
			case "model_training_event" -> nothing(() -> models.reportTrainingEvent(required("model_uuid"),
					build(ModelTrainingEvent.class, this.args.get("model_training_event"))));
			case "qc_ai_hub_model_export" -> nothing(() -> models.exportWithQcAiHub(required("model_uuid"),
					this.args.get("export_params")
						.valueStream()
						.map((params) -> new QcAiHubExportParams(params.at("/value/device_name").asString()))
						.toList()));
			default -> throw unknown();
		};
	}

	private @Nullable Object aliases(SyncModelAliases aliases) {
		return switch (this.method) {
			case "list_model_aliases" -> aliases.list(text("account_uuid"));
			case "create_model_alias" -> aliases.create(build(ModelAliasCreate.class, this.args.get("model_alias")),
					flag("dry_run"), text("account_uuid"));
			case "get_model_alias" -> aliases.get(required("name"));
			case "delete_model_alias" -> nothing(() -> aliases.delete(required("name")));
			case "update_model_alias" ->
				aliases.update(required("name"), build(ModelAliasUpdate.class, this.args.get("model_alias")));
			case "set_model_alias_tag" ->
				nothing(() -> aliases.setTag(required("name"), required("tag"), required("model_uuid")));
			case "delete_model_alias_tag" -> nothing(() -> aliases.deleteTag(required("name"), required("tag")));
			default -> throw unknown();
		};
	}

	private @Nullable Object workflows(SyncWorkflows workflows) {
		return switch (this.method) {
			case "start_workflow" -> workflows.start(required("template_name"), workflow(), text("account_uuid"));
			case "get_workflow" -> workflows.get(required("workflow_id"), text("account_uuid"));
			case "list_workflows" -> workflows.list(WorkflowListRequest.builder()
				.accountUuid(text("account_uuid"))
				.datasetUuids(this.args.has("dataset_uuid") ? texts("dataset_uuid") : null)
				.modelUuids(this.args.has("model_uuid") ? texts("model_uuid") : null)
				.phases(texts("phase").stream().map(WorkflowPhase::of).toList())
				.build());
			default -> throw unknown();
		};
	}

	@SuppressWarnings("NullAway") // does not see nested annotations of compact
									// constructors
	private WorkflowCreate workflow() {
		JsonNode parameters = this.args.at("/workflow_create/value/parameters");
		return new WorkflowCreate(parameters.isObject() ? new WorkflowParameters(map(parameters)) : null);
	}

	private @Nullable Object abilityGroups(SyncAbilityGroups groups) {
		return switch (this.method) {
			case "list_vlm_ability_groups" -> groups.list(text("account_uuid"));
			case "create_vlm_ability_group" ->
				groups.create(build(VlmAbilityGroupCreate.class, this.args.get("create")), text("account_uuid"));
			case "get_vlm_ability_group" -> groups.get(required("vlm_ability_group_uuid"));
			case "update_vlm_ability_group" -> groups.update(required("vlm_ability_group_uuid"),
					build(VlmAbilityGroupUpdate.class, this.args.get("update")));
			case "delete_vlm_ability_group" -> nothing(() -> groups.delete(required("vlm_ability_group_uuid")));
			default -> throw unknown();
		};
	}

	private @Nullable Object abilities(SyncAbilities abilities) {
		if (this.method.equals("list_vlm_abilities")) {
			return this.args.has("vlm_ability_group_uuid") ? abilities.listOfGroup(required("vlm_ability_group_uuid"))
					: abilities.list(text("account_uuid"));
		}
		if (this.method.equals("create_vlm_ability")) {
			return abilities.create(build(VlmAbilityCreate.class, this.args.get("create")),
					text("vlm_ability_group_uuid"), text("account_uuid"));
		}
		String uuid = required("vlm_ability_uuid");
		return switch (this.method) {
			case "refine_vlm_ability" -> this.args.has("auto_task")
					? abilities.refineTask(uuid, AutoTask.classification(List.of("a"), "ds-0001").build())
					: abilities.refine(uuid, build(AutoPromptConfig.class, this.args.get("auto_prompt")));
			case "clone_vlm_ability" ->
				abilities.cloneAbility(uuid, text("name"), text("default_alias_name"), text("account_uuid"));
			case "get_vlm_ability" -> abilities.get(uuid);
			case "update_vlm_ability" -> abilities.update(uuid, build(VlmAbilityUpdate.class, this.args.get("update")));
			case "delete_vlm_ability" -> nothing(() -> abilities.delete(uuid));
			case "publish_vlm_ability" -> abilities.publish(uuid, text("alias_name"), text("tag_name"));
			case "add_vlm_ability_alias" -> abilities.addAlias(uuid, required("alias_name"), required("tag_name"));
			case "remove_vlm_ability_alias" ->
				abilities.removeAlias(uuid, required("alias_name"), required("tag_name"));
			case "list_vlm_ability_evaluations" -> abilities.listEvaluations(uuid);
			case "get_vlm_ability_evaluation" -> abilities.getEvaluation(uuid, required("source"));
			case "start_vlm_ability_evaluation" ->
				abilities.startEvaluation(uuid, build(EvaluateRequest.class, this.args.get("evaluate_request")));
			default -> throw unknown();
		};
	}

	private InferRequest inferRequest() {
		return this.args.has("infer_request") ? build(InferRequest.class, this.args.get("infer_request"))
				: InferRequest.builder("what?").build();
	}

	private ModelExportRequest exportRequest() {
		List<ModelExportFormat> formats = texts("model_formats").stream().map(ModelExportFormat::of).toList();
		ModelExportRequest.Builder request = ModelExportRequest.builder(texts("model_uuids"), formats)
			.deviceName(text("device_name"))
			.variant(this.args.has("variant") ? variant() : null);
		if (this.args.has("artifact_type")) {
			request.artifactType(ArtifactType.of(required("artifact_type")));
		}
		return request.build();
	}

	private ModelVariant variant() {
		ModelVariant variant = ModelVariant.none();
		for (Map.Entry<String, JsonNode> pair : this.args.path("variant").properties()) {
			JsonNode values = pair.getValue();
			Object[] texts = values.isArray() ? values.valueStream().map(JsonNode::asString).toArray()
					: new Object[] { values.asString() };
			variant = variant.and(pair.getKey(), texts);
		}
		return variant;
	}

	private Roi roi() {
		return (Roi) Objects.requireNonNull(ArgumentReader.convert(this.args.get("roi"), Roi.class));
	}

	private List<Prediction> predictions(String name) {
		return this.args.path(name)
			.valueStream()
			.map((prediction) -> ArgumentReader.MAPPER.treeToValue(ArgumentReader.plain(prediction), Prediction.class))
			.toList();
	}

	private MediaSource content(String name) {
		JsonNode stream = this.args.path(name);
		String mimeType = this.method.equals("upload_asset_job") ? "image/jpeg" : "application/octet-stream";
		MediaType mediaType = MediaType.parseMediaType(this.args.path("mime_type").asString(mimeType));
		if (name.equals("arrow_stream")) {
			byte[] part = "ARROW-STREAM".getBytes(StandardCharsets.US_ASCII);
			int parts = stream.get("length").asInt() / part.length;
			return (parts == 1) ? Source.of(part, mediaType) : Source
				.of(Flux.range(0, parts).map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(part)), mediaType);
		}
		return Source.of(Path.of("src/test/resources/vectors/media/image.jpg"), mediaType);
	}

	private @Nullable DatasetReference datasetOrNull() {
		return this.args.has("dataset_uuid") ? new DatasetReference(text("dataset_uuid"), number("dataset_version"))
				: null;
	}

	private JsonNode without(String... names) {
		ObjectNode rest = (ObjectNode) this.args.deepCopy();
		rest.remove(List.of(names));
		if (this.method.equals("upload_asset_job") && rest.isEmpty()) {
			rest.put("dataset_uuid", "ds-0001");
		}
		return rest;
	}

	private String required(String name) {
		return this.args.get(name).asString();
	}

	private @Nullable String text(String name) {
		return get(name, JsonNode::asString);
	}

	private @Nullable Integer number(String name) {
		return get(name, JsonNode::asInt);
	}

	private boolean flag(String name) {
		return this.args.path(name).asBoolean(false);
	}

	private <T> @Nullable T get(String name, Function<JsonNode, T> mapper) {
		JsonNode value = this.args.get(name);
		return (value == null || value.isNull()) ? null : mapper.apply(value);
	}

	private List<String> texts(String name) {
		return this.args.path(name).valueStream().map(JsonNode::asString).toList();
	}

	private static <T> T build(Class<T> type, JsonNode recorded) {
		return ArgumentReader.build(type, recorded);
	}

	private static Map<String, @Nullable Object> map(JsonNode node) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		node.properties()
			.forEach((member) -> map.put(member.getKey(),
					member.getValue().isNull() ? null : member.getValue().asString()));
		return map;
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
