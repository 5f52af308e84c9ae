package ai.eyepop.sample.drawing;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where drawing happens: it keeps a processor busy, and so does not belong on the threads
 * that serve requests.
 */
@Component
class DrawingThreads implements DisposableBean {

	static final int AT_ONCE = 2;

	/** Drawings that wait for each of the threads. */
	static final int MOST_WAITING = 8;

	private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, MOST_WAITING, "drawing");

	<T> Mono<T> run(Callable<T> drawing) {
		return Mono.fromCallable(drawing)
			.subscribeOn(this.scheduler)
			.onErrorMap(RejectedExecutionException.class,
					(ex) -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
							"There is more to draw than can be done at once. Try again in a moment.", ex));
	}

	@Override
	public void destroy() {
		this.scheduler.dispose();
	}

}
