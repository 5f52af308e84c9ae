package ai.eyepop.benchmarks;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
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
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.ObjectReader;

import ai.eyepop.http.LineDecoder;
import ai.eyepop.http.LineReader;
import ai.eyepop.http.WireJson;
import ai.eyepop.prediction.Prediction;

/**
 * Reads 10,000 lines of 10 objects that arrive in chunks of 8 KiB, in lines per second,
 * beside a floor that binds the same lines, each of them whole in memory, to the same
 * records.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = { "-Xmx2g" })
public class LineBenchmark {

	private static final int CHUNK = 8 << 10;

	private static final int MAX_LINE = 1 << 20;

	/** Digits of a number after the point; all that a double has if negative. */
	@Param({ "3", "-1" })
	public int decimals;

	private List<byte[]> lines = List.of();

	private final List<byte[]> chunks = new ArrayList<>();

	private final ObjectReader binding = WireJson.reader(Prediction.class);

	/**
	 * Make what is read.
	 */
	@Setup(Level.Trial)
	public void setUp() {
		this.lines = Lines.create(this.decimals);
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		this.lines.forEach((line) -> {
			stream.writeBytes(line);
			stream.write('\n');
		});
		byte[] bytes = stream.toByteArray();
		for (int from = 0; from < bytes.length; from += CHUNK) {
			byte[] chunk = new byte[Math.min(CHUNK, bytes.length - from)];
			System.arraycopy(bytes, from, chunk, 0, chunk.length);
			this.chunks.add(chunk);
		}
	}

	/**
	 * Cut chunks into lines, and decode these.
	 * @param blackhole takes the predictions
	 */
	@Benchmark
	@OperationsPerInvocation(Lines.COUNT)
	public void read(Blackhole blackhole) {
		LineReader.read(buffers(), LineDecoder.predictions(), MAX_LINE).doOnNext(blackhole::consume).blockLast();
	}

	/**
	 * Cut chunks into lines only.
	 * @param blackhole takes the lines' lengths
	 */
	@Benchmark
	@OperationsPerInvocation(Lines.COUNT)
	public void cut(Blackhole blackhole) {
		LineDecoder<Boolean> none = (bytes, offset, length, number) -> Boolean.TRUE;
		LineReader.read(buffers(), none, MAX_LINE).doOnNext(blackhole::consume).blockLast();
	}

	/**
	 * Bind lines.
	 * @param blackhole takes the predictions
	 */
	@Benchmark
	@OperationsPerInvocation(Lines.COUNT)
	public void readFloor(Blackhole blackhole) {
		for (byte[] line : this.lines) {
			blackhole.consume((Prediction) this.binding.readValue(line));
		}
	}

	private Flux<DataBuffer> buffers() {
		return Flux.fromIterable(this.chunks).map(DefaultDataBufferFactory.sharedInstance::wrap);
	}

}
