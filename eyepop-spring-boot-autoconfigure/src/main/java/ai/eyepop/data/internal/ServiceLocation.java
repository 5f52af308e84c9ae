package ai.eyepop.data.internal;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where a service is. It may move.
 */
public interface ServiceLocation {

	/**
	 * Return the URL of the service.
	 * @return the URL, whose path is kept, without query and fragment
	 */
	Mono<URI> url();

	/**
	 * Take down that the service could not be reached.
	 * @param url where it was thought to be
	 */
	void failed(URI url);

	/**
	 * Take down how the last request of a call went.
	 * @param url where the service was thought to be
	 * @param failure why it could not be reached; {@code null} if it answered
	 */
	default void asked(URI url, @Nullable Throwable failure) {
	}

	/**
	 * Return a place that does not change.
	 * @param url the URL of the service
	 * @return the place
	 */
	static ServiceLocation fixed(URI url) {
		return new ServiceLocation() {

			@Override
			public Mono<URI> url() {
				return Mono.just(url);
			}

			@Override
			public void failed(URI failed) {
				// there is no other
			}

		};
	}

}
