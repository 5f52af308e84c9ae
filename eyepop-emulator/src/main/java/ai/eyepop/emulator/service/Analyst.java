package ai.eyepop.emulator.service;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.vision.Box;
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
	 * Analyse a source.
	 * @param job the job that wants it
	 * @param source the encoded image
	 * @param region the part to look at in pixels of the source, or {@code null} for all
	 * @return the one line of the answer: a prediction or an error event
	 */
	public Mono<ObjectNode> analyse(Job job, ImageSource source, @Nullable Box region) {
		Mono<ObjectNode> stopped = job.stopped()
			.map((reason) -> PredictionLines.error(job.sourceId(), "The job was stopped: " + reason));
		Mono<ObjectNode> line = Mono.fromCallable(() -> line(job, source, region)).subscribeOn(this.scheduler);
		return Mono.firstWithSignal(line, stopped)
			.onErrorResume(RejectedExecutionException.class, (ex) -> Mono
				.just(PredictionLines.error(job.sourceId(), "The emulator has too many sources waiting: try later")));
	}

	@Override
	public void close() {
		this.scheduler.dispose();
	}

	private ObjectNode line(Job job, ImageSource source, @Nullable Box region) {
		job.check();
		try {
			ImageAnalysis analysis = ImageAnalysis.of(source, job.pop(), region, job);
			return PredictionLines.prediction(job.sourceId(), analysis, nanosNow());
		}
		catch (UnreadableImageException ex) {
			logger.debug("Source {} could not be analysed", job.sourceId(), ex);
			return PredictionLines.error(job.sourceId(), String.valueOf(ex.getMessage()));
		}
	}

	private long nanosNow() {
		Instant now = this.clock.instant();
		return now.getEpochSecond() * 1_000_000_000L + now.getNano();
	}

}
