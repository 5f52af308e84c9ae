package ai.eyepop.emulator.server;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.Viewer;
import ai.eyepop.emulator.service.data.InvalidFieldException;
import ai.eyepop.emulator.vision.Box;

/**
 * Asset that a VLM is asked about, by its URL.
 *
 * @param asset the asset
 * @param query what the URL says of it
 */
record InferAsset(String asset, DataQuery query) {

	/**
	 * The longest side that a VLM looks at unless it is told another, in pixels.
	 */
	static final int IMAGE_SIZE = 512;

	private static final int MAX_FRAMES = 32;

	private static final Pattern SIZE = Pattern.compile("image_(?:fit|cover)_(\\d+)");

	private static final Pattern URL = Pattern.compile("ai\\.eyepop://data/assets/([^/?#]+)(\\?.*)?");

	/**
	 * Read a URL.
	 * @param url the URL
	 * @return the asset
	 */
	static InferAsset of(String url) {
		Matcher matcher = URL.matcher(url);
		if (!matcher.matches()) {
			throw InvalidFieldException.body("url",
					"must be like ai.eyepop://data/assets/{asset_uuid}, but is '%s'".formatted(url));
		}
		try {
			String query = (matcher.group(2) != null) ? matcher.group(2) : "";
			return new InferAsset(
					QueryStringDecoder.decodeComponent(matcher.group(1).replace("+", "%2B"), StandardCharsets.UTF_8),
					new DataQuery(new QueryStringDecoder(query, StandardCharsets.UTF_8, true, 64, true).parameters()));
		}
		catch (IllegalArgumentException ex) {
			throw InvalidFieldException.body("url", "has a malformed escape: '%s'".formatted(url));
		}
	}

	/**
	 * Return how an asset is looked at.
	 * @param config the settings of the generation
	 * @return the view
	 */
	Viewer.View view(JsonNode config) {
		positive(config, "max_new_tokens", 1);
		int size = positive(config, "image_size", IMAGE_SIZE);
		Matcher mode = SIZE.matcher(this.query.text("transcode_mode", ""));
		if (mode.matches()) {
			size = Math.min(size, Integer.parseInt(mode.group(1)));
		}
		double fps = config.path("fps").asDouble(1);
		if (fps <= 0) {
			throw InvalidFieldException.body("config.fps", "must be above 0");
		}
		return new Viewer.View(region(config.path("roi")), size, fps, positive(config, "max_frames", MAX_FRAMES));
	}

	/**
	 * Return whether a prediction lies in the time span that the URL names.
	 * @param prediction the prediction
	 * @return whether it does
	 */
	boolean isInTime(JsonNode prediction) {
		long timestamp = prediction.path("timestamp").asLong(0);
		Double start = this.query.number("start_timestamp");
		Double end = this.query.number("end_timestamp");
		return !prediction.has("timestamp")
				|| (start == null || timestamp >= start) && (end == null || timestamp < end);
	}

	static int positive(JsonNode config, String name, int otherwise) {
		JsonNode value = config.path(name);
		if (!value.isNumber()) {
			return otherwise;
		}
		if (!value.isInt() || value.intValue() < 1) {
			throw InvalidFieldException.body("config." + name, "must be 1 or more");
		}
		return value.intValue();
	}

	private static @Nullable Box region(JsonNode roi) {
		if (!roi.isObject()) {
			return null;
		}
		try {
			return SourceParts.region(roi);
		}
		catch (ServiceException ex) {
			throw InvalidFieldException.body("config.roi", "is malformed: " + ex.getMessage());
		}
	}

}
