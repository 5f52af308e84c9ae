package ai.eyepop.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.example.shop.ShopApplication;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.arrow.ArrowBatches;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetExportRequest;
import ai.eyepop.data.asset.AssetInclusionMode;
import ai.eyepop.data.asset.AssetListRequest;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says of Arrow.
 */
@SpringBootTest(classes = ShopApplication.class)
@WithEyePopEmulator
class ArrowTests {

	@Autowired
	private SyncDataEndpoint data;

	@TempDir
	private Path directory;

	private Dataset dataset;

	private Dataset other;

	private Asset asset;

	@BeforeEach
	void fill() {
		this.dataset = this.data.datasets().create(DatasetCreate.builder("first").build());
		this.other = this.data.datasets().create(DatasetCreate.builder("second").build());
		this.asset = this.data.uploads().upload(Path.of("src/test/resources/photo.jpg"), this.dataset.uuid()).result();
		this.data.assets().updateGroundTruth(this.asset.uuid(), List.of(Prediction.builder(1, 1).build()));
	}

	@Test
	void assetsOutAndIn() {
		transfer(this.data, this.dataset, this.asset, this.other);
		assertThat(assetsOf(this.other)).hasSize(1);
	}

	@Test
	void files() {
		keep(this.data, this.dataset, this.other, this.directory.resolve("a.arrow"), this.directory.resolve("b.arrow"));
		assertThat(assetsOf(this.other)).hasSize(1);
	}

	@Test
	void datasetIsCopied(@Autowired DataEndpoint reactive) {
		copy(reactive, AssetExportRequest.builder().datasetUuid(this.dataset.uuid()).build(), this.other.uuid());
		assertThat(assetsOf(this.other)).hasSize(1);
	}

	private List<Asset> assetsOf(Dataset dataset) {
		return this.data.assets()
			.list(AssetListRequest.builder(dataset.uuid()).inclusionMode(AssetInclusionMode.ALL_ASSETS).build());
	}

	private void transfer(SyncDataEndpoint data, Dataset dataset, Asset asset, Dataset other) {
		// tag::transfer[]
		AssetExportRequest request = AssetExportRequest.builder().datasetUuid(dataset.uuid()).build();
		try (Stream<Asset> assets = data.exports().assets(request)) {
			long count = assets.filter((one) -> !one.annotations().isEmpty()).count();
			// end::transfer[]
			assertThat(count).isOne();
			// tag::transfer[]
		}

		data.imports().assets(List.of(asset), other.uuid());
		// end::transfer[]
	}

	private void copy(DataEndpoint data, AssetExportRequest request, String uuid) {
		// tag::copy[]
		data.imports().assets(data.exports().assets(request), uuid).block();
		// end::copy[]
	}

	private void keep(SyncDataEndpoint data, Dataset dataset, Dataset other, Path file, Path copy) {
		AssetExportRequest request = AssetExportRequest.builder().datasetUuid(dataset.uuid()).build();
		// tag::file[]
		Path arrow = data.exports().toPath(request, file);
		data.imports().fromPath(arrow, other.uuid());
		// end::file[]

		// tag::write[]
		try (Stream<Asset> read = data.arrow().read(arrow).stream()) {
			Path written = new AssetArrowWriter().write(read::iterator).to(copy);
			// end::write[]
			assertThat(written).isEqualTo(copy);
			// tag::write[]
		}
		// end::write[]

		// tag::columns[]
		try (ArrowBatches batches = data.arrow().read(copy).batches()) {
			while (batches.next()) {
				VectorSchemaRoot root = batches.root();
				DictionaryProvider dictionaries = batches.dictionaries();
				// end::columns[]
				assertThat(root.getRowCount()).isOne();
				assertThat(dictionaries.getDictionaryIds()).isNotEmpty();
				// tag::columns[]
			}
		}
		// end::columns[]
	}

}
