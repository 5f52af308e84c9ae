package ai.eyepop.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonArrayReader}.
 */
class JsonArrayReaderTests {

	private static final LineDecoder<String> TEXT = (bytes, offset, length,
			lineNumber) -> new String(bytes, offset, length, StandardCharsets.UTF_8).strip();

	private final List<ByteBuf> buffers = new ArrayList<>();

	@AfterEach
	void releasesBuffers() {
		assertThat(this.buffers).allMatch((buffer) -> buffer.refCnt() == 0);
	}

	@Test
	void cutsItemsAtEveryPlaceEvenInsideTextAndCharacters() {
		String json = " \n[ {\"a\": \"€]}\\\\\\\"[,\", \"b\": [1, {}]} ,\"x,\\\"]\",[ ] , -1.5e3,null\t] \r\n";
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		for (int first = 0; first <= bytes.length; first++) {
			for (int second = first; second <= bytes.length; second++) {
				Flux<DataBuffer> parts = Flux.just(buffer(bytes, 0, first), buffer(bytes, first, second),
						buffer(bytes, second, bytes.length));
				assertThat(JsonArrayReader.read(parts, TEXT, 100).collectList().block()).containsExactly(
						"{\"a\": \"€]}\\\\\\\"[,\", \"b\": [1, {}]}", "\"x,\\\"]\"", "[ ]", "-1.5e3", "null");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", " [ ] ", "" })
	void anEmptyArrayHasNoItems(String json) {
		StepVerifier.create(read(json, 100)).verifyComplete();
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "[1", "[1,", "[\"a", "[{\"a\":[1]", "{}", "1", "[,1]", "[1,,2]", "[1,]", "[1]]",
			"[1] 2", "x[1]" })
	void whatIsNoWholeArrayIsAnError(String json) {
		StepVerifier.create(read(json, 100).ignoreElements()).verifyError(MalformedStreamException.class);
	}

	@Test
	void whatIsNoItemIsUpToTheDecoder() {
		StepVerifier.create(read("[{}}]", 100).ignoreElements()).verifyError(MalformedStreamException.class);
		Flux<Integer> numbers = JsonArrayReader.read(Flux.just(buffer("[1, 2 3]".getBytes(), 0, 8)),
				LineDecoder.json(Integer.class), 100);
		StepVerifier.create(numbers).expectNext(1).verifyError(MalformedStreamException.class);
	}

	@Test
	void itemsMayBeAsLargeAsTheLimitAndTheArrayLarger() {
		String item = "\"" + "x".repeat(18) + "\"";
		String json = "[" + String.join(",", Collections.nCopies(1000, item)) + "]";
		StepVerifier.create(read(json, 20)).expectNextCount(1000).verifyComplete();
		StepVerifier.create(read(json, 19)).verifyError(DataBufferLimitException.class);
		// one that does not end is not waited for
		Flux<DataBuffer> endless = Flux.<DataBuffer>generate(
				(sink) -> sink.next(DefaultDataBufferFactory.sharedInstance.wrap("[\"xxxxxx".getBytes())));
		StepVerifier.create(JsonArrayReader.read(endless, TEXT, 20)).verifyError(DataBufferLimitException.class);
	}

	@Test
	void readsNoFasterThanItemsAreAskedFor() {
		AtomicLong read = new AtomicLong();
		Flux<DataBuffer> chunks = Flux.range(0, 1000)
			.map((i) -> buffer(((i == 0) ? "[1" : ",1").getBytes(), 0, 2))
			.doOnNext((chunk) -> read.incrementAndGet());
		StepVerifier.create(JsonArrayReader.read(chunks, TEXT, 20), 0)
			.thenRequest(3)
			.expectNextCount(3)
			.then(() -> assertThat(read).hasValueLessThan(10))
			.thenCancel()
			.verify();
	}

	private Flux<String> read(String json, int maxSize) {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		return JsonArrayReader.read(Flux.just(buffer(bytes, 0, bytes.length)), TEXT, maxSize);
	}

	private DataBuffer buffer(byte[] bytes, int from, int to) {
		ByteBuf buffer = Unpooled.buffer().writeBytes(bytes, from, to - from);
		this.buffers.add(buffer);
		return new NettyDataBufferFactory(buffer.alloc()).wrap(buffer);
	}

}
