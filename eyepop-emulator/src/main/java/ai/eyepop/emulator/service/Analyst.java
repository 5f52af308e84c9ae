package ai.eyepop.emulator.service;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.stream.MemoryCacheImageInputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.channel.AbortedException;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.media.Frame;
import ai.eyepop.emulator.vision.ImageAnalysis;
import ai.eyepop.emulator.vision.ImageSource;
import ai.eyepop.emulator.vision.UnreadableImageException;

/**
 * Runner of analyses, off the event loops: as many at once as there are processors, the
 * others wait their turn.
 */
public final class Analyst implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Analyst.class);

	private static final int MAX_WAITING = 1024;

	private final Clock clock;

	private final Scheduler scheduler;

	/**
	 * Create an analyst with idle workers.
	 * @param clock the clock that dates predictions
	 */
	public Analyst(Clock clock) {
		this.clock = clock;
		int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
		AtomicInteger count = new AtomicInteger();
		ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MAX_WAITING), (task) -> {
					Thread thread = new Thread(task, "eyepop-emulator-analysis-" + count.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		executor.allowCoreThreadTimeOut(true);
		this.scheduler = Schedulers.fromExecutorService(executor);
	}

	/**
	 * Analyse an image, or a group of images as one.
	 * @param job the job that wants it
	 * @param sources the encoded images, at least one
	 * @param options what goes along
	 * @return the one line of the answer: a prediction or an error event
	 */
	public Mono<ObjectNode> analyse(Job job, List<ImageSource> sources, SourceOptions options) {
		Mono<ObjectNode> line = Mono.fromCallable(() -> line(job, sources, options)).subscribeOn(this.scheduler);
		return Mono.firstWithSignal(line, stopped(job))
			.onErrorResume(RejectedExecutionException.class, (ex) -> Mono.just(tooMany(job)));
	}

	/**
	 * Analyse the frames of a video, one after the other, as fast as their predictions
	 * are taken.
	 * @param job the job that wants it
	 * @param frames the frames; may fail with an {@code IOException}
	 * @param options what goes along
	 * @return predictions, at the end possibly an error event
	 */
	public Flux<ObjectNode> analyse(Job job, Flux<Frame> frames, SourceOptions options) {
		return Flux.defer(() -> {
			FrameRate rate = new FrameRate(options.framesPerSecond());
			return frames.filter(rate::takes)
				.concatMapDelayError((frame) -> line(job, frame, options), false, 1)
				.takeUntilOther(job.stopped())
				.concatWith(Mono.defer(() -> Mono.justOrEmpty(job.stopReason()).map((reason) -> stopped(job, reason))))
				.onErrorResume((ex) -> failed(job, ex));
		});
	}

	/**
	 * Return the event that tells that a source may be uploaded.
	 * @param job the job of the source
	 * @return the event
	 */
	public ObjectNode prepared(Job job) {
		return PredictionLines.prepared(job.sourceId());
	}

	/**
	 * Return the event that tells that a job was stopped.
	 * @param job the job
	 * @return the event once the job is stopped, until then nothing
	 */
	public Mono<ObjectNode> stopped(Job job) {
		return job.stopped().map((reason) -> stopped(job, reason));
	}

	/**
	 * Return the event that tells that a source failed.
	 * @param job the job of the source
	 * @param message what went wrong, in a sentence
	 * @return the event
	 */
	public ObjectNode failed(Job job, String message) {
		return PredictionLines.error(job.sourceId(), message);
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	@Override
	public void close() {
		this.scheduler.dispose();
	}

	private Mono<ObjectNode> failed(Job job, Throwable ex) {
		if (ex instanceof RejectedExecutionException) {
			return Mono.just(tooMany(job));
		}
		if (ex instanceof CancellationException) {
			return Mono.empty();
		}
		Throwable cause = Exceptions.unwrap(ex);
		logger.debug("Source {} failed", job.sourceId(), cause);
		if (cause instanceof AbortedException) {
			return Mono.just(failed(job, "The upload was broken off"));
		}
		return Mono.just(failed(job, "The video is damaged or incomplete: " + cause.getMessage()));
	}

	private static ObjectNode stopped(Job job, String reason) {
		return PredictionLines.error(job.sourceId(), "The job was stopped: " + reason);
	}

	private static ObjectNode tooMany(Job job) {
		return PredictionLines.error(job.sourceId(), "The emulator has too many sources waiting: try later");
	}

	private Mono<ObjectNode> line(Job job, Frame frame, SourceOptions options) {
		if (frame.jpeg() == null && frame.image() == null) {
			return Mono.just(prediction(job, frame, ImageAnalysis.unknown(), options));
		}
		return Mono.fromCallable(() -> {
			job.check();
			return prediction(job, frame, analysis(job, frame, options), options);
		}).subscribeOn(this.scheduler);
	}

	private static ImageAnalysis analysis(Job job, Frame frame, SourceOptions options) throws UnreadableImageException {
		byte[] jpeg = frame.jpeg();
		BufferedImage image = frame.image();
		if (image != null) {
			return ImageAnalysis.of(image, job.pop(), options.region(), job);
		}
		ImageSource source = () -> new MemoryCacheImageInputStream(
				new ByteArrayInputStream((jpeg != null) ? jpeg : new byte[0]));
		return ImageAnalysis.of(source, job.pop(), options.region(), job);
	}

	private ObjectNode prediction(Job job, Frame frame, ImageAnalysis analysis, SourceOptions options) {
		ObjectNode line = PredictionLines.prediction(job.sourceId(), frame, analysis, nanosNow());
		return captured(line, options, frame.timestamp());
	}

	private static ObjectNode captured(ObjectNode line, SourceOptions options, long timestamp) {
		Long offset = options.capturedAtOffset();
		return (offset != null) ? line.put("captured_at", offset + timestamp) : line;
	}

	private ObjectNode line(Job job, List<ImageSource> sources, SourceOptions options) {
		job.check();
		List<ImageAnalysis> analyses = new ArrayList<>();
		for (int i = 0; i < sources.size(); i++) {
			try {
				analyses.add(ImageAnalysis.of(sources.get(i), job.pop(), options.region(), job));
			}
			catch (UnreadableImageException ex) {
				logger.debug("Source {} could not be analysed", job.sourceId(), ex);
				String which = (sources.size() > 1) ? "Image %d of the group: ".formatted(i) : "";
				return PredictionLines.error(job.sourceId(), which + ex.getMessage());
			}
		}
		ObjectNode line = (analyses.size() == 1)
				? PredictionLines.prediction(job.sourceId(), analyses.get(0), nanosNow())
				: PredictionLines.group(job.sourceId(), analyses, nanosNow());
		return captured(line, options, 0);
	}

	private long nanosNow() {
		Instant now = this.clock.instant();
		return now.getEpochSecond() * 1_000_000_000L + now.getNano();
	}

}
