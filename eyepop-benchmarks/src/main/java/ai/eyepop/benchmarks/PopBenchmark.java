package ai.eyepop.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.http.WireJson;
import ai.eyepop.pop.Crop;
import ai.eyepop.pop.Forward;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.InferenceType;
import ai.eyepop.pop.Pop;
import ai.eyepop.pop.TrackingComponent;

/**
 * Writes and reads a Pop of four components, as requests and answers carry it, beside a
 * floor that does so with the same JSON as maps and lists.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = { "-Xmx2g" })
public class PopBenchmark {

	private final JsonMapper mapper = JsonMapper.builder().build();

	private final JavaType mapType = this.mapper.getTypeFactory()
		.constructMapType(Map.class, String.class, Object.class);

	private final ObjectReader reader = WireJson.reader(Pop.class);

	private final Pop pop = create();

	private byte[] json = new byte[0];

	private Map<String, Object> tree = Map.of();

	/**
	 * Make what the floor writes, and what both read.
	 */
	@Setup(Level.Trial)
	public void setUp() {
		this.json = WireJson.write(this.pop);
		this.tree = this.mapper.readValue(this.json, this.mapType);
		if (!this.pop.equals(read()) || this.mapper.writeValueAsBytes(this.tree).length != this.json.length) {
			throw new IllegalStateException("The floor does not do the same work");
		}
	}

	private static Pop create() {
		InferenceComponent faces = InferenceComponent.builder()
			.ability("eyepop.person.face:latest")
			.params(Map.of("prompts", "a face", "threshold", 0.25))
			.build();
		InferenceComponent labels = InferenceComponent.builder()
			.ability("eyepop.image-classify:latest")
			.inferenceTypes(InferenceType.IMAGE_CLASSIFICATION)
			.topKClasses(3)
			.hidden(false)
			.build();
		TrackingComponent tracking = TrackingComponent.builder()
			.maxAgeSeconds(5.0)
			.iouThreshold(0.2)
			.agnostic(true)
			.forward(Forward.crop(faces, labels).withCrop(Crop.ofMaxItems(128)).ofClasses("person", "rider"))
			.build();
		return Pop.of(InferenceComponent.builder()
			.ability("eyepop.person:latest")
			.inferenceTypes(InferenceType.OBJECT_DETECTION)
			.categoryName("person")
			.confidenceThreshold(0.6)
			.targetFps("5/1")
			.id(1)
			.forward(Forward.full(tracking))
			.build());
	}

	/**
	 * Write the Pop.
	 * @return its JSON
	 */
	@Benchmark
	public byte[] write() {
		return WireJson.write(this.pop);
	}

	/**
	 * Write maps.
	 * @return the same JSON
	 */
	@Benchmark
	public byte[] writeFloor() {
		return this.mapper.writeValueAsBytes(this.tree);
	}

	/**
	 * Read the Pop.
	 * @return the Pop
	 */
	@Benchmark
	public Pop read() {
		return this.reader.readValue(this.json);
	}

	/**
	 * Read maps.
	 * @return the same as maps
	 */
	@Benchmark
	public Map<String, Object> readFloor() {
		return this.mapper.readValue(this.json, this.mapType);
	}

}
