package ai.eyepop.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.eyepop.data.arrow.ArrowBatches;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs what the guide's chapter on Arrow says, and shows that it says the same.
 */
class ArrowGuideTests {

	@TempDir
	private Path directory;

	@Test
	void snippetsRun() {
		try (EmulatedData service = new EmulatedData()) {
			tell(service.sync());
		}
	}

	private void tell(SyncDataEndpoint data) {
		Dataset dataset = data.datasets().create(DatasetCreate.builder("first").build());
		Dataset other = data.datasets().create(DatasetCreate.builder("second").build());
		Asset asset = data.uploads()
			.upload(Path.of("src/test/resources/vectors/media/image.jpg"), dataset.uuid())
			.result();
		data.assets().updateGroundTruth(asset.uuid(), List.of(Prediction.builder(1, 1).build()));
		Path file = this.directory.resolve("assets.arrow");
		Path copy = this.directory.resolve("copy.arrow");

		AssetExportRequest request = AssetExportRequest.builder().datasetUuid(dataset.uuid()).build();
		try (Stream<Asset> assets = data.exports().assets(request)) {
			long count = assets.filter((one) -> !one.annotations().isEmpty()).count();
			assertThat(count).isOne();
		}

		data.imports().assets(List.of(asset), other.uuid());

		Path arrow = data.exports().toPath(request, file);
		data.imports().fromPath(arrow, other.uuid());

		try (Stream<Asset> read = data.arrow().read(arrow).stream()) {
			Path written = new AssetArrowWriter().write(read::iterator).to(copy);
			assertThat(written).isEqualTo(copy);
		}

		try (ArrowBatches batches = data.arrow().read(copy).batches()) {
			while (batches.next()) {
				VectorSchemaRoot root = batches.root();
				DictionaryProvider dictionaries = batches.dictionaries();
				assertThat(root.getRowCount()).isOne();
				assertThat(dictionaries.getDictionaryIds()).isNotEmpty();
			}
		}
	}

	@Test
	void snippetsOfTheGuideAreThese() throws IOException {
		GuideSnippets.verify("Datasets as Arrow", "Follow changes", getClass(), 3);
	}

}
