package ai.eyepop.worker;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * Holds the prediction of an image back until it is known that the answer goes on or is
 * whole: as long as nothing was handed over, a broken connection costs no job.
 */
final class WholeAnswer {

	private WholeAnswer() {
	}

	/**
	 * Hold each element back until the next one, or the end.
	 * @param <T> type of an element
	 * @param answer the elements
	 * @return the elements; the only one is not among them if an error follows it
	 */
	static <T> Flux<T> of(Flux<T> answer) {
		return answer.materialize()
			.buffer(2, 1)
			.index()
			.flatMapIterable((indexed) -> known(indexed.getT1() == 0, indexed.getT2()))
			.dematerialize();
	}

	private static <T> List<Signal<T>> known(boolean first, List<Signal<T>> signals) {
		Signal<T> last = signals.get(signals.size() - 1);
		if (signals.size() == 1 || (first && last.isOnError())) {
			return List.of(last);
		}
		return last.isOnNext() ? List.of(signals.get(0)) : signals;
	}

}
