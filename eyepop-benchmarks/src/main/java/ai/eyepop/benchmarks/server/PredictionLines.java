package ai.eyepop.benchmarks.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Predictions as they are on the wire, always the same ones.
 */
public final class PredictionLines {

	private static final List<String> LABELS = List.of("person", "car", "bicycle", "traffic light", "dog", "backpack");

	private PredictionLines() {
	}

	/**
	 * Return predictions.
	 * @param count number of predictions
	 * @param objects number of objects in each
	 * @return a line for each, which a line feed ends
	 */
	public static List<byte[]> create(int count, int objects) {
		List<byte[]> lines = new ArrayList<>(count);
		for (int line = 0; line < count; line++) {
			lines.add(line(line, objects).getBytes(StandardCharsets.UTF_8));
		}
		return lines;
	}

	/**
	 * Return lines as one text.
	 * @param lines the lines
	 * @return all bytes
	 */
	public static byte[] join(List<byte[]> lines) {
		byte[] bytes = new byte[lines.stream().mapToInt((line) -> line.length).sum()];
		int position = 0;
		for (byte[] line : lines) {
			System.arraycopy(line, 0, bytes, position, line.length);
			position += line.length;
		}
		return bytes;
	}

	private static String line(int line, int objects) {
		List<String> found = new ArrayList<>(objects);
		for (int object = 0; object < objects; object++) {
			found.add(object(line * 31 + object * 7, object));
		}
		return String.format(Locale.ROOT,
				"{\"source_id\":\"7f3c1e9a-5b64-11ef-b3d8-0242ac120002\",\"source_width\":1920,\"source_height\":1080,"
						+ "\"seconds\":%.3f,\"timestamp\":%d,\"system_timestamp\":%d,\"objects\":[%s]}%n",
				line / 30.0, line * 33_333_333L, 1_790_000_000_000_000_000L + line * 33_333_333L,
				String.join(",", found))
			.replace(System.lineSeparator(), "\n");
	}

	private static String object(int seed, int id) {
		return String.format(Locale.ROOT,
				"{\"id\":%d,\"classLabel\":\"%s\",\"confidence\":%.4f,\"category\":\"common\",\"trackId\":%d,"
						+ "\"x\":%.3f,\"y\":%.3f,\"width\":%.3f,\"height\":%.3f,\"orientation\":0}",
				id, LABELS.get(seed % LABELS.size()), 0.5 + (seed % 5000) / 10_001.0, seed % 100,
				(seed * 13 % 1_800_000) / 1000.0, (seed * 17 % 1_000_000) / 1000.0, 20 + (seed % 90_000) / 1000.0,
				30 + (seed % 70_000) / 1000.0);
	}

}
