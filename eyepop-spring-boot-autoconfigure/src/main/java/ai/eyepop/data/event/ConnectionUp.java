package ai.eyepop.data.event;

/**
 * The connection is open, and the service has read the authorization and the subscription
 * of the listener: it answered a ping that was sent behind them. It does not tell whether
 * it accepts them. If it does, changes are told from here on; a token that it does not
 * accept makes it close the connection, of which {@link ConnectionDown} tells.
 *
 * @since 0.1.0
 */
public record ConnectionUp() implements DataEvent {

}
