package ai.eyepop.benchmarks.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Answers of the service, computed before anybody asks. The first segment of a path tells
 * which one it is; that of a permanent session is the id of the session.
 */
final class CannedAnswers {

	/** Size of a chunk, as a worker that writes through a buffer of 16 kB sends it. */
	private static final int CHUNK = 16 * 1024;

	private static final String JSON_LINES = "HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\n";

	private static final String CHUNKED = JSON_LINES + "Transfer-Encoding: chunked\r\n\r\n";

	private final ByteBuffer image;

	private final ByteBuffer stream;

	private final ByteBuffer silence;

	private final int port;

	CannedAnswers(int port, int lines, int objects) {
		this.port = port;
		byte[] prediction = PredictionLines.join(PredictionLines.create(1, objects));
		this.image = buffer((JSON_LINES + "Content-Length: " + prediction.length + "\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1), prediction);
		this.stream = buffer(CHUNKED.getBytes(StandardCharsets.ISO_8859_1),
				chunked(PredictionLines.join(PredictionLines.create(lines, objects))));
		// two, since the only one is held back until it is known to be that
		byte[] begin = PredictionLines.join(PredictionLines.create(2, 0));
		this.silence = buffer(
				(CHUNKED + Integer.toHexString(begin.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1), begin,
				"\r\n".getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Return the answer to a request.
	 * @param path path of the request
	 * @return the bytes, of which this is the caller's own view
	 */
	ByteBuffer answer(String path) {
		List<String> segments = List.of(path.substring(1).split("[/?]"));
		if (segments.get(0).equals("v1")) {
			return session(segments.get(segments.size() - 1));
		}
		String kind = segments.get(0).substring(segments.get(0).indexOf('-') + 1);
		return switch (kind) {
			case "image" -> this.image.duplicate();
			case "stream" -> this.stream.duplicate();
			case "silence" -> this.silence.duplicate();
			default ->
				buffer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		};
	}

	private ByteBuffer session(String uuid) {
		byte[] session = """
				{"session_uuid": "%s", "session_endpoint": "http://127.0.0.1:%d/%s", "access_token": "canned",
				"access_token_expires_in": 86400, "session_status": "running", "persistent": true,
				"pipelines": [{"pipeline_id": "canned"}]}""".formatted(uuid, this.port, uuid)
			.getBytes(StandardCharsets.UTF_8);
		return buffer(
				("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + session.length + "\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1),
				session);
	}

	private static byte[] chunked(byte[] bytes) {
		ByteArrayOutputStream chunks = new ByteArrayOutputStream(bytes.length + bytes.length / 1000 + 16);
		for (int start = 0; start < bytes.length; start += CHUNK) {
			int length = Math.min(CHUNK, bytes.length - start);
			chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			chunks.write(bytes, start, length);
			chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		return chunks.toByteArray();
	}

	private static ByteBuffer buffer(byte[]... parts) {
		ByteBuffer buffer = ByteBuffer.allocateDirect(Arrays.stream(parts).mapToInt((part) -> part.length).sum());
		for (byte[] part : parts) {
			buffer.put(part);
		}
		return buffer.flip().asReadOnlyBuffer();
	}

}
