package ai.eyepop.benchmarks.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import ai.eyepop.data.arrow.ArrowMemory;
import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.arrow.AssetArrowWriter;
import ai.eyepop.data.asset.Asset;

/**
 * Reads and writes 10,000 assets of 10 objects, in rows per second, beside a floor that
 * moves the same columns with vectors, and without records.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = { "-Xmx2g" })
public class ArrowBenchmark {

	private static final long LIMIT = 256L << 20;

	private final List<Asset> assets = Assets.create();

	private final VectorData data = new VectorData();

	private final ByteArrayOutputStream output = new ByteArrayOutputStream(64 << 20);

	private final AssetArrowWriter writer = new AssetArrowWriter();

	private final ArrowMemory memory = new ArrowMemory(LIMIT);

	private final AssetArrowReader reader = new AssetArrowReader(this.memory);

	private byte[] bytes = new byte[0];

	/**
	 * Make what is read.
	 */
	@Setup(Level.Trial)
	public void setUp() {
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		this.writer.write(this.assets).to(stream);
		this.bytes = stream.toByteArray();
	}

	/**
	 * Give the memory back.
	 */
	@TearDown(Level.Trial)
	public void tearDown() {
		this.memory.close();
	}

	/**
	 * Read assets.
	 * @param blackhole takes the assets
	 */
	@Benchmark
	@OperationsPerInvocation(Assets.ROWS)
	public void read(Blackhole blackhole) {
		try (Stream<Asset> read = this.reader.read(new ByteArrayInputStream(this.bytes)).stream()) {
			read.forEach(blackhole::consume);
		}
	}

	/**
	 * Read columns.
	 * @return a sum of all that was read
	 * @throws IOException never
	 */
	@Benchmark
	@OperationsPerInvocation(Assets.ROWS)
	public long readFloor() throws IOException {
		return VectorReading.read(this.bytes, this.memory.allocator());
	}

	/**
	 * Write assets.
	 * @return how many bytes there are
	 */
	@Benchmark
	@OperationsPerInvocation(Assets.ROWS)
	public int write() {
		this.output.reset();
		this.writer.write(this.assets).to(this.output);
		return this.output.size();
	}

	/**
	 * Write columns.
	 * @return how many bytes there are
	 * @throws IOException never
	 */
	@Benchmark
	@OperationsPerInvocation(Assets.ROWS)
	public int writeFloor() throws IOException {
		this.output.reset();
		VectorWriting.write(this.data, this.output, this.memory.allocator());
		return this.output.size();
	}

}
