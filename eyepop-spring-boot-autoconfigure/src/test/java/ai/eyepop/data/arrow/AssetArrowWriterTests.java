package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;

import ai.eyepop.data.asset.Asset;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AssetArrowWriter}.
 */
class AssetArrowWriterTests extends AssetArrowFixture {

	static List<String> sources() {
		return ArrowVectors.names()
			.stream()
			.filter((name) -> name.endsWith("1.7.stream") && ArrowVectors.json(name).has("source"))
			.toList();
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

	@ParameterizedTest
	@MethodSource("sources")
	void whatWasReadIsReadAgain(String name) {
		List<Asset> assets = read(stream(assets(name)));
		assertThat(read(stream(assets))).isEqualTo(assets);
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
