package ai.eyepop.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import ai.eyepop.data.arrow.ArrowMemory;
import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.asset.AssetInclusionMode;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.arrow.ArrowForm.Compression;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Assets to the emulator and back, which was written apart from the client: what one
 * writes the other must read, in every form.
 */
class DataArrowEmulatorTests {

	private final EmulatedData service = new EmulatedData();

	@AfterEach
	void close() {
		await().until(() -> this.service.emulator().arrowMemory() == 0);
		this.service.close();
	}

	static List<ArrowForm> forms() {
		ArrowForm form = ArrowForm.DEFAULT;
		return List.of(form, form.asFile(), form.compressed(Compression.LZ4), form.compressed(Compression.ZSTD),
				form.asFile().compressed(Compression.ZSTD), form.batchRows(3),
				form.batchRows(3).withReplacedDictionaries().withoutEndMarker());
	}

	@ParameterizedTest
	@MethodSource("forms")
	void whatIsImportedComesBack(ArrowForm form) throws IOException {
		this.service.emulator().exportForm(form);
		SyncDataEndpoint data = this.service.sync();
		for (String file : List.of("all-1.7", "big-dictionary-1.7", "many-predictions-1.7", "objects-1.7")) {
			List<Asset> assets = read(file);
			Dataset first = data.datasets().create(DatasetCreate.builder(file).build());
			Dataset second = data.datasets().create(DatasetCreate.builder(file + " again").build());
			data.imports().assets(assets, first.uuid());
			this.service.endpoint()
				.imports()
				.assets(this.service.endpoint().exports().assets(request(first)), second.uuid())
				.block();
			for (Dataset dataset : List.of(first, second)) {
				try (Stream<Asset> back = data.exports().assets(request(dataset))) {
					assertThat(back.map(AnyAsset::of).toList()).isEqualTo(assets.stream().map(AnyAsset::of).toList());
				}
			}
		}
	}

	@Test
	void dictionariesThatGrowAndAreReplacedComeBack(@TempDir Path folder) throws IOException {
		// more than a batch, with labels in each that are new, and more models than an
		// index has place for
		List<Asset> assets = IntStream.range(0, 2500).mapToObj(DataArrowEmulatorTests::asset).toList();
		SyncDataEndpoint data = this.service.sync();
		Dataset dataset = data.datasets().create(DatasetCreate.builder("many").build());
		data.imports().assets(assets, dataset.uuid());
		Path file = new AssetArrowWriter().write(assets.subList(0, 2048)).to(folder.resolve("assets.arrow"));
		Dataset other = data.datasets().create(DatasetCreate.builder("of a file").build());
		data.imports().assets(Source.of(file), other.uuid());
		try (Stream<Asset> back = data.exports().assets(request(dataset))) {
			assertThat(back.map(AnyAsset::of).toList()).isEqualTo(assets.stream().map(AnyAsset::of).toList());
		}
		try (Stream<Asset> back = data.exports().assets(request(other))) {
			assertThat(back.map(AnyAsset::of).toList())
				.isEqualTo(assets.subList(0, 2048).stream().map(AnyAsset::of).toList());
		}
	}

	private static Asset asset(int number) {
		PredictedObject object = PredictedObject.builder("label " + number / 2, 0.25, 0.5, 0.125, 0.75)
			.confidence(0.5)
			.build();
		return Asset.builder("%032x".formatted(number))
			.mimeType("image/jpeg")
			.externalId("asset-" + number)
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.userReview(UserReview.UNKNOWN)
				.source("source " + number / 3)
				.other(Map.of("source_model_uuid", "%032x".formatted(number / 20)))
				.predictions(List.of(Prediction.builder(1, 1).objects(List.of(object)).build()))
				.build()))
			.build();
	}

	private static AssetExportRequest request(Dataset dataset) {
		return AssetExportRequest.builder()
			.datasetUuid(dataset.uuid())
			.inclusionMode(AssetInclusionMode.ALL_ASSETS)
			.includeExternalIds(true)
			.build();
	}

	private static List<Asset> read(String file) throws IOException {
		byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/vectors/arrow", file + ".stream"));
		try (ArrowMemory memory = new ArrowMemory(10_000_000);
				Stream<Asset> assets = new AssetArrowReader(memory).read(new ByteArrayInputStream(bytes)).stream()) {
			return assets.toList();
		}
	}

}
