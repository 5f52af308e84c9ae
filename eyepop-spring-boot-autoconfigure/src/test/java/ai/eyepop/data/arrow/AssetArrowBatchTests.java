package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for batches and dictionaries that {@link AssetArrowWriter} makes.
 */
class AssetArrowBatchTests extends AssetArrowFixture {

	@Test
	void theFooterTellsWhereEachOfManyBatchesIs() throws Exception {
		List<Asset> assets = IntStream.range(0, 3000).mapToObj((i) -> asset("a" + i, "label " + i)).toList();
		Path path = this.writer.write(assets).to(this.folder.resolve("assets.arrow"));
		OtherFile file = OtherFile.open(path);
		assertThat(file.batches()).isEqualTo(3);
		assertThat(file.rows()).isEqualTo(columns(Files.readAllBytes(path))).isEqualTo(columns(stream(assets)));
	}

	@Test
	void writesManyBatches() {
		List<Asset> assets = IntStream.range(0, 5000)
			.mapToObj((i) -> asset("a" + i, "label " + ((i % 3 == 0) ? i / 2 : i)))
			.toList();
		byte[] written = stream(assets);
		assertThat(rows(written)).containsExactly(1024, 1024, 1024, 1024, 904);
		assertThat(read(written)).isEqualTo(assets);
	}

	@Test
	void replacesDictionariesThatAreFullInAStream() {
		List<Asset> assets = IntStream.range(0, 500)
			.mapToObj((i) -> Asset.builder("a" + i)
				.annotations(List.of(AssetAnnotation.builder(AnnotationType.of("type " + i % 300)).build()))
				.build())
			.toList();
		assertThat(read(stream(assets))).extracting((asset) -> asset.annotations().get(0).type())
			.isEqualTo(assets.stream().map((asset) -> asset.annotations().get(0).type()).toList());
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> this.writer.write(assets).to(this.folder.resolve("full.arrow")))
			.withMessageContaining("asset a128")
			.withMessageContaining("more than 128 different values")
			.withMessageContaining("write a stream");
		assertThat(this.folder).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 63, 64, 100, 127, 128 })
	void whatCanBeWrittenDoesNotDependOnWhatCameBefore(int before) throws IOException {
		List<Asset> assets = new ArrayList<>(assets("all-1.7.stream"));
		assets.add(manyModels("many", 0, before));
		assets.addAll(assets("many-predictions-1.7.stream"));
		assets.add(manyModels("more", 1000, 100));
		assets.addAll(assets("texts-1.7.stream"));
		assets.add(manyModels("most", 2000, 128));
		assets.addAll(assets("all-1.7.stream"));
		byte[] written = stream(assets);
		assertThat(read(written))
			.isEqualTo(assets.stream().flatMap((one) -> read(stream(List.of(one))).stream()).toList());
		assertThat(otherColumns(new ByteArrayInputStream(written)))
			.isEqualTo(assets.stream().flatMap((one) -> columns(stream(List.of(one))).stream()).toList());
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> stream(List.of(manyModels("a", 0, 63), manyModels("b", 1000, 129))))
			.withMessage(
					"Writing asset b as Arrow failed: there are more than 128 different values like 'review 1128'");
	}

	private static Asset manyModels(String uuid, int from, int count) {
		return Asset.builder(uuid)
			.annotations(IntStream.range(from, from + count)
				.mapToObj((i) -> AssetAnnotation.builder(AnnotationType.PREDICTION)
					.userReview(UserReview.of("review " + i))
					.source("source " + i)
					.predictions(List.of(Prediction.builder(1, 1)
						.keyPoints(List.of(new PredictedKeyPoints(List.of(KeyPoint.builder(0.5, 0.25).build()), null,
								null, Map.of())))
						.objects(List.of(PredictedObject.builder("label " + i, 0, 0, 1, 1).build()))
						.build()))
					.other(Map.of("source_model_uuid", "model " + i))
					.build())
				.toList())
			.build();
	}

	@Test
	void aBatchEndsWhenItIsLarge() throws IOException {
		List<Asset> assets = IntStream.range(0, 10)
			.mapToObj((i) -> Asset.builder("a" + i).externalId(String.valueOf(i).repeat(4 << 20)).build())
			.toList();
		assertThat(rows(stream(assets))).containsExactly(2, 2, 2, 2, 2);
		Path file = this.writer.write(assets).to(this.folder.resolve("large.arrow"));
		assertThat(rows(Files.readAllBytes(file))).containsExactly(2, 2, 2, 2, 2);
		List<Asset> wide = IntStream.range(0, 3000)
			.mapToObj((i) -> Asset.builder("b" + i).externalId("x".repeat((i < 8) ? 2 << 20 : 1)).build())
			.toList();
		assertThat(rows(stream(wide))).containsExactly(4, 4, 1024, 1024, 944);
	}

	@Test
	void dictionariesOfAStreamAreReplacedWhenTheyAreLarge() {
		List<Asset> assets = IntStream.range(0, 5000)
			.mapToObj((i) -> Asset.builder("a" + i).partition(i + " ".repeat(4000)).mimeType("image/jpeg").build())
			.toList();
		byte[] written = stream(assets);
		assertThat(OtherStreams.dictionaryValues(written, ArrowSchemas.V1_7, "partition")).hasSizeGreaterThan(3)
			.allSatisfy((count) -> assertThat(count).isLessThan(1100));
		assertThat(read(written)).isEqualTo(assets);
		List<Asset> small = IntStream.range(0, 100_000).mapToObj((i) -> asset("a" + i, "label " + i)).toList();
		assertThat(OtherStreams.dictionaryValues(stream(small), ArrowSchemas.V1_7, "annotations", "predictions",
				"objects", "classLabel"))
			.hasSizeGreaterThan(1)
			.allSatisfy((count) -> assertThat(count).isLessThan(90_000));
	}

	@Test
	void dictionariesOfAFileThatAreTooLargeAreAnErrorOfOurs() throws IOException {
		AssetFile file = new AssetFile(this.folder.resolve("large.arrow"), 1 << 20);
		file.open();
		assertThatExceptionOfType(UnwritableAssetException.class).isThrownBy(() -> {
			for (int i = 0; i < 1000; i++) {
				file.add(Asset.builder("a" + i).partition(i + " ".repeat(4000)).build());
			}
		}).withMessageContaining("asset a129").withMessageContaining("1,048,576 bytes").withMessageContaining("stream");
		file.discard();
		assertThat(this.folder).isEmptyDirectory();
	}

}
