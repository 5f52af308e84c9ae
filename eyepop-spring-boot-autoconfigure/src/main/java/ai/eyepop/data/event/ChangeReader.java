package ai.eyepop.data.event;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

import ai.eyepop.http.WireJson;

/**
 * Reads frames. What is no change is passed over, and what is odd in one does not matter:
 * an event with a part missing is better than none.
 */
final class ChangeReader {

	private static final Log logger = LogFactory.getLog(ChangeReader.class);

	private static final ObjectReader READER = WireJson.reader(JsonNode.class);

	private ChangeReader() {
	}

	static @Nullable ChangeEvent read(String frame) {
		JsonNode json;
		try {
			json = READER.readTree(frame);
		}
		catch (JacksonException ex) {
			// its message quotes the frame
			logger.warn("A frame of %d characters on the event socket is no JSON".formatted(frame.length()));
			return null;
		}
		String type = text(json, "change_type");
		if (type == null) {
			return null;
		}
		String account = text(json, "account_uuid");
		JsonNode version = json.path("dataset_version");
		return new ChangeEvent(ChangeType.of(type), (account != null) ? account : "", text(json, "dataset_uuid"),
				version.canConvertToInt() ? Integer.valueOf(version.intValue()) : null, text(json, "asset_uuid"),
				text(json, "mdl_uuid"), text(json, "workflow_id"), text(json, "workflow_task_name"),
				text(json, "message"));
	}

	private static @Nullable String text(JsonNode json, String member) {
		JsonNode value = json.path(member);
		return (value.isValueNode() && !value.isNull()) ? value.asString() : null;
	}

}
