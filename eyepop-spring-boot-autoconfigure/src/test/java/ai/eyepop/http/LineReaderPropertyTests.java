package ai.eyepop.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import ai.eyepop.prediction.Prediction;
import ai.eyepop.wire.AnyJson;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of {@link LineReader} that hold for any bytes, however they are cut.
 */
class LineReaderPropertyTests {

	private static final int MAX_LINE_SIZE = 200;

	private static final String LINE = """
			{"source_width":640,"source_height":480,"seconds":0.04,"objects":[{"classLabel":"dög","confidence":0.9,\
			"x":1.5,"y":2,"width":3,"height":4,"keyPoints":[{"points":[{"x":1,"y":2}]}]}],"texts":null}""";

	@Property(seed = AnyJson.SEED)
	void linesAreThoseOfTheWholeTextHoweverItIsCut(@ForAll("texts") String text,
			@ForAll @Size(max = 20) List<@IntRange(max = 60) Integer> cuts) {
		List<String> expected = Arrays.stream(text.split("\n", -1))
			.filter((line) -> !line.matches("[ \t\r]*"))
			.toList();
		LineReader<String> reader = new LineReader<>(
				(bytes, offset, length, number) -> new String(bytes, offset, length, StandardCharsets.UTF_8), 10_000);
		List<String> lines = new ArrayList<>();
		read(reader, text.getBytes(StandardCharsets.UTF_8), cuts, lines);
		assertThat(lines).isEqualTo(expected);
	}

	@Provide
	Arbitrary<String> texts() {
		return Arbitraries
			.frequencyOf(net.jqwik.api.Tuple.of(3, Arbitraries.strings().ofMaxLength(12)),
					net.jqwik.api.Tuple.of(1, Arbitraries.of("äöü€", "🚗🚙", "\r", " \t", "", "\u2028\u0085")))
			.list()
			.ofMaxSize(12)
			.map((parts) -> String.join("\n", parts));
	}

	@Property(seed = AnyJson.SEED)
	void aLineIsNeverLongerThanAllowed(@ForAll @Size(max = 6) List<@IntRange(max = 400) Integer> lengths,
			@ForAll @Size(max = 20) List<@IntRange(max = 90) Integer> cuts) {
		StringBuilder text = new StringBuilder();
		lengths.forEach((length) -> text.append("x".repeat(length)).append('\n'));
		LineReader<Integer> reader = new LineReader<>((bytes, offset, length, number) -> length, MAX_LINE_SIZE);
		List<Integer> lines = new ArrayList<>();
		List<Integer> allowed = lengths.stream().takeWhile((length) -> length <= MAX_LINE_SIZE).toList();
		try {
			read(reader, text.toString().getBytes(StandardCharsets.UTF_8), cuts, lines);
			assertThat(allowed).isEqualTo(lengths);
		}
		catch (MalformedStreamException ex) {
			assertThat(ex.getLineNumber()).isEqualTo(allowed.size() + 1);
			assertThat(allowed).isNotEqualTo(lengths);
		}
		assertThat(lines).isEqualTo(allowed.stream().filter((length) -> length > 0).toList());
	}

	@Property(seed = AnyJson.SEED)
	void whatIsDamagedFailsAsDocumentedAfterWhatIsNot(@ForAll @IntRange(max = 5) int before,
			@ForAll @Size(min = 1, max = 6) List<@IntRange(max = 1 << 24) Integer> damages,
			@ForAll @Size(max = 20) List<@IntRange(max = 90) Integer> cuts) {
		byte[] good = (LINE + "\n").repeat(before).getBytes(StandardCharsets.UTF_8);
		byte[] damaged = LINE.getBytes(StandardCharsets.UTF_8);
		for (int damage : damages) {
			damaged[(damage >> 8) % damaged.length] = (byte) damage;
		}
		byte[] all = Arrays.copyOf(good, good.length + damaged.length);
		System.arraycopy(damaged, 0, all, good.length, damaged.length);
		List<Prediction> lines = new ArrayList<>();
		try {
			read(new LineReader<>(LineDecoder.json(Prediction.class), 10_000), all, cuts, lines);
		}
		catch (MalformedStreamException ex) {
			assertThat(ex.getLineNumber()).isGreaterThan(before);
		}
		assertThat(lines).hasSizeGreaterThanOrEqualTo(before);
		assertThat(lines.subList(0, before))
			.allMatch((prediction) -> "dög".equals(prediction.objects().get(0).classLabel()));
	}

	private static <T> void read(LineReader<T> reader, byte[] bytes, List<Integer> cuts, List<T> lines) {
		int at = 0;
		for (int length : cuts) {
			int to = Math.min(bytes.length, at + length);
			reader.lines(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(bytes, at, to)))
				.forEach(lines::add);
			at = to;
		}
		reader.lines(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(bytes, at, bytes.length)))
			.forEach(lines::add);
		reader.lastLine().forEach(lines::add);
	}

}
