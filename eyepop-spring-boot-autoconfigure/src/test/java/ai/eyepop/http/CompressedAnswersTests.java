package ai.eyepop.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.ZstdOutputStream;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for answers that are compressed: small ones on the wire that are large here are
 * errors like others that are too large.
 */
class CompressedAnswersTests {

	private static final int KILOBYTES = 64 << 10;

	private static final LineDecoder<String> TEXT = (bytes, offset, length, lineNumber) -> new String(bytes, offset,
			length, StandardCharsets.UTF_8);

	private final Map<String, Answer> answers = new ConcurrentHashMap<>();

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final AtomicInteger connections = new AtomicInteger();

	private final LoopResources loops = LoopResources.create("compressed", 1, true);

	private final DisposableServer server = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.runOn(this.loops)
		.doOnChannelInit((observer, channel, address) -> this.connections.incrementAndGet())
		.handle((request, response) -> {
			this.asked.add(String.valueOf(request.requestHeaders().get(HttpHeaderNames.ACCEPT_ENCODING)));
			Answer answer = Objects.requireNonNull(this.answers.get(request.uri()));
			return response.status(answer.status())
				.header(HttpHeaderNames.CONTENT_ENCODING, answer.encoding())
				.header(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(answer.body().length))
				.sendByteArray(Mono.just(answer.body()));
		})
		.bindNow();

	private final EyePopHttp http = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withMaxLineSize(DataSize.ofKilobytes(64)).withMaxConnections(2))
		.retry(RetrySettings.defaults().withMaxRetries(0))
		.build();

	@AfterEach
	void close() {
		this.http.close();
		this.server.disposeNow();
		this.loops.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "x-gzip", "deflate", "identity" })
	void aSlowReaderGetsEveryLine(String encoding) {
		List<String> lines = IntStream.range(0, 100_000).mapToObj((i) -> "line " + i).toList();
		String text = String.join("\n", lines);
		for (int round = 0; round < 2; round++) {
			answer("/lines", 200, encoding, text.getBytes(StandardCharsets.UTF_8));
			answer("/json", 200, "identity", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
			assertThat(this.http.answers()
				.lines(get("/lines"), TEXT)
				.limitRate(1)
				.publishOn(Schedulers.boundedElastic(), 1)
				.collectList()
				.block()).isEqualTo(lines);
			assertThat(this.http.answers().json(get("/json"), Map.class).block()).isEqualTo(Map.of("a", 1));
		}
		assertThat(this.asked).containsOnly("gzip");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "x-gzip", "deflate" })
	void anAnswerThatIsTooLargeIsAnError(String encoding) {
		byte[] spaces = " ".repeat(64 << 20).getBytes(StandardCharsets.UTF_8);
		answer("/ok", 200, encoding, spaces);
		answer("/failed", 500, encoding, spaces);
		assertThat(Objects.requireNonNull(this.answers.get("/ok")).body().length).isLessThan(spaces.length / 500);
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> this.http.answers().json(get("/ok"), Map.class).block())
			.withMessageContaining("is longer than 65536 bytes");
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> this.http.answers().secretJson(get("/ok"), Map.class).block())
			.withMessageContaining("is longer than 65536 bytes");
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> this.http.answers().lines(get("/ok"), TEXT).blockLast())
			.withMessageContaining("eyepop.http.max-line-size");
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> this.http.answers().nothing(get("/failed")).block())
			.satisfies((failure) -> assertThat(failure.getExcerpt()).hasSizeLessThanOrEqualTo(500));
		assertThat(this.connections).hasValue(4);
	}

	@Test
	void whatIsOfNoInterestIsNotReadToTheEnd() {
		answer("/ok", 200, "gzip", " ".repeat(64 << 20).getBytes(StandardCharsets.UTF_8));
		this.http.answers().nothing(get("/ok")).block();
		this.http.answers().nothing(get("/ok")).block();
		// a connection whose answer was not read to its end cannot be used again
		assertThat(this.connections).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "zstd", "snappy", "br", "anything" })
	void whatWasNotAskedForIsNotDecompressed(String encoding) {
		// Arrow's library for zstd makes Netty decompress it, 32,768 bytes of each
		answer("/ok", 200, encoding, " ".repeat(64 << 20).getBytes(StandardCharsets.UTF_8));
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> this.http.answers().json(get("/ok"), Map.class).block())
			.withMessageContaining("is not the JSON that was expected");
	}

	@Test
	void damagedCompressionIsAnErrorOfOurs() {
		byte[] damaged = compressed("gzip", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
		damaged[12] ^= 0x55;
		this.answers.put("/ok", new Answer(200, "gzip", damaged));
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> this.http.answers().json(get("/ok"), Map.class).block())
			.withMessageContaining("cannot be decompressed");
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> this.http.answers().lines(get("/ok"), TEXT).blockLast())
			.withMessageContaining("cannot be decompressed");
	}

	private void answer(String path, int status, String encoding, byte[] body) {
		this.answers.put(path, new Answer(status, encoding, compressed(encoding, body)));
	}

	private static byte[] compressed(String encoding, byte[] body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream stream = stream(encoding, bytes)) {
			stream.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static OutputStream stream(String encoding, OutputStream stream) throws IOException {
		return switch (encoding) {
			case "gzip", "x-gzip" -> new GZIPOutputStream(stream, KILOBYTES);
			case "deflate" -> new DeflaterOutputStream(stream);
			case "identity" -> stream;
			default -> new ZstdOutputStream(stream);
		};
	}

	private WebClient.RequestHeadersSpec<?> get(String path) {
		URI url = URI.create("http://127.0.0.1:" + this.server.port());
		return RequestTarget.of(url, path).applyTo(this.http.anonymousClient().get());
	}

	private record Answer(int status, String encoding, byte[] body) {

	}

}
