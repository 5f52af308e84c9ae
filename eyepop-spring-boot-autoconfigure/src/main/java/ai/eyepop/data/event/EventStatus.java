package ai.eyepop.data.event;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.ConnectionState;
import ai.eyepop.http.LastFailure;

/**
 * How the socket of the change events stands at one moment.
 *
 * @param connection {@link ConnectionState#NEW} while nobody listens, and
 * {@link ConnectionState#FAILED} until it is open again
 * @param listeners how many listen
 * @param lastFailure why it is not open; {@code null} if it did not fail
 * @since 0.1.0
 */
public record EventStatus(ConnectionState connection, int listeners, @Nullable LastFailure lastFailure) {

}
