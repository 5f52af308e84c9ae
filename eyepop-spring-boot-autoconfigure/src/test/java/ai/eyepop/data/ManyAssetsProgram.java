package ai.eyepop.data;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.springframework.util.unit.DataSize;

import ai.eyepop.EyePop;
import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.asset.AssetInclusionMode;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

/**
 * Imports assets, exports them into another dataset while they arrive, and reads that, in
 * a process of its own with a small heap. Prints what there was.
 */
public final class ManyAssetsProgram {

	private static final int OBJECTS = 10;

	private ManyAssetsProgram() {
	}

	public static void main(String[] args) {
		long count = Long.parseLong(args[3]);
		try (EyePop eyePop = EyePop.builder().url(URI.create(args[0])).apiKey(args[1]).accountId(args[2]).build();
				DataEndpoint endpoint = eyePop.data((builder) -> builder.arrowMemoryLimit(DataSize.ofMegabytes(256)))) {
			SyncDataEndpoint data = endpoint.sync();
			Dataset first = data.datasets().create(DatasetCreate.builder("first").build());
			Dataset second = data.datasets().create(DatasetCreate.builder("second").build());
			data.imports().assets(() -> assets(count), first.uuid());
			endpoint.imports().assets(endpoint.exports().assets(request(first)), second.uuid()).block();
			try (Stream<Asset> assets = data.exports().assets(request(second))) {
				long[] totals = new long[2];
				assets.forEach((asset) -> add(asset, totals));
				System.out.println("assets: " + totals[0] + ", objects: " + totals[1]);
			}
		}
		long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
		System.out.println("direct: " + direct);
	}

	private static void add(Asset asset, long[] totals) {
		if (!AnyAsset.of(asset).equals(AnyAsset.of(asset(totals[0])))) {
			throw new IllegalStateException("Asset %d came back as %s".formatted(totals[0], asset));
		}
		totals[0]++;
		totals[1] += asset.annotations().get(0).predictions().get(0).objects().size();
	}

	private static AssetExportRequest request(Dataset dataset) {
		return AssetExportRequest.builder()
			.datasetUuid(dataset.uuid())
			.inclusionMode(AssetInclusionMode.ALL_ASSETS)
			.includeExternalIds(true)
			.build();
	}

	private static Stream<Asset> assets(long count) {
		return LongStream.range(0, count).mapToObj(ManyAssetsProgram::asset);
	}

	private static Asset asset(long number) {
		List<PredictedObject> objects = IntStream.range(0, OBJECTS)
			.mapToObj((i) -> PredictedObject
				.builder("label-" + (number + i) % 100, (number % 1000) / 1000.0, i / 1000.0, 0.25, 0.5)
				.confidence(i / 10.0)
				.build())
			.toList();
		Prediction prediction = Prediction.builder(1, 1).objects(objects).build();
		return Asset.builder("%032x".formatted(number))
			.mimeType("image/jpeg")
			.externalId("asset-" + number)
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.GROUND_TRUTH)
				.userReview(UserReview.UNKNOWN)
				.predictions(List.of(prediction))
				.build()))
			.build();
	}

}
