package ai.eyepop.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.wire.AnyJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link JsonArrayReader} that hold for any array, however it is cut.
 */
class JsonArrayReaderPropertyTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final LineDecoder<JsonNode> ITEM = LineDecoder.json(JsonNode.class);

	@Provide
	Arbitrary<List<JsonNode>> items() {
		// an item that is null is refused, as it says nothing
		return AnyJson.any().filter((item) -> !item.isNull()).list().ofMaxSize(6);
	}

	@Property(seed = AnyJson.SEED)
	void itemsAreThoseOfTheWholeArrayHoweverItIsCut(@ForAll("items") List<JsonNode> items,
			@ForAll @Size(max = 20) List<@IntRange(max = 40) Integer> cuts, @ForAll boolean indented) {
		String array = indented ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(items)
				: MAPPER.writeValueAsString(items);
		assertThat(read(array.getBytes(StandardCharsets.UTF_8), cuts)).extracting(JsonNode::toString)
			.isEqualTo(MAPPER.readTree(array).valueStream().map(JsonNode::toString).toList());
	}

	@Property(seed = AnyJson.SEED)
	void whatIsDamagedFailsAsDocumented(@ForAll("items") List<JsonNode> items,
			@ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1 << 24) Integer> damages,
			@ForAll @Size(max = 20) List<@IntRange(max = 40) Integer> cuts) {
		byte[] array = MAPPER.writeValueAsBytes(items);
		for (int damage : damages) {
			array[(damage >> 8) % array.length] = (byte) damage;
		}
		List<JsonNode> read = new ArrayList<>();
		try {
			read.addAll(read(array, cuts));
		}
		catch (MalformedStreamException ex) {
			assertThat(ex.getLineNumber()).isOne();
		}
		assertThat(read).doesNotContainNull();
	}

	private static List<JsonNode> read(byte[] bytes, List<Integer> cuts) {
		List<DataBuffer> buffers = new ArrayList<>();
		int at = 0;
		for (int length : cuts) {
			int to = Math.min(bytes.length, at + length);
			buffers.add(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(bytes, at, to)));
			at = to;
		}
		buffers.add(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(bytes, at, bytes.length)));
		return JsonArrayReader.read(Flux.fromIterable(buffers), ITEM, 100_000)
			.collectList()
			.blockOptional(Duration.ofSeconds(30))
			.orElseThrow();
	}

}
