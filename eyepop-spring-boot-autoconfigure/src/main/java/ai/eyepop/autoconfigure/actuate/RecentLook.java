package ai.eyepop.autoconfigure.actuate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import reactor.core.publisher.Mono;

/**
 * The last look at a service. Who asks while it is under way or still recent shares it,
 * and who stops waiting does not stop it.
 */
final class RecentLook {

	private final Duration timeToLive;

	private final Duration timeout;

	private final Clock clock;

	private final AtomicReference<@Nullable Look> last = new AtomicReference<>();

	/**
	 * Create a look that nobody has had so far.
	 * @param timeToLive how long it is believed
	 * @param timeout longest time that it takes
	 * @param clock tells the current time
	 */
	RecentLook(Duration timeToLive, Duration timeout, Clock clock) {
		Assert.isTrue(!timeToLive.isNegative(), "'timeToLive' must not be negative");
		Assert.isTrue(timeout.toMillis() > 0, "'timeout' must be at least 1 ms");
		this.timeToLive = timeToLive;
		this.timeout = timeout;
		this.clock = clock;
	}

	/**
	 * Look, unless that was done a moment ago.
	 * @param subject what is looked at; another one needs another look
	 * @param look looks with each subscription
	 * @return ends as the look does, or fails if that takes too long
	 */
	Mono<Void> at(@Nullable Object subject, Mono<Void> look) {
		return Mono.defer(() -> {
			Look last = this.last.get();
			if (last != null && last.isRecent(subject)) {
				return last.outcome;
			}
			Look next = new Look(subject, look);
			return this.last.compareAndSet(last, next) ? next.outcome : Objects.requireNonNull(this.last.get()).outcome;
		});
	}

	private final class Look {

		private final @Nullable Object subject;

		private final Mono<Void> outcome;

		private volatile Instant goodUntil = Instant.MAX;

		private Look(@Nullable Object subject, Mono<Void> look) {
			this.subject = subject;
			this.outcome = look
				.timeout(RecentLook.this.timeout,
						Mono.error(
								() -> new IllegalStateException("It did not answer within %d ms (eyepop.health.timeout)"
									.formatted(RecentLook.this.timeout.toMillis()))))
				.doOnTerminate(this::ended)
				.cache();
		}

		private void ended() {
			this.goodUntil = RecentLook.this.clock.instant().plus(RecentLook.this.timeToLive);
		}

		private boolean isRecent(@Nullable Object subject) {
			return Objects.equals(this.subject, subject) && RecentLook.this.clock.instant().isBefore(this.goodUntil);
		}

	}

}
