package ai.eyepop.telemetry;

/**
 * Watches over endpoints. Those that are beans are asked for each endpoint of the
 * application.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EndpointMonitor {

	/**
	 * Watch over an endpoint that is being built.
	 * @param endpoint the endpoint
	 * @return is told what the endpoint does, and lives as long as it
	 */
	EndpointListener watch(EndpointProfile endpoint);

}
