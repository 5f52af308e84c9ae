package ai.eyepop.emulator.server;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;

/**
 * JSON of the wire.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	static byte[] bytes(JsonNode node) {
		return MAPPER.writeValueAsBytes(node);
	}

	/**
	 * Read a JSON text.
	 * @param bytes the text in UTF-8
	 * @param what what the text is, for the message of a refusal
	 * @return the value
	 * @throws ServiceException with status 400 if it is not valid JSON
	 */
	static JsonNode read(byte[] bytes, String what) {
		JsonNode node;
		try {
			node = MAPPER.readTree(bytes);
		}
		catch (JacksonException ex) {
			throw new ServiceException(400, "%s is not valid JSON: %s".formatted(what, ex.getOriginalMessage()));
		}
		if (node.isMissingNode()) {
			throw new ServiceException(400, "%s is empty where JSON is expected".formatted(what));
		}
		return node;
	}

	static ObjectNode readObject(byte[] bytes, String what) {
		if (read(bytes, what) instanceof ObjectNode object) {
			return object;
		}
		throw new ServiceException(400, "%s must be a JSON object".formatted(what));
	}

}
