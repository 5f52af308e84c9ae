package ai.eyepop.data.event;

/**
 * The connection ended, or could not be made. It is made again, until nobody listens.
 *
 * @param cause what happened
 * @since 0.1.0
 */
public record ConnectionDown(EventSocketException cause) implements DataEvent {

}
