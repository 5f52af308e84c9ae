package ai.eyepop.data.event.application;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEvent;

import ai.eyepop.data.event.EventSocketException;

/**
 * Published when the connection on which changes arrive is up or down. It counts as up
 * once the service answers pings; see {@link ai.eyepop.data.event.ConnectionUp}.
 *
 * @since 0.1.0
 */
public class EventConnectionChangedEvent extends ApplicationEvent {

	private final @Nullable EventSocketException cause;

	/**
	 * Create an event.
	 * @param source where it was noticed
	 * @param cause why the connection is down; {@code null} if it is up
	 */
	public EventConnectionChangedEvent(Object source, @Nullable EventSocketException cause) {
		super(source);
		this.cause = cause;
	}

	/**
	 * Return whether the connection is up.
	 * @return whether the service has read the subscriptions
	 */
	public boolean isUp() {
		return this.cause == null;
	}

	/**
	 * Return why the connection is down.
	 * @return what happened; {@code null} if it is up
	 */
	public @Nullable EventSocketException getCause() {
		return this.cause;
	}

	@Override
	public String toString() {
		return "EventConnectionChangedEvent[up=%s, cause=%s]".formatted(isUp(), this.cause);
	}

}
