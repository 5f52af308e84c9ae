package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import ai.eyepop.data.asset.Asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AssetArrowReader}.
 */
class AssetArrowReaderTests {

	private static final long LIMIT = 64 << 20;

	private final ArrowMemory memory = new ArrowMemory(LIMIT);

	private final AssetArrowReader reader = new AssetArrowReader(this.memory);

	@TempDir
	private Path folder;

	@AfterEach
	void nothingIsInUse() {
		assertThat(this.memory.used()).isZero();
		this.memory.close();
	}

	static List<String> vectors() {
		return ArrowVectors.names();
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void readsTheAssetsOfAStream(String name) {
		List<Asset> expected = ExpectedAssets.of(Cells.of(ArrowVectors.columns(name)));
		try (Stream<Asset> assets = this.reader.read(new ByteArrayInputStream(ArrowVectors.bytes(name))).stream()) {
			assertThat(assets).containsExactlyElementsOf(expected);
		}
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void readsTheAssetsOfAFile(String name) throws Exception {
		List<Asset> expected = ExpectedAssets.of(Cells.of(ArrowVectors.columns(name)));
		Path file = Files.write(this.folder.resolve("assets"), ArrowVectors.bytes(name));
		assertThat(this.reader.read(file).assets().collectList().block()).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void readsTheAssetsOfBuffers(String name) {
		List<Asset> expected = ExpectedAssets.of(Cells.of(ArrowVectors.columns(name)));
		ByteArrayResource bytes = new ByteArrayResource(ArrowVectors.bytes(name));
		assertThat(this.reader.read(DataBufferUtils.read(bytes, DefaultDataBufferFactory.sharedInstance, 1000))
			.assets()
			.collectList()
			.block()).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("vectors")
	void readsTheColumns(String name) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>();
		try (ArrowBatches batches = this.reader.read(new ByteArrayInputStream(ArrowVectors.bytes(name))).batches()) {
			while (batches.next()) {
				rows.addAll(Cells.of(batches.root(), batches.dictionaries()));
			}
		}
		assertThat(rows).isEqualTo(Cells.of(ArrowVectors.columns(name)));
	}

	@Test
	void readsCompressedStreamsWithDictionariesThatAreReplaced() {
		byte[][] parts = Stream.of("all", "objects", "big-dictionary", "texts")
			.map((name) -> ArrowVectors.bytes(name + "-1.7.stream"))
			.toArray(byte[][]::new);
		List<Asset> expected = Stream.of(parts).flatMap((part) -> read(part).stream()).toList();
		assertThat(read(OtherStreams.of(OtherStreams.none(), parts))).isEqualTo(expected);
		assertThat(read(OtherStreams.of(OtherStreams.zstd(), parts))).isEqualTo(expected);
		assertThat(read(OtherStreams.of(OtherStreams.lz4(), parts))).isEqualTo(expected);
	}

	@Test
	void readsTheColumnsItKnowsOfANewerVersion() {
		byte[] newer = ArrowVectors.bytes("all-1.7.stream");
		List<Asset> expected = read(newer).stream()
			.map((asset) -> Asset.builder(asset.uuid())
				.createdAt(asset.createdAt())
				.updatedAt(asset.updatedAt())
				.externalId(asset.externalId())
				.partition(asset.partition())
				.reviewPriority(asset.reviewPriority())
				.modelRelevance(asset.modelRelevance())
				.originalDuration(asset.originalDuration())
				.originalFrames(asset.originalFrames())
				.build())
			.toList();
		// under other names, they are columns of a version that is not known yet
		rename(newer, "annotations", "annotationz");
		rename(newer, "mime_type", "mime_typo");
		assertThat(read(newer)).isEqualTo(expected);
	}

	@Test
	void refusesWhatHasNoAssets() {
		byte[] other = ArrowVectors.bytes("all-1.7.stream");
		rename(other, "uuid", "guid");
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> read(other))
			.withMessageContaining("there is no column 'uuid'");
		byte[] number = ArrowVectors.bytes("all-1.7.stream");
		rename(number, "uuid", "guid");
		rename(number, "original_duration", "uuid\0             ");
		assertThatExceptionOfType(ArrowFormatException.class).isThrownBy(() -> read(number));
	}

	private static void rename(byte[] stream, String name, String other) {
		String text = new String(stream, java.nio.charset.StandardCharsets.ISO_8859_1);
		byte[] bytes = other.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
		System.arraycopy(bytes, 0, stream, text.indexOf("\0" + name + "\0") + 1, bytes.length);
	}

	private List<Asset> read(byte[] bytes) {
		try (Stream<Asset> assets = this.reader.read(new ByteArrayInputStream(bytes)).stream()) {
			return assets.toList();
		}
	}

	@Test
	void aStreamIsReadOnce() {
		ArrowAssets assets = this.reader.read(new ByteArrayInputStream(new byte[0]));
		assertThat(assets.assets().collectList().block()).isEmpty();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(assets::stream)
			.withMessageContaining("was read already");
	}

}
