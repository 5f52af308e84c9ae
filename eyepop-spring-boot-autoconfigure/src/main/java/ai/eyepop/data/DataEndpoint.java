package ai.eyepop.data;

import java.net.URI;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.http.EyePopHttp;

/**
 * The reactive way to the Data API. Asks nothing of a service before the first call.
 * <p>
 * Calls are made with each subscription. They fail with an
 * {@link ai.eyepop.http.EyePopException}: {@link ai.eyepop.http.ServiceException} if the
 * service answers with an error, {@link ai.eyepop.data.call.DataNotReachableException} if
 * it cannot be reached, {@link ai.eyepop.data.call.MissingAccountException} if it is not
 * known whose data is meant. An argument that no call can be made of fails it with an
 * {@link IllegalArgumentException}. Jobs are submitted at once, and refuse their
 * arguments at once.
 * <p>
 * Thread-safe. An application has one for each account that it uses.
 *
 * @since 0.1.0
 * @see SyncDataEndpoint
 */
public interface DataEndpoint extends AutoCloseable {

	/**
	 * Create a builder.
	 * @param http the HTTP client, which the endpoint shares and does not close
	 * @return a new builder
	 */
	static DataEndpointBuilder builder(EyePopHttp http) {
		return new DataEndpointBuilder(http);
	}

	/**
	 * Return the way to datasets.
	 * @return the calls
	 */
	Datasets datasets();

	/**
	 * Return the way to assets.
	 * @return the calls
	 */
	Assets assets();

	/**
	 * Return the way to models.
	 * @return the calls
	 */
	Models models();

	/**
	 * Return the way to aliases of models.
	 * @return the calls
	 */
	ModelAliases modelAliases();

	/**
	 * Return the way to exports.
	 * @return the calls
	 */
	Exports exports();

	/**
	 * Return the way to imports.
	 * @return the calls
	 */
	Imports imports();

	/**
	 * Return the way to workflows.
	 * @return the calls
	 */
	Workflows workflows();

	/**
	 * Return the way to abilities of visual language models.
	 * @return the calls
	 */
	Abilities abilities();

	/**
	 * Return the way to groups of abilities.
	 * @return the calls
	 */
	AbilityGroups abilityGroups();

	/**
	 * Return the way to uploads.
	 * @return the calls
	 */
	Uploads uploads();

	/**
	 * Return the way to questions to visual language models.
	 * @return the calls
	 */
	Inference inference();

	/**
	 * Return the way to change events.
	 * @return the events, which end with this endpoint
	 */
	DataEvents events();

	/**
	 * Return the reader of Arrow data, such as files that were exported, in the memory of
	 * this endpoint.
	 * @return the reader
	 * @throws ai.eyepop.data.arrow.MissingArrowException if Arrow is not on the class
	 * path
	 * @throws IllegalStateException if the endpoint is closed
	 */
	AssetArrowReader arrow();

	/**
	 * Fetch what a signed URL leads to. No credential goes with the request, and
	 * redirects are not followed.
	 * @param signedUrl the URL, as the service gave it
	 * @return the bytes, no faster than they are asked for
	 * @throws IllegalArgumentException if the URL is not one of the web
	 */
	Flux<DataBuffer> fetch(URI signedUrl);

	/**
	 * Return what a client in a browser needs to call the Data API itself.
	 * @return the token and the URLs
	 */
	Mono<DataSession> session();

	/**
	 * Return what this endpoint knows about itself. Asks nobody.
	 * @return the status at this moment
	 */
	DataStatus status();

	/**
	 * Look, once, whether the service that knows the others answers and accepts the
	 * credential. Asks nobody before the first call, and has no time-out of its own but
	 * that of reading.
	 * @return completes if it does, or if there was no call so far; fails with an
	 * {@link ai.eyepop.http.EyePopException} that says what is wrong
	 */
	Mono<Void> checkHealth();

	/**
	 * Return the blocking way to the same services.
	 * @return the endpoint, which ends with this one
	 */
	SyncDataEndpoint sync();

	/**
	 * Close the socket of the events, take no more jobs, wait for those that run, and
	 * cancel those that take longer than the shutdown time-out. Exports that are still
	 * read fail then.
	 * @return completes when all of it is done; fails with
	 * {@link ai.eyepop.data.arrow.ArrowMemoryException} if a stream or batch of Arrow
	 * data was not closed
	 */
	Mono<Void> disconnect();

	/**
	 * Do as {@link #disconnect()}, and wait for it. A thread that is interrupted waits as
	 * well, and stays interrupted.
	 */
	@Override
	void close();

}
