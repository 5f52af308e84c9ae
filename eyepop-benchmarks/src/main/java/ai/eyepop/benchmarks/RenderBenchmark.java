package ai.eyepop.benchmarks;

import java.awt.image.BufferedImage;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.benchmarks.server.PredictionLines;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.render.PredictionRenderer;

/**
 * Draws a prediction on an image of 1920 x 1080 pixels and as SVG, in drawings per
 * second, beside a copy of that image, without which nobody can draw on a picture of his
 * own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = { "-Xmx1g", "-Djava.awt.headless=true" })
public class RenderBenchmark {

	private static final int WIDTH = 1920;

	private static final int HEIGHT = 1080;

	/** Number of objects in the prediction. */
	@Param({ "10", "100" })
	private int objects;

	private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);

	private final PredictionRenderer renderer = PredictionRenderer.create();

	private Prediction prediction = Prediction.builder(WIDTH, HEIGHT).build();

	/**
	 * Make what is drawn.
	 */
	@Setup
	public void create() {
		this.prediction = JsonMapper.builder()
			.build()
			.readValue(PredictionLines.create(1, this.objects).get(0), Prediction.class);
	}

	/**
	 * Draw on the image.
	 * @return the image
	 */
	@Benchmark
	public BufferedImage image() {
		return this.renderer.drawing(this.prediction).paintCopy(this.image);
	}

	/**
	 * Draw as SVG.
	 * @return the document
	 */
	@Benchmark
	public String svg() {
		return this.renderer.drawing(this.prediction).svg();
	}

	/**
	 * Copy the image.
	 * @return the copy
	 */
	@Benchmark
	public BufferedImage copyFloor() {
		BufferedImage copy = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		this.image.copyData(copy.getRaster());
		return copy;
	}

}
