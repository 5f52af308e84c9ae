package ai.eyepop.data;

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

import ai.eyepop.data.asset.Roi;
import ai.eyepop.data.dataset.DatasetReference;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.model.ArtifactType;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.model.ModelExportRequest;
import ai.eyepop.data.model.ModelVariant;
import ai.eyepop.data.workflow.WorkflowCreate;
import ai.eyepop.data.workflow.WorkflowParameters;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;

/**
 * The arguments of a recorded call, as arguments of ours.
 */
record RecordedArguments(String method, JsonNode node) {

	@SuppressWarnings("NullAway") // does not see nested annotations of compact
									// constructors
	WorkflowCreate workflow() {
		JsonNode parameters = this.node.at("/workflow_create/value/parameters");
		return new WorkflowCreate(parameters.isObject() ? new WorkflowParameters(map(parameters)) : null);
	}

	InferRequest inferRequest() {
		return this.node.has("infer_request") ? build(InferRequest.class, "infer_request")
				: InferRequest.builder("what?").build();
	}

	ModelExportRequest exportRequest() {
		List<ModelExportFormat> formats = texts("model_formats").stream().map(ModelExportFormat::of).toList();
		ModelExportRequest.Builder request = ModelExportRequest.builder(texts("model_uuids"), formats)
			.deviceName(text("device_name"))
			.variant(this.node.has("variant") ? variant() : null);
		if (this.node.has("artifact_type")) {
			request.artifactType(ArtifactType.of(required("artifact_type")));
		}
		return request.build();
	}

	ModelVariant variant() {
		ModelVariant variant = ModelVariant.none();
		for (Map.Entry<String, JsonNode> pair : this.node.path("variant").properties()) {
			JsonNode values = pair.getValue();
			Object[] texts = values.isArray() ? values.valueStream().map(JsonNode::asString).toArray()
					: new Object[] { values.asString() };
			variant = variant.and(pair.getKey(), texts);
		}
		return variant;
	}

	Roi roi() {
		return (Roi) Objects.requireNonNull(ArgumentReader.convert(this.node.get("roi"), Roi.class));
	}

	List<Prediction> predictions(String name) {
		return this.node.path(name)
			.valueStream()
			.map((prediction) -> ArgumentReader.MAPPER.treeToValue(ArgumentReader.plain(prediction), Prediction.class))
			.toList();
	}

	MediaSource content(String name) {
		JsonNode stream = this.node.path(name);
		String mimeType = this.method.equals("upload_asset_job") ? "image/jpeg" : "application/octet-stream";
		MediaType mediaType = MediaType.parseMediaType(this.node.path("mime_type").asString(mimeType));
		if (name.equals("arrow_stream")) {
			byte[] part = "ARROW-STREAM".getBytes(StandardCharsets.US_ASCII);
			int parts = stream.get("length").asInt() / part.length;
			return (parts == 1) ? Source.of(part, mediaType) : Source
				.of(Flux.range(0, parts).map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(part)), mediaType);
		}
		return Source.of(Path.of("src/test/resources/vectors/media/image.jpg"), mediaType);
	}

	@Nullable DatasetReference datasetOrNull() {
		return this.node.has("dataset_uuid") ? new DatasetReference(text("dataset_uuid"), number("dataset_version"))
				: null;
	}

	private JsonNode without(String... names) {
		ObjectNode rest = (ObjectNode) this.node.deepCopy();
		rest.remove(List.of(names));
		if (this.method.equals("upload_asset_job") && rest.isEmpty()) {
			rest.put("dataset_uuid", "ds-0001");
		}
		return rest;
	}

	String required(String name) {
		return this.node.get(name).asString();
	}

	@Nullable String text(String name) {
		return get(name, JsonNode::asString);
	}

	@Nullable Integer number(String name) {
		return get(name, JsonNode::asInt);
	}

	boolean flag(String name) {
		return flag(name, false);
	}

	boolean flag(String name, boolean otherwise) {
		return this.node.path(name).asBoolean(otherwise);
	}

	String text(String name, String otherwise) {
		return this.node.path(name).asString(otherwise);
	}

	<T> @Nullable T get(String name, Function<JsonNode, T> mapper) {
		JsonNode value = this.node.get(name);
		return (value == null || value.isNull()) ? null : mapper.apply(value);
	}

	List<String> texts(String name) {
		return this.node.path(name).valueStream().map(JsonNode::asString).toList();
	}

	<T> T build(Class<T> type) {
		return ArgumentReader.build(type, this.node);
	}

	<T> T build(Class<T> type, String name) {
		return ArgumentReader.build(type, this.node.get(name));
	}

	<T> T buildWithout(Class<T> type, String... names) {
		return ArgumentReader.build(type, without(names));
	}

	boolean has(String name) {
		return this.node.has(name);
	}

	JsonNode get(String name) {
		return this.node.get(name);
	}

	private static Map<String, @Nullable Object> map(JsonNode node) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		node.properties()
			.forEach((member) -> map.put(member.getKey(),
					member.getValue().isNull() ? null : member.getValue().asString()));
		return map;
	}

}
