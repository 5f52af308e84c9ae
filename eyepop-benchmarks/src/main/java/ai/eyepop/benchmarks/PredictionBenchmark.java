package ai.eyepop.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.http.WireJson;
import ai.eyepop.prediction.Prediction;

/**
 * Writes 10,000 predictions of 10 objects as JSON, in predictions per second, beside a
 * floor that writes the same JSON from maps and lists.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = { "-Xmx2g" })
public class PredictionBenchmark {

	/** Digits of a number after the point; all that a double has if negative. */
	@Param({ "3", "-1" })
	public int decimals;

	private final JsonMapper mapper = JsonMapper.builder().build();

	private List<Prediction> predictions = List.of();

	private List<Map<String, Object>> trees = List.of();

	/**
	 * Make what is written.
	 */
	@Setup(Level.Trial)
	public void setUp() {
		ObjectReader reader = WireJson.reader(Prediction.class);
		JavaType map = this.mapper.getTypeFactory().constructMapType(Map.class, String.class, Object.class);
		List<byte[]> lines = Lines.create(this.decimals);
		this.predictions = lines.stream().map((line) -> (Prediction) reader.readValue(line)).toList();
		this.trees = lines.stream().map((line) -> this.mapper.<Map<String, Object>>readValue(line, map)).toList();
		if (WireJson.write(this.predictions.get(0)).length != this.mapper.writeValueAsBytes(this.trees.get(0)).length) {
			throw new IllegalStateException("The floor does not do the same work");
		}
	}

	/**
	 * Write predictions.
	 * @param blackhole takes their JSON
	 */
	@Benchmark
	@OperationsPerInvocation(Lines.COUNT)
	public void write(Blackhole blackhole) {
		for (Prediction prediction : this.predictions) {
			blackhole.consume(WireJson.write(prediction));
		}
	}

	/**
	 * Write maps.
	 * @param blackhole takes their JSON
	 */
	@Benchmark
	@OperationsPerInvocation(Lines.COUNT)
	public void writeFloor(Blackhole blackhole) {
		for (Map<String, Object> tree : this.trees) {
			blackhole.consume(this.mapper.writeValueAsBytes(tree));
		}
	}

}
