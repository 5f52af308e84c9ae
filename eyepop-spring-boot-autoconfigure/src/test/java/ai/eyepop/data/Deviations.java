package ai.eyepop.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where ours sends something else than the vendor's SDK, which is at fault: the numbers
 * are those of its faults.
 */
final class Deviations {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Map<String, Consumer<ObjectNode>> DEVIATIONS = Map.ofEntries(
			// 2: the value of the account was used as the name of its parameter
			Map.entry("clone_vlm_ability/minimal", query("account_uuid=acc-0001")),
			Map.entry("clone_vlm_ability/all-options", query("account_uuid=acc-2&name=n+1&default_alias_name=x.y")),
			// 3: discriminators were dropped
			Map.entry("add_asset_roi/rectangle-default-type",
					body((body) -> ((ObjectNode) body.get("area")).put("type", "rectangle"))),
			Map.entry("add_asset_roi/all-options",
					body((body) -> ((ObjectNode) body.get("area")).put("type", "contour"))),
			Map.entry("create_vlm_ability_group/auto-prompt",
					body((body) -> ((ObjectNode) body.at("/auto_prompt/infer/config/roi")).put("type", "rectangle"))),
			Map.entry("refine_vlm_ability/auto-task", body((body) -> body.put("type", "classification"))),
			// 5: version 0 was treated as no version
			Map.entry("upload_asset_job/version-zero", query("dataset_uuid=ds-0001&dataset_version=0")),
			// 6: a ground truth could not be emptied, nor a field cleared
			Map.entry("update_asset_ground_truth/minimal", Deviations::emptyList),
			Map.entry("update_asset_ground_truth/empty-list", Deviations::emptyList),
			// 25: the path of a base URL was lost
			Map.entry("upload_asset_job/data-url-with-path", path("/data/assets")),
			Map.entry("upload_asset_job/data-url-with-path-and-slash", path("/data/assets")),
			Map.entry("upload_asset_job/data-url-relative", path("/data/assets")),
			Map.entry("infer_asset/data-url-with-path", Deviations::vlmPath),
			Map.entry("infer_asset/data-url-with-path-and-slash", Deviations::vlmPath),
			Map.entry("infer_asset/data-url-relative", Deviations::vlmPath),
			// 27: paths and values were not escaped
			Map.entry("get_model_alias/special-characters",
					path("/model_aliases/a%20b%2F%C3%BC%3Fx").andThen(query(null))),
			Map.entry("update_asset_auto_annotation_status/all-options",
					path("/assets/asset-0001/auto_annotations/v%2F%20l%20m/user_review/rejected")),
			Map.entry("delete_asset_roi/all-options", path("/assets/asset-0001/rois/my%20roi%2F%C3%BC")),
			Map.entry("resolve_aliases/minimal", query("alias=eyepop.person:latest&alias=a+b%26c")),
			Map.entry("start_workflow/all-options", query("template_name=my+tpl%26x&account_uuid=acc-2")),
			Map.entry("publish_vlm_ability/all-options", query("alias_name=x.y&tag_name=t+1%26")));

	private Deviations() {
	}

	/**
	 * Return what ours has to send.
	 * @param name name of the recorded call
	 * @param recorded a request that the SDK sent
	 */
	static ObjectNode apply(String name, JsonNode recorded) {
		ObjectNode expected = (ObjectNode) recorded.deepCopy();
		DEVIATIONS.getOrDefault(name.substring("data.".length()), (request) -> {
		}).accept(expected);
		if (expected.has("multipart")) {
			assetUrl((ObjectNode) expected.get("multipart").get(0));
		}
		if (expected.path("body").isString() && !expected.has("body_json")) {
			bytes(expected);
		}
		return expected;
	}

	private static void bytes(ObjectNode request) {
		try {
			byte[] bytes = request.get("body").asString().getBytes(StandardCharsets.UTF_8);
			request.putObject("body")
				.put("length", bytes.length)
				.put("sha256", HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Consumer<ObjectNode> path(String path) {
		return (request) -> request.put("path", path);
	}

	private static Consumer<ObjectNode> query(@Nullable String query) {
		return (request) -> request.put("query", query);
	}

	private static Consumer<ObjectNode> body(Consumer<ObjectNode> change) {
		return (request) -> change.accept((ObjectNode) request.get("body_json"));
	}

	private static void emptyList(ObjectNode request) {
		((ObjectNode) request.get("headers")).put("Content-Type", "application/json");
		request.set("body_json", MAPPER.createArrayNode());
	}

	private static void vlmPath(ObjectNode request) {
		request.put("path", "/vlm" + request.get("path").asString());
	}

	/** 26: the URL of the asset had stray separators. */
	private static void assetUrl(ObjectNode part) {
		ObjectNode body = (ObjectNode) MAPPER.readTree(part.get("body").asString());
		String url = body.get("url").asString().replace("?&", "?");
		body.put("url", url.endsWith("?") ? url.substring(0, url.length() - 1) : url);
		part.put("body", body.toString());
	}

	/**
	 * Return an answer of the services' configuration, as a recorded request.
	 */
	static JsonNode configuration(JsonNode options) {
		ObjectNode request = MAPPER.createObjectNode();
		ObjectNode body = request.putObject("response")
			.put("status", 200)
			.put("content_type", "application/json")
			.putObject("body");
		body.put("dataset_api_url", options.path("data_url").asString("{base}"));
		if (!options.path("vlm_url").isNull()) {
			body.put("vlm_api_url", options.path("vlm_url").asString("{base}"));
		}
		return request;
	}

}
