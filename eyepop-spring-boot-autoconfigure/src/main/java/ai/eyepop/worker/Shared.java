package ai.eyepop.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A value that is made when it is first asked for, once however many wait. A failure is
 * not kept, but the more of them follow each other, the longer is the pause before the
 * next try; a value that is forgotten before it was any good counts as one. Who stops
 * waiting does not stop the making, so nothing that was made on the service's side is
 * lost track of.
 *
 * @param <T> type of the value
 */
final class Shared<T> {

	private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

	private static final long SHORTEST_PAUSE = 100;

	private static final long LONGEST_PAUSE = 10_000;

	private final Mono<T> source;

	private final AtomicReference<Making<T>> making;

	private volatile int failures;

	private volatile long lastFailure;

	Shared(Mono<T> source) {
		this.source = Mono.defer(this::pause).then(source).doOnError((failure) -> failed());
		this.making = new AtomicReference<>(new Making<>(this.source));
	}

	/**
	 * Create a value that is there already.
	 * @param <T> type of the value
	 * @param value the value
	 * @return a new shared value
	 */
	static <T> Shared<T> of(T value) {
		Shared<T> shared = new Shared<>(Mono.just(value));
		shared.replace(value);
		return shared;
	}

	private Mono<Void> pause() {
		int failures = this.failures;
		if (failures == 0) {
			return Mono.empty();
		}
		long pause = Math.min(LONGEST_PAUSE, SHORTEST_PAUSE << Math.min(failures - 1, 10));
		long left = this.lastFailure + pause - now();
		return (left > 0) ? Mono.delay(Duration.ofMillis(left)).then() : Mono.empty();
	}

	private void failed() {
		this.lastFailure = now();
		this.failures++;
	}

	private static long now() {
		return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
	}

	Mono<T> get() {
		return Mono.defer(() -> this.making.get().value);
	}

	/**
	 * Return the value if it was made or is being made.
	 * @return the value, or nothing if nobody asked for it or making it fails
	 */
	Mono<T> ifAsked() {
		return Mono.defer(() -> {
			Making<T> making = this.making.get();
			return making.asked ? making.value.onErrorComplete() : Mono.empty();
		});
	}

	/**
	 * Return the value if it is there.
	 * @return the value, or {@code null} if it was not made so far
	 */
	@Nullable T getNow() {
		return this.making.get().made;
	}

	/**
	 * Return whether somebody asked for the value, which is not there yet.
	 * @return whether it is being made
	 */
	boolean isBeingMade() {
		Making<T> making = this.making.get();
		return making.asked && making.made == null;
	}

	/**
	 * Make the value anew when it is next asked for.
	 * @param value the value that is no longer good
	 * @return {@code false} if it was forgotten or replaced already
	 */
	boolean forget(T value) {
		Making<T> making = this.making.get();
		if (making.made != value || !this.making.compareAndSet(making, new Making<>(this.source))) {
			return false;
		}
		if (!making.proven) {
			failed();
		}
		return true;
	}

	/**
	 * Take down that a value is good.
	 * @param value the value
	 */
	void proven(T value) {
		Making<T> making = this.making.get();
		if (!making.proven && making.made == value) {
			making.proven = true;
			this.failures = 0;
		}
	}

	/**
	 * Replace the value by one that was made elsewhere.
	 * @param value the new value
	 * @return the value that it replaces, once that is made; nothing if nobody asked for
	 * it or making it fails
	 */
	Mono<T> replace(T value) {
		Making<T> made = new Making<>(Mono.just(value));
		made.value.subscribe();
		Making<T> replaced = this.making.getAndSet(made);
		return replaced.asked ? replaced.value.onErrorComplete() : Mono.empty();
	}

	private static final class Making<T> {

		private final Mono<T> value;

		private volatile boolean asked;

		private volatile @Nullable T made;

		private volatile boolean proven;

		private Making(Mono<T> source) {
			this.value = source.doFirst(() -> this.asked = true)
				.doOnNext((value) -> this.made = value)
				.doOnError((failure) -> this.asked = false)
				.cache((value) -> FOREVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
		}

	}

}
