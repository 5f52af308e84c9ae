package ai.eyepop.data.event;

import reactor.core.publisher.Flux;

import ai.eyepop.http.EyePopHttp;

/**
 * Change events of the Data API, as streams that share one socket. It is open while
 * somebody listens, and is opened again whenever it ends.
 * <p>
 * Each stream begins with {@link ConnectionUp} as soon as the service has its
 * subscription. When the connection ends the stream has a {@link ConnectionDown}, and
 * when it is back a {@link ConnectionUp} and an {@link EventGap}: what happened in
 * between is not told. Streams do not fail, and end when this is closed.
 * <p>
 * Events are delivered in the order in which they arrive, on threads that may block. They
 * wait in a buffer that each subscriber has for itself; when that is full they are
 * dropped, counted, and replaced by an {@link EventGap}. A slow subscriber slows down
 * nobody else.
 *
 * @since 0.1.0
 */
public interface DataEvents extends AutoCloseable {

	/**
	 * Create a builder.
	 * @param http the HTTP client, whose connections are shared
	 * @return a new builder
	 */
	static DataEventsBuilder builder(EyePopHttp http) {
		return new DataEventsBuilder(http);
	}

	/**
	 * Return everything that arrives: the changes of datasets and workflows of the
	 * endpoint's account, if it has one, and whatever anybody else listens to.
	 * @param datasetUuids ids of datasets to follow, too
	 * @return the events, none of them before the subscription
	 */
	Flux<DataEvent> all(String... datasetUuids);

	/**
	 * Return the changes of datasets and workflows of an account.
	 * @param accountUuid id of the account
	 * @return the events, none of them before the subscription
	 */
	Flux<DataEvent> account(String accountUuid);

	/**
	 * Return the changes of a dataset, its assets and its models.
	 * @param datasetUuid id of the dataset
	 * @return the events, none of them before the subscription
	 */
	Flux<DataEvent> dataset(String datasetUuid);

	/**
	 * Return whether there is a connection now.
	 * @return whether the service has answered on it
	 */
	boolean isConnected();

	/**
	 * End all streams and close the socket. Does not wait, and does nothing when called
	 * again.
	 */
	@Override
	void close();

}
