package ai.eyepop.telemetry;

import java.util.function.Supplier;

/**
 * An endpoint as it is known to an {@link EndpointMonitor}.
 *
 * @param api the API
 * @param name name of the endpoint, that of its API unless it was given another one
 * @param counts counts the places of the endpoint at this moment, without opening or
 * asking anything
 * @since 0.1.0
 */
public record EndpointProfile(EndpointApi api, String name, Supplier<EndpointCounts> counts) {

}
