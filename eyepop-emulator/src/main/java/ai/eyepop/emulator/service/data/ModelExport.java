package ai.eyepop.emulator.service.data;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Export of a model in one variant, with its artifacts.
 */
final class ModelExport {

	private final Map<String, Blob> artifacts = new LinkedHashMap<>();

	private final String by;

	private final String format;

	private final ObjectNode variant;

	private final @Nullable ObjectNode params;

	private boolean finished;

	ModelExport(String by, String format, ObjectNode variant, @Nullable ObjectNode params) {
		this.by = by;
		this.format = format;
		this.variant = variant;
		this.params = params;
	}

	boolean is(String by, String format, ObjectNode variant) {
		return this.by.equals(by) && this.format.equals(format) && this.variant.equals(variant);
	}

	String by() {
		return this.by;
	}

	String format() {
		return this.format;
	}

	ObjectNode variant() {
		return this.variant;
	}

	@Nullable String device() {
		return (this.params != null) ? this.params.path("device_name").asString(null) : null;
	}

	Map<String, Blob> artifacts() {
		return this.artifacts;
	}

	boolean isFinished() {
		return this.finished;
	}

	void finish() {
		this.finished = true;
	}

	ObjectNode json() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("format", this.format).put("exported_by", this.by).set("export_params", this.params);
		json.set("variant", this.variant.deepCopy());
		return json.put("status", this.finished ? "finished" : "in_progress");
	}

}
