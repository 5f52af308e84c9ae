package ai.eyepop.data.arrow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.netty.buffer.PooledByteBufAllocator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterTry;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.awaitility.Awaitility;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;

import ai.eyepop.data.asset.Asset;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any Arrow data, and who reads it.
 */
abstract class AnyArrowFixture {

	static final Duration NEVER_SO_LONG = Duration.ofMinutes(2);

	private static final int MAX_CHUNKS = 50;

	private static final NettyDataBufferFactory BUFFERS = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	final ArrowMemory memory = new ArrowMemory(16 << 20);

	final AssetArrowReader reader = new AssetArrowReader(this.memory);

	private final AssetArrowWriter writer = new AssetArrowWriter();

	@AfterTry
	void nothingIsInUse() {
		// what reads gives it back on its own thread
		Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).untilAsserted(() -> {
			assertThat(this.memory.used()).isZero();
			assertThat(this.memory.open()).isZero();
		});
	}

	@Provide
	Arbitrary<Tuple2<String, List<Asset>>> ofAnyVersion() {
		return Arbitraries.of(ArrowSchemas.versions().keySet())
			.flatMap((version) -> new AnyAssets(version).assets().map((assets) -> Tuple.of(version, assets)));
	}

	@Provide
	Arbitrary<CompressionCodec> codecs() {
		return Arbitraries.of(OtherStreams.none(), OtherStreams.zstd(), OtherStreams.lz4());
	}

	static List<Asset> read(ArrowAssets assets) {
		return Objects.requireNonNull(assets.assets().collectList().block(NEVER_SO_LONG));
	}

	static Flux<DataBuffer> chunks(byte[] bytes, List<Integer> cuts) {
		List<byte[]> chunks = new ArrayList<>();
		for (int from = 0; from < bytes.length;) {
			// every other one has bytes, and the last one many, so that it ends
			int length = (chunks.size() < MAX_CHUNKS)
					? Math.max(cuts.get(chunks.size() % cuts.size()), chunks.size() % 2) : bytes.length;
			int to = Math.min(bytes.length, from + length);
			chunks.add(Arrays.copyOfRange(bytes, from, to));
			from = to;
		}
		return Flux.fromIterable(chunks).map((chunk) -> BUFFERS.allocateBuffer(chunk.length + 1).write(chunk));
	}

	static byte[] older(String version, CompressionCodec codec, List<byte[]> streams) {
		return OlderStreams.of(Objects.requireNonNull(ArrowSchemas.versions().get(version)), codec, streams);
	}

	final byte[] stream(List<Asset> assets) {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		this.writer.write(assets).to(output);
		return output.toByteArray();
	}

	final byte[] file(List<Asset> assets) {
		try {
			Path folder = Files.createTempDirectory("assets");
			Path file = this.writer.write(assets).to(folder.resolve("assets.arrow"));
			byte[] bytes = Files.readAllBytes(file);
			Files.delete(file);
			Files.delete(folder);
			return bytes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
