package ai.eyepop.data.event;

/**
 * The service has the subscription of the listener: it is told of changes from here on.
 *
 * @since 0.1.0
 */
public record ConnectionUp() implements DataEvent {

}
