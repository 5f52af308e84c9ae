package ai.eyepop.data.arrow;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import ai.eyepop.data.asset.Asset;

/**
 * Writes rows that are large, and dictionaries that are, in a process of its own with a
 * small heap. Prints what it wrote.
 */
public final class ArrowLongValuesProgram {

	private static final int LABEL_LENGTH = 4000;

	private static final int ROW_LENGTH = 4 << 20;

	private ArrowLongValuesProgram() {
	}

	public static void main(String[] args) {
		Path file = Path.of(args[0]);
		ArrowOutput labels = assets(60_000, (i) -> Asset.builder("a" + i).partition(i + " ".repeat(LABEL_LENGTH)));
		labels.to(OutputStream.nullOutputStream());
		System.out.println("labels to a stream");
		ArrowOutput rows = assets(30, (i) -> Asset.builder("a" + i).externalId("x".repeat(ROW_LENGTH)));
		rows.to(OutputStream.nullOutputStream());
		rows.buffers().blockLast();
		rows.to(file);
		System.out.println("rows to a stream and a file");
		try {
			labels.to(file);
		}
		catch (UnwritableAssetException ex) {
			System.out.println("labels to a file: " + ex.getMessage());
		}
	}

	private static ArrowOutput assets(int count, IntFunction<Asset.Builder> asset) {
		return new AssetArrowWriter().write(() -> IntStream.range(0, count).mapToObj(asset).map(Asset.Builder::build));
	}

}
