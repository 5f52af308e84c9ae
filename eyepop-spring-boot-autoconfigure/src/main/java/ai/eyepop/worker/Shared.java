package ai.eyepop.worker;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A value that is made when it is first asked for, once however many wait. A failure is
 * not kept. Who stops waiting does not stop the making, so nothing that was made on the
 * service's side is lost track of.
 *
 * @param <T> type of the value
 */
final class Shared<T> {

	private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

	private final Mono<T> source;

	private final AtomicReference<Making<T>> making;

	Shared(Mono<T> source) {
		this.source = source;
		this.making = new AtomicReference<>(new Making<>(source));
	}

	/**
	 * Create a value that is there already.
	 * @param <T> type of the value
	 * @param value the value
	 * @return a new shared value
	 */
	static <T> Shared<T> of(T value) {
		Shared<T> shared = new Shared<>(Mono.just(value));
		shared.making.get().value.subscribe();
		return shared;
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
	 * Make the value anew when it is next asked for.
	 * @param value the value that is no longer good; nothing happens if it was replaced
	 * already
	 */
	void forget(T value) {
		Making<T> making = this.making.get();
		if (making.made == value) {
			this.making.compareAndSet(making, new Making<>(this.source));
		}
	}

	private static final class Making<T> {

		private final Mono<T> value;

		private volatile boolean asked;

		private volatile @Nullable T made;

		private Making(Mono<T> source) {
			this.value = source.doFirst(() -> this.asked = true)
				.doOnNext((value) -> this.made = value)
				.doOnError((failure) -> this.asked = false)
				.cache((value) -> FOREVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
		}

	}

}
