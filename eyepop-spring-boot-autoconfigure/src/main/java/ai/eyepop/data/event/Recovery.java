package ai.eyepop.data.event;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.util.StringUtils;
import reactor.core.scheduler.Scheduler;

/**
 * Decides when a socket that ended is opened again. A socket on which pings are answered
 * may be one that is not authorized, so it counts as a success only once a change arrived
 * on it or it stayed open for longer than it was waited for. One that is closed as not
 * authorized must have stayed open for longer than any wait.
 */
final class Recovery {

	private static final Log logger = LogFactory.getLog(Recovery.class);

	private static final long NEVER = -1;

	private final Backoff backoff;

	private final boolean replacesTokens;

	private final Scheduler timer;

	private long upSince = NEVER;

	private boolean changed;

	private boolean failing;

	private boolean replaced;

	Recovery(Backoff backoff, boolean replacesTokens, Scheduler timer) {
		this.backoff = backoff;
		this.replacesTokens = replacesTokens;
		this.timer = timer;
	}

	synchronized void begin() {
		this.upSince = NEVER;
		this.changed = false;
	}

	synchronized void happened(SocketSignal signal) {
		if (this.upSince == NEVER) {
			this.upSince = now();
		}
		if (signal instanceof SocketSignal.Changed) {
			this.changed = true;
		}
	}

	/**
	 * Return how long to wait after a failure.
	 * @param failure what happened
	 * @return the wait, which is none where a new token may do
	 */
	synchronized Duration failed(EventSocketException failure) {
		if (isSuccess(failure)) {
			this.backoff.reset();
			this.failing = false;
			this.replaced = false;
		}
		boolean atOnce = this.replacesTokens && failure.isTokenRefused() && !this.replaced;
		this.replaced |= atOnce;
		Duration wait = atOnce ? Duration.ZERO : this.backoff.next();
		log("%s. It is opened again %s".formatted(
				StringUtils.trimTrailingCharacter(String.valueOf(failure.getMessage()), '.'),
				atOnce ? "with a new token" : "in %d ms".formatted(wait.toMillis())));
		return wait;
	}

	private boolean isSuccess(EventSocketException failure) {
		if (this.upSince == NEVER) {
			return false;
		}
		Duration up = Duration.ofMillis(now() - this.upSince);
		if (failure.isTokenRefused()) {
			return up.compareTo(this.backoff.max()) > 0;
		}
		return this.changed || up.compareTo(this.backoff.last()) > 0;
	}

	private void log(String message) {
		if (this.failing) {
			logger.debug(message);
		}
		else {
			logger.warn(message);
		}
		this.failing = true;
	}

	private long now() {
		return this.timer.now(TimeUnit.MILLISECONDS);
	}

}
