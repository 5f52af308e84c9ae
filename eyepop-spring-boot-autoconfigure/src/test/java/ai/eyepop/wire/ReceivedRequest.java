package ai.eyepop.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that arrived at a server, to be compared with a recorded one.
 */
public record ReceivedRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

	private static final JsonMapper MAPPER = new JsonMapper();

	/**
	 * Compare with a recorded request, by the rules of the vectors.
	 */
	public void assertLike(JsonNode recorded) {
		SoftAssertions softly = new SoftAssertions();
		softly.assertThat(this.method).as("method").isEqualTo(recorded.get("method").asString());
		softly.assertThat(this.uri.getRawPath()).as("path").isEqualTo(recorded.get("path").asString());
		String query = text(recorded, "query");
		softly.assertThat(this.uri.getRawQuery())
			.as("query")
			.isEqualTo((query != null) ? query.replace("=True", "=true").replace("=False", "=false") : null);
		JsonNode headers = recorded.get("headers");
		softly.assertThat(this.headers.get("authorization"))
			.as("authorization")
			.isEqualTo(text(headers, "Authorization"));
		softly.assertThat(this.headers.get("x-request-id")).as("request id").matches("[0-9a-f]{32}");
		String accept = text(headers, "Accept");
		softly.assertThat(this.headers.get("accept"))
			.as("accept")
			.isEqualTo("*/*".equals(accept) ? "application/json" : accept);
		assertBody(softly, recorded, text(headers, "Content-Type"));
		softly.assertAll();
	}

	/**
	 * Compare with recorded traces, but for what they tell.
	 */
	public void assertTraceLike(JsonNode recorded) {
		SoftAssertions softly = new SoftAssertions();
		softly.assertThat(this.method).as("method").isEqualTo(recorded.get("method").asString());
		softly.assertThat(this.uri).as("URL").hasToString(recorded.get("path").asString());
		JsonNode headers = recorded.get("headers");
		softly.assertThat(this.headers.get("authorization"))
			.as("authorization")
			.isEqualTo(text(headers, "authorization"));
		softly.assertThat(this.headers.get("content-type")).as("type").isEqualTo(text(headers, "content-type"));
		softly.assertThat(this.headers).as("length").containsKey("content-length");
		softly.assertAll();
	}

	private void assertBody(SoftAssertions softly, JsonNode recorded, String contentType) {
		if (recorded.has("multipart")) {
			assertParts(softly, recorded.get("multipart"));
		}
		else if (recorded.has("body_json")) {
			softly.assertThat(this.headers.get("content-type")).as("content type").isEqualTo(contentType);
			softly.assertThat(withoutNulls(MAPPER.readTree(this.body)))
				.as("body")
				.isEqualTo(withoutNulls(recorded.get("body_json")));
		}
		else if (recorded.has("body")) {
			softly.assertThat(this.headers.get("content-type")).as("content type").isEqualTo(contentType);
			if (recorded.get("framing").asString().startsWith("content-length") && !this.streamed()) {
				softly.assertThat(this.headers.get("content-length"))
					.as("content length")
					.isEqualTo(recorded.get("body").get("length").asString());
			}
			softly.assertThat(sha256(this.body)).as("body").isEqualTo(recorded.get("body").get("sha256").asString());
		}
		else {
			softly.assertThat(this.body).as("body").isEmpty();
			softly.assertThat(this.headers.get("content-type")).as("content type").isNull();
		}
	}

	private boolean streamed() {
		return "chunked".equals(this.headers.get("transfer-encoding"));
	}

	private void assertParts(SoftAssertions softly, JsonNode recorded) {
		String contentType = this.headers.get("content-type");
		softly.assertThat(contentType).startsWith("multipart/form-data;");
		List<Part> parts = parts(contentType.replaceAll(".*boundary=\"?([^\";]+)\"?.*", "$1"));
		softly.assertThat(parts).as("parts").hasSize(recorded.size());
		for (int i = 0; i < Math.min(parts.size(), recorded.size()); i++) {
			List<String> headers = recorded.get(i)
				.get("headers")
				.valueStream()
				.map((header) -> header.get(0).asString() + ": " + header.get(1).asString())
				.toList();
			softly.assertThat(parts.get(i).headers()).as("headers of part " + i).isEqualTo(headers);
			JsonNode body = recorded.get(i).get("body");
			if (body.isString()) {
				softly.assertThat(MAPPER.readTree(parts.get(i).body()))
					.as("part " + i)
					.isEqualTo(MAPPER.readTree(body.asString()));
			}
			else {
				softly.assertThat(sha256(parts.get(i).body())).as("part " + i).isEqualTo(body.get("sha256").asString());
			}
		}
	}

	private List<Part> parts(String boundary) {
		String text = new String(this.body, StandardCharsets.ISO_8859_1);
		List<Part> parts = new ArrayList<>();
		for (String part : text.split("(^|\r\n)--" + boundary)) {
			int split = part.indexOf("\r\n\r\n");
			if (split > 0) {
				parts.add(new Part(List.of(part.substring(2, split).split("\r\n")),
						part.substring(split + 4).getBytes(StandardCharsets.ISO_8859_1)));
			}
		}
		return parts;
	}

	private static String text(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value == null || value.isNull()) ? null : value.asString();
	}

	private static JsonNode withoutNulls(JsonNode node) {
		if (node instanceof ObjectNode object) {
			List.copyOf(object.propertyNames()).forEach((name) -> {
				if (object.get(name).isNull()) {
					object.remove(name);
				}
			});
		}
		node.forEach(ReceivedRequest::withoutNulls);
		return node;
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return this.method + " " + this.uri + " " + Arrays.hashCode(this.body);
	}

	private record Part(List<String> headers, byte[] body) {

	}

}
