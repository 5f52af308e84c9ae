package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.message.MessageChannelReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import ai.eyepop.data.asset.AnnotationType;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.asset.AssetAnnotation;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A writer of assets as Arrow, and what reads them again.
 */
abstract class AssetArrowFixture {

	static final long LIMIT = 64 << 20;

	final ArrowMemory memory = new ArrowMemory(LIMIT);

	final AssetArrowReader reader = new AssetArrowReader(this.memory);

	final AssetArrowWriter writer = new AssetArrowWriter();

	@TempDir
	Path folder;

	@AfterEach
	void nothingIsInUse() {
		assertThat(this.memory.used()).isZero();
		this.memory.close();
	}

	static List<Asset> assets(String name) {
		List<Asset> assets = new ArrayList<>();
		for (JsonNode asset : ArrowVectors.json(name).get("source")) {
			assets.add(ArrowVectors.JSON.treeToValue(asset, Asset.class));
		}
		return assets;
	}

	List<Integer> rows(byte[] bytes) {
		List<Integer> rows = new ArrayList<>();
		try (ArrowBatches batches = this.reader.read(new ByteArrayInputStream(bytes)).batches()) {
			while (batches.next()) {
				rows.add(batches.root().getRowCount());
			}
		}
		return rows;
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

	byte[] stream(List<Asset> assets) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.writer.write(assets).to(output);
		return output.toByteArray();
	}

	static byte[] bytes(Flux<DataBuffer> buffers) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		DataBufferUtils.write(buffers, output).doOnNext(DataBufferUtils.releaseConsumer()).blockLast();
		return output.toByteArray();
	}

	List<Asset> read(byte[] bytes) {
		try (Stream<Asset> assets = this.reader.read(new ByteArrayInputStream(bytes)).stream()) {
			return assets.toList();
		}
	}

	List<Map<String, @Nullable Object>> columns(byte[] bytes) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		try (ArrowBatches batches = this.reader.read(new ByteArrayInputStream(bytes)).batches()) {
			while (batches.next()) {
				rows.addAll(Cells.of(batches.root(), batches.dictionaries()));
			}
		}
		return rows;
	}

	static List<Map<String, @Nullable Object>> otherColumns(InputStream input) throws IOException {
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

}
