package ai.eyepop.worker;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * A value that is made when it is first asked for, once however many wait. A failure is
 * not kept. Who stops waiting does not stop the making, so nothing that was made on the
 * service's side is forgotten.
 *
 * @param <T> type of the value
 */
final class Shared<T> {

	private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

	private final Mono<T> value;

	private volatile boolean asked;

	Shared(Mono<T> source) {
		this.value = source.doFirst(() -> this.asked = true)
			.doOnError((failure) -> this.asked = false)
			.cache((made) -> FOREVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/**
	 * Create a value that is there already.
	 * @param <T> type of the value
	 * @param value the value
	 * @return a new shared value
	 */
	static <T> Shared<T> of(T value) {
		Shared<T> shared = new Shared<>(Mono.just(value));
		shared.asked = true;
		return shared;
	}

	Mono<T> get() {
		return this.value;
	}

	/**
	 * Return the value if it was made or is being made.
	 * @return the value, or nothing if nobody asked for it or making it fails
	 */
	Mono<T> ifAsked() {
		return Mono.defer(() -> this.asked ? this.value.onErrorComplete() : Mono.empty());
	}

}
