package ai.eyepop.data.event;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import ai.eyepop.http.EyePopHttp;

/**
 * Change events of the Data API, as streams that share one socket. It is open while
 * somebody listens, and is opened again whenever it ends.
 * <p>
 * Each stream begins with {@link ConnectionUp} as soon as the service has read its
 * subscription. When the connection ends the stream has a {@link ConnectionDown}, and
 * when it is back a {@link ConnectionUp} and an {@link EventGap}: what happened in
 * between is not told. Streams do not fail, and end when this is closed.
 * <p>
 * Events are delivered in the order in which they arrive, on threads that may block:
 * those of Reactor's bounded elastic scheduler. They wait in a buffer that each
 * subscriber has for itself; when that is full they are dropped, counted, and replaced by
 * an {@link EventGap}. A slow subscriber never slows down the socket. It slows down
 * others only if subscribers, or other users of that scheduler, block all of its threads.
 *
 * @since 0.1.0
 */
public interface DataEvents extends AutoCloseable {

	/**
	 * Create a builder.
	 * @param http the HTTP client, which makes the socket and ends it when it is closed;
	 * the socket takes none of the connections that requests wait for
	 * @return a new builder
	 */
	static DataEventsBuilder builder(EyePopHttp http) {
		return new DataEventsBuilder(http);
	}

	/**
	 * Return everything that arrives: the changes of datasets and workflows of the
	 * endpoint's account, if it has one, and whatever anybody else listens to. Without an
	 * account and datasets nothing is subscribed to, so nothing arrives unless somebody
	 * else listens to something.
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
	 * Return everything that arrives, as {@link #all(String...)} does, but changes only.
	 * Whoever follows these is not told of a gap, after which what is followed must be
	 * read again, but for {@link ChangeType#EVENTS_LOST}.
	 * @param datasetUuids ids of datasets to follow, too
	 * @return the changes
	 */
	default Flux<ChangeEvent> allChanges(String... datasetUuids) {
		return all(datasetUuids).ofType(ChangeEvent.class);
	}

	/**
	 * Return the changes of datasets and workflows of an account, as
	 * {@link #account(String)} does, but changes only. Whoever follows these is not told
	 * of a gap, after which what is followed must be read again, but for
	 * {@link ChangeType#EVENTS_LOST}.
	 * @param accountUuid id of the account
	 * @return the changes
	 */
	default Flux<ChangeEvent> accountChanges(String accountUuid) {
		return account(accountUuid).ofType(ChangeEvent.class);
	}

	/**
	 * Return the changes of a dataset, its assets and its models, as
	 * {@link #dataset(String)} does, but changes only. Whoever follows these is not told
	 * of a gap, after which what is followed must be read again, but for
	 * {@link ChangeType#EVENTS_LOST}.
	 * @param datasetUuid id of the dataset
	 * @return the changes
	 */
	default Flux<ChangeEvent> datasetChanges(String datasetUuid) {
		return dataset(datasetUuid).ofType(ChangeEvent.class);
	}

	/**
	 * Return the account that is followed as long as anybody listens.
	 * @return id of the account; {@code null} if there is none
	 */
	@Nullable String accountId();

	/**
	 * Return whether there is a connection now.
	 * @return whether the service has answered a ping on it, which does not mean that it
	 * accepts the token
	 */
	boolean isConnected();

	/**
	 * Return how the socket stands. Asks nobody.
	 * @return the status at this moment
	 */
	EventStatus status();

	/**
	 * End all streams and close the socket. Does not wait, and does nothing when called
	 * again.
	 */
	@Override
	void close();

}
