package ai.eyepop.data.arrow;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Writes a file of many objects and reads it, as assets and as the body of an import, in
 * a process of its own with a small heap. Prints how many there were.
 */
public final class ArrowSmallHeapProgram {

	private static final int OBJECTS = 10;

	private static final long LIMIT = 256L << 20;

	private ArrowSmallHeapProgram() {
	}

	public static void main(String[] args) {
		int rows = Integer.parseInt(args[1]);
		AssetArrowWriter writer = new AssetArrowWriter();
		Path file = writer.write(() -> assets(rows)).to(Path.of(args[0]));
		try (ArrowMemory memory = new ArrowMemory(LIMIT)) {
			AssetArrowReader reader = new AssetArrowReader(memory);
			// what was exported is imported again, from one stream to the other
			Long objects = reader.read(writer.write(reader.read(file).assets()).buffers())
				.assets()
				.map(ArrowSmallHeapProgram::objects)
				.reduce(0L, Long::sum)
				.block();
			System.out.println("objects: " + objects);
			System.out.println("outside the heap, in MB: " + (memory.peak() >> 20));
		}
	}

	private static long objects(Asset asset) {
		return asset.annotations().get(0).predictions().get(0).objects().size();
	}

	private static Stream<Asset> assets(int rows) {
		return IntStream.range(0, rows).mapToObj((row) -> {
			List<PredictedObject> objects = IntStream.range(0, OBJECTS)
				.mapToObj((i) -> PredictedObject.builder("label " + (row + i) % 100, i, row % 1000, 20, 30)
					.confidence(0.5)
					.build())
				.toList();
			Prediction prediction = Prediction.builder(1920, 1080).objects(objects).build();
			return Asset.builder("asset-" + row)
				.annotations(List
					.of(AssetAnnotation.builder(AnnotationType.PREDICTION).predictions(List.of(prediction)).build()))
				.build();
		});
	}

}
