package ai.eyepop.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LineReader}.
 */
class LineReaderTests {

	private static final LineDecoder<String> TEXT = (bytes, offset, length, lineNumber) -> lineNumber + ":"
			+ new String(bytes, offset, length, StandardCharsets.UTF_8);

	private final List<ByteBuf> buffers = new ArrayList<>();

	@Test
	void cutsLinesAtEveryPlaceEvenInsideCharacters() {
		byte[] bytes = "äöü\n\n€ \r\n \t\nlast 🚗".getBytes(StandardCharsets.UTF_8);
		for (int first = 0; first <= bytes.length; first++) {
			for (int second = first; second <= bytes.length; second++) {
				LineReader<String> reader = new LineReader<>(TEXT, 100);
				List<String> lines = new ArrayList<>();
				reader.lines(buffer(bytes, 0, first)).forEach(lines::add);
				reader.lines(buffer(bytes, first, second)).forEach(lines::add);
				reader.lines(buffer(bytes, second, bytes.length)).forEach(lines::add);
				reader.lastLine().forEach(lines::add);
				assertThat(lines).containsExactly("1:äöü", "3:€ \r", "5:last 🚗");
			}
		}
		assertThat(this.buffers).allMatch((buffer) -> buffer.refCnt() == 0);
	}

	@Test
	void growsForLongLinesAndForgetsThem() {
		Random random = new Random(42);
		StringBuilder text = new StringBuilder();
		List<String> expected = new ArrayList<>();
		for (int i = 1; i <= 50; i++) {
			String line = "x".repeat(1 + random.nextInt(40_000));
			expected.add(i + ":" + line);
			text.append(line).append('\n');
		}
		byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
		LineReader<String> reader = new LineReader<>(TEXT, 40_000);
		List<String> lines = new ArrayList<>();
		int at = 0;
		while (at < bytes.length) {
			int to = Math.min(bytes.length, at + 1 + random.nextInt(9000));
			reader.lines(buffer(bytes, at, to)).forEach(lines::add);
			at = to;
		}
		assertThat(lines).isEqualTo(expected);
		assertThat(reader.lastLine()).isEmpty();
	}

	@Test
	void failsForALineThatIsTooLongBeforeItsEnd() {
		LineReader<String> reader = new LineReader<>(TEXT, 10);
		assertThat(reader.lines(buffer("ok\n0123456789\n"))).containsExactly("1:ok", "2:0123456789");
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> reader.lines(buffer("01234567890")).forEach((line) -> {
			}))
			.withMessageContaining("Line 3 of EyePop's answer is longer than 10 bytes")
			.withMessageContaining("eyepop.http.max-line-size")
			.satisfies((ex) -> assertThat(ex.getLineNumber()).isEqualTo(3));
	}

	@Test
	void deliversWhatComesBeforeALineThatCannotBeDecoded() {
		LineReader<Named> reader = new LineReader<>(LineDecoder.json(Named.class), 1000);
		List<Named> lines = new ArrayList<>();
		assertThatExceptionOfType(MalformedStreamException.class).isThrownBy(
				() -> reader.lines(buffer("{\"name\":\"a\"}\n\n{\"name\":}\n{\"name\":\"b\"}\n")).forEach(lines::add))
			.withMessageContaining("Line 3")
			.withMessageContaining("it begins with: {\"name\":}");
		assertThat(lines).containsExactly(new Named("a"));
	}

	@Test
	void failsForALineThatIsNull() {
		LineReader<Named> reader = new LineReader<>(LineDecoder.json(Named.class), 1000);
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> reader.lines(buffer("null\n")).forEach((line) -> {
			}))
			.withMessageContaining("is null");
	}

	@Test
	void releasesWhatWaitsWhenItIsCanceled() {
		Flux<DataBuffer> bytes = Flux.just("a\nb\n", "c\n", "d\n").map(this::buffer).hide();
		List<String> lines = new ArrayList<>();
		BaseSubscriber<String> subscriber = new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				request(1);
			}

			@Override
			protected void hookOnNext(String line) {
				lines.add(line);
			}

		};
		LineReader.read(bytes, TEXT, 100).subscribe(subscriber);
		assertThat(this.buffers).hasSizeGreaterThan(1).anySatisfy((buffer) -> assertThat(buffer.refCnt()).isPositive());
		subscriber.cancel();
		assertThat(lines).containsExactly("1:a");
		assertThat(this.buffers).allSatisfy((buffer) -> assertThat(buffer.refCnt()).isZero());
	}

	private DataBuffer buffer(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return buffer(bytes, 0, bytes.length);
	}

	private DataBuffer buffer(byte[] bytes, int from, int to) {
		ByteBuf buffer = Unpooled.directBuffer().writeBytes(Arrays.copyOfRange(bytes, from, to));
		this.buffers.add(buffer);
		return new NettyDataBufferFactory(buffer.alloc()).wrap(buffer);
	}

	record Named(String name) {

	}

}
