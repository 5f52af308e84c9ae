package ai.eyepop.telemetry.meter;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.job.Job;
import ai.eyepop.telemetry.EndpointApi;
import ai.eyepop.telemetry.EndpointCounts;
import ai.eyepop.telemetry.EndpointListener;
import ai.eyepop.telemetry.EndpointProfile;
import ai.eyepop.telemetry.JobOutcome;

/**
 * Keeps the meters of one endpoint up to date.
 */
final class MeteredEndpoint implements EndpointListener {

	private final EndpointProfile profile;

	private final NamedMeters meters;

	private final Map<Job<?>, RunningJob> jobs = new ConcurrentHashMap<>();

	private final AtomicInteger active = new AtomicInteger();

	private final AtomicInteger queued = new AtomicInteger();

	private volatile ConnectionState socketState = ConnectionState.NEW;

	MeteredEndpoint(EndpointProfile profile, NamedMeters meters) {
		this.profile = profile;
		this.meters = meters;
	}

	int active() {
		return this.active.get();
	}

	int queued() {
		return this.queued.get();
	}

	EndpointCounts counts() {
		return this.profile.counts().get();
	}

	ConnectionState socketState() {
		return this.socketState;
	}

	@Override
	public void onCreated(Job<?> job) {
		this.jobs.put(job, new RunningJob(job.description().kind(), System.nanoTime()));
		this.queued.incrementAndGet();
	}

	@Override
	public void onStarted(Job<?> job) {
		RunningJob running = this.jobs.get(job);
		if (running != null) {
			running.started = true;
			this.queued.decrementAndGet();
			this.active.incrementAndGet();
		}
	}

	@Override
	public void onFirstResult(Job<?> job) {
		RunningJob running = this.jobs.get(job);
		if (running != null) {
			this.meters.firstResult(running.kind).record(Duration.ofNanos(System.nanoTime() - running.submitted));
		}
	}

	@Override
	public void onResults(Job<?> job, long count) {
		if (this.profile.api() == EndpointApi.WORKER) {
			this.meters.predictions(count);
		}
	}

	@Override
	public void onFailed(Job<?> job, Throwable failure) {
		ended(job, JobOutcome.ERROR);
	}

	@Override
	public void onFinished(Job<?> job) {
		ended(job, job.isCanceled() ? JobOutcome.CANCELED : JobOutcome.SUCCESS);
	}

	private void ended(Job<?> job, JobOutcome outcome) {
		RunningJob running = this.jobs.remove(job);
		if (running != null) {
			(running.started ? this.active : this.queued).decrementAndGet();
			this.meters.ended(running.kind, outcome);
		}
	}

	@Override
	public void onRetry(String reason) {
		this.meters.retry(reason);
	}

	@Override
	public void onTokenRefresh(@Nullable Throwable failure) {
		this.meters.tokenRefresh((failure != null) ? JobOutcome.ERROR : JobOutcome.SUCCESS);
	}

	@Override
	public void onSent(long bytes) {
		this.meters.sent(bytes);
	}

	@Override
	public void onReceived(long bytes) {
		this.meters.received(bytes);
	}

	@Override
	public void onSocketState(ConnectionState state) {
		this.socketState = state;
	}

	@Override
	public void onReconnect() {
		this.meters.reconnect();
	}

	@Override
	public void onEvent(String type) {
		this.meters.event(type);
	}

	@Override
	public void onClosed() {
		this.meters.closed(this);
	}

	/**
	 * A job that has not ended. Told of by one thread at a time.
	 */
	private static final class RunningJob {

		private final String kind;

		private final long submitted;

		private volatile boolean started;

		private RunningJob(String kind, long submitted) {
			this.kind = kind;
			this.submitted = submitted;
		}

	}

}
