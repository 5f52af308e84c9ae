package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.KeyPoint;
import ai.eyepop.prediction.PredictedClass;
import ai.eyepop.prediction.PredictedEmbedding;
import ai.eyepop.prediction.PredictedKeyPoints;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AssetArrowWriter}.
 */
class AssetArrowWriterTests {

	private static final long LIMIT = 64 << 20;

	private final ArrowMemory memory = new ArrowMemory(LIMIT);

	private final AssetArrowReader reader = new AssetArrowReader(this.memory);

	private final AssetArrowWriter writer = new AssetArrowWriter();

	@TempDir
	private Path folder;

	@AfterEach
	void nothingIsInUse() {
		assertThat(this.memory.used()).isZero();
		this.memory.close();
	}

	static List<String> sources() {
		return ArrowVectors.names()
			.stream()
			.filter((name) -> name.endsWith("1.7.stream") && ArrowVectors.json(name).has("source"))
			.toList();
	}

	static List<Asset> assets(String name) {
		List<Asset> assets = new ArrayList<>();
		for (JsonNode asset : ArrowVectors.json(name).get("source")) {
			assets.add(ArrowVectors.JSON.treeToValue(asset, Asset.class));
		}
		return assets;
	}

	@ParameterizedTest
	@MethodSource("sources")
	void writesTheColumnsOfTheVector(String name) {
		assertThat(columns(stream(assets(name)))).isEqualTo(withoutEmptyLists(name));
	}

	@ParameterizedTest
	@MethodSource("sources")
	void writesTheColumnsOfTheVectorIntoAFile(String name) throws Exception {
		Path file = this.writer.write(assets(name)).to(this.folder.resolve("assets.arrow"));
		assertThat(columns(Files.readAllBytes(file))).isEqualTo(withoutEmptyLists(name));
		assertThat(this.folder).isDirectoryNotContaining((other) -> !other.equals(file));
	}

	@ParameterizedTest
	@MethodSource("sources")
	void writesTheSameAsBuffers(String name) {
		Flux<DataBuffer> buffers = this.writer.write(Flux.fromIterable(assets(name))).buffers();
		assertThat(bytes(buffers)).isEqualTo(stream(assets(name)));
	}

	@ParameterizedTest
	@MethodSource("sources")
	void anotherReaderReadsTheStream(String name) throws Exception {
		assertThat(otherColumns(new ByteArrayInputStream(stream(assets(name))))).isEqualTo(withoutEmptyLists(name));
	}

	@ParameterizedTest
	@MethodSource("sources")
	void anotherReaderReadsTheFile(String name) throws Exception {
		Path file = this.writer.write(assets(name)).to(this.folder.resolve("assets.arrow"));
		try (InputStream input = Files.newInputStream(file)) {
			assertThat(input.readNBytes(8)).startsWith('A', 'R', 'R', 'O', 'W', '1');
			assertThat(otherColumns(input)).isEqualTo(withoutEmptyLists(name));
		}
	}

	@ParameterizedTest
	@MethodSource("sources")
	void anotherReaderOpensTheFileByItsFooter(String name) throws Exception {
		OtherFile file = OtherFile.open(this.writer.write(assets(name)).to(this.folder.resolve("assets.arrow")));
		assertThat(file.rows()).isEqualTo(withoutEmptyLists(name));
	}

	@Test
	void theFooterTellsWhereEachOfManyBatchesIs() throws Exception {
		List<Asset> assets = IntStream.range(0, 3000).mapToObj((i) -> asset("a" + i, "label " + i)).toList();
		Path path = this.writer.write(assets).to(this.folder.resolve("assets.arrow"));
		OtherFile file = OtherFile.open(path);
		assertThat(file.batches()).isEqualTo(3);
		assertThat(file.rows()).isEqualTo(columns(Files.readAllBytes(path))).isEqualTo(columns(stream(assets)));
	}

	@ParameterizedTest
	@MethodSource("sources")
	void whatWasReadIsReadAgain(String name) {
		List<Asset> assets = read(stream(assets(name)));
		assertThat(read(stream(assets))).isEqualTo(assets);
	}

	@Test
	void keepsWhatTheServiceAddsToColumns() {
		byte[] served = ArrowVectors.bytes("server-plain-1.7.stream");
		List<Asset> assets = read(served);
		assertThat(assets).extracting((asset) -> asset.other().get("asset_url")).doesNotContainNull();
		assertThat(read(stream(assets))).isEqualTo(assets);
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

	private List<Integer> rows(byte[] bytes) {
		List<Integer> rows = new ArrayList<>();
		try (ArrowBatches batches = this.reader.read(new ByteArrayInputStream(bytes)).batches()) {
			while (batches.next()) {
				rows.add(batches.root().getRowCount());
			}
		}
		return rows;
	}

	@Test
	void keepsSizesAndTruncatesDates() {
		Asset asset = Asset.builder("a")
			.createdAt(Instant.parse("2026-01-02T03:04:05.678999Z"))
			.originalImageWidth(65535)
			.originalImageHeight(480)
			.originalFrames(4294967295L)
			.build();
		assertThat(read(stream(List.of(asset)))).singleElement().satisfies((read) -> {
			assertThat(read.createdAt()).isEqualTo("2026-01-02T03:04:05.678Z");
			assertThat(read.originalImageWidth()).isEqualTo(65535);
			assertThat(read.originalImageHeight()).isEqualTo(480);
			assertThat(read.originalFrames()).isEqualTo(4294967295L);
		});
	}

	@Test
	void aClassWithoutConfidenceIsNull() {
		Asset asset = Asset.builder("a")
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.predictions(
						List.of(Prediction.builder(0, 0).classes(List.of(new PredictedClass("person", null))).build()))
				.build()))
			.build();
		assertThat(read(stream(List.of(asset))).get(0).annotations().get(0).predictions().get(0).classes())
			.containsExactly(new PredictedClass("person", null));
	}

	@Test
	void aJudgementThatDiffersFromThatOfTheAnnotationIsKept() {
		PredictedObject own = PredictedObject.builder("person", 0, 0, 1, 1)
			.other(Map.of("user_review", "rejected"))
			.build();
		PredictedObject same = PredictedObject.builder("person", 0, 0, 1, 1).build();
		Asset asset = Asset.builder("a")
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.userReview(UserReview.APPROVED)
				.predictions(List.of(Prediction.builder(1, 1).objects(List.of(own, same)).build()))
				.build()))
			.build();
		byte[] written = stream(List.of(asset));
		assertThat(read(written)).containsExactly(asset);
		assertThat(columns(written).toString()).contains("user_review=rejected").contains("user_review=approved");
	}

	@Test
	void depthsArePartsOfTheLongerSide() {
		for (Prediction.Builder source : List.of(Prediction.builder(100, 200), Prediction.builder(200, 100))) {
			PredictedKeyPoints points = new PredictedKeyPoints(List.of(KeyPoint.builder(10, 10).z(50.0).build()), null,
					null, Map.of());
			Asset asset = Asset.builder("a")
				.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
					.predictions(List.of(source.keyPoints(List.of(points)).build()))
					.build()))
				.build();
			assertThat(read(stream(List.of(asset))).get(0).annotations().get(0).predictions().get(0).keyPoints())
				.flatExtracting(PredictedKeyPoints::points)
				.extracting(KeyPoint::z)
				.containsExactly(0.25);
		}
	}

	@Test
	void roundsAllButPrioritiesDurationsAndEmbeddings() {
		Asset asset = Asset.builder("a")
			.reviewPriority(0.12345)
			.modelRelevance(0.98765)
			.originalDuration(1.23456)
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.predictions(List.of(Prediction.builder(1, 1)
					.classes(List.of(new PredictedClass("person", 0.12345)))
					.embeddings(List.of(new PredictedEmbedding(List.of(0.12345), 0.12345, null, null, Map.of())))
					.build()))
				.build()))
			.build();
		Map<String, @Nullable Object> cells = columns(stream(List.of(asset))).get(0);
		assertThat(cells).containsEntry("review_priority", 0.12347412109375)
			.containsEntry("model_relevance", 0.98779296875)
			.containsEntry("original_duration", (double) 1.23456F);
		assertThat(cells.get("annotations")).asString()
			.contains("confidence=0.12298583984375", "embedding=[0.12347412109375], x=0.12347412109375");
	}

	@Test
	void refusesWhatHasNoPlace() {
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> stream(List.of(Asset.builder("wide").originalImageWidth(65536).build())))
			.withMessage("Writing asset wide as Arrow failed: the original width is 65536, and must be from 0 to 65535")
			.satisfies((ex) -> assertThat(ex.uuid()).isEqualTo("wide"));
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> stream(List.of(Asset.builder("negative").originalFrames(-1L).build())));
		assertThatExceptionOfType(UnwritableAssetException.class)
			.isThrownBy(() -> stream(List.of(Asset.builder("late").createdAt(Instant.MAX).build())));
		Asset sizeless = Asset.builder("sizeless")
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.predictions(List.of(Prediction.builder(0, 480)
					.objects(List.of(PredictedObject.builder("person", 0, 0, 1, 1).build()))
					.build()))
				.build()))
			.build();
		assertThatExceptionOfType(UnwritableAssetException.class).isThrownBy(() -> stream(List.of(sizeless)))
			.withMessageContaining("0.0 x 480.0");
	}

	@Test
	void nothingIsAStreamWithASchema() {
		byte[] written = stream(List.of());
		assertThat(written).isNotEmpty().endsWith(0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0);
		assertThat(read(written)).isEmpty();
	}

	@Test
	void buffersCanBeAskedForAgain() {
		ArrowOutput output = this.writer.write(() -> assets("all-1.7.stream").stream());
		assertThat(bytes(output.buffers())).isEqualTo(bytes(output.buffers()))
			.isEqualTo(stream(assets("all-1.7.stream")));
	}

	static Asset asset(String uuid, String label) {
		PredictedObject object = PredictedObject.builder(label, 0.1, 0.2, 0.3, 0.4).confidence(0.5).build();
		return Asset.builder(uuid)
			.partition("train")
			.annotations(List.of(AssetAnnotation.builder(AnnotationType.PREDICTION)
				.userReview(UserReview.UNKNOWN)
				.predictions(List.of(Prediction.builder(1, 1).objects(List.of(object)).build()))
				.build()))
			.build();
	}

	private byte[] stream(List<Asset> assets) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.writer.write(assets).to(output);
		return output.toByteArray();
	}

	private static byte[] bytes(Flux<DataBuffer> buffers) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		DataBufferUtils.write(buffers, output).doOnNext(DataBufferUtils.releaseConsumer()).blockLast();
		return output.toByteArray();
	}

	private List<Asset> read(byte[] bytes) {
		try (Stream<Asset> assets = this.reader.read(new ByteArrayInputStream(bytes)).stream()) {
			return assets.toList();
		}
	}

	private List<Map<String, @Nullable Object>> columns(byte[] bytes) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		try (ArrowBatches batches = this.reader.read(new ByteArrayInputStream(bytes)).batches()) {
			while (batches.next()) {
				rows.addAll(Cells.of(batches.root(), batches.dictionaries()));
			}
		}
		return rows;
	}

	private static List<Map<String, @Nullable Object>> otherColumns(InputStream input) throws IOException {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		try (BufferAllocator allocator = new RootAllocator();
				ArrowStreamReader reader = new ArrowStreamReader(
						new MessageChannelReader(new SafeReadChannel(input), allocator), allocator)) {
			while (reader.loadNextBatch()) {
				rows.addAll(Cells.of(reader.getVectorSchemaRoot(), reader));
			}
		}
		return rows;
	}

	/**
	 * Return the columns of a vector. Our types do not tell an empty list from none,
	 * which is what is written.
	 */
	private static List<Map<String, @Nullable Object>> withoutEmptyLists(String name) {
		return Cells.of(ArrowVectors.columns(name)).stream().map(AssetArrowWriterTests::withoutEmptyLists).toList();
	}

	private static Map<String, @Nullable Object> withoutEmptyLists(Map<String, @Nullable Object> cells) {
		Map<String, @Nullable Object> result = new LinkedHashMap<>();
		cells.forEach((key, value) -> {
			boolean kept = List.of("annotations", "predictions", "points", "embedding").contains(key);
			result.put(key, (List.of().equals(value) && !kept) ? null : withoutEmptyLists(value));
		});
		return result;
	}

	@SuppressWarnings("unchecked")
	private static @Nullable Object withoutEmptyLists(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return withoutEmptyLists((Map<String, @Nullable Object>) map);
		}
		return (value instanceof List<?> list) ? list.stream().map((item) -> withoutEmptyLists((Object) item)).toList()
				: value;
	}

}
