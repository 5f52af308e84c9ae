package ai.eyepop.autoconfigure.actuate;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

import ai.eyepop.http.RetrySettings;

/**
 * Actuator endpoint that shows workers and the Data API as they are at the moment:
 * sessions, pipelines, balancer, jobs and their limits, the socket of the change events,
 * and the settings of retries. It asks no service, and makes and connects nothing.
 *
 * @since 0.1.0
 */
@Endpoint(id = "eyepop")
public class EyePopEndpoint {

	private final ConnectionDescription connection;

	private final EndpointDescriptions endpoints;

	private final Supplier<RetrySettings> retry;

	private final ShownValues shown;

	EyePopEndpoint(ConnectionDescription connection, EndpointDescriptions endpoints, Supplier<RetrySettings> retry,
			ShownValues shown) {
		this.connection = connection;
		this.endpoints = endpoints;
		this.retry = retry;
		this.shown = shown;
	}

	/**
	 * Return everything.
	 * @return how the application is connected, its endpoints by their names, and how
	 * failed requests are sent again
	 */
	@ReadOperation
	public Map<String, Object> eyepop() {
		Map<String, Object> values = new Details().add("service", this.connection.describe())
			.add("endpoints", this.endpoints.describe())
			.add("retry", describe(this.retry.get()))
			.toMap();
		return body(this.shown.show("eyepop", values));
	}

	/**
	 * Return one of the endpoints.
	 * @param name its name, as in the whole
	 * @return the endpoint; {@code null} if there is none of this name
	 */
	@ReadOperation
	public @Nullable Map<String, Object> endpoint(@Selector String name) {
		Map<String, Object> values = this.endpoints.describe().get(name);
		return (values != null) ? body(this.shown.show("eyepop.endpoints." + name, values)) : null;
	}

	private static Map<String, Object> body(Map<String, Object> values) {
		return Objects.requireNonNull(OperationResponseBody.of(values));
	}

	private static Map<String, Object> describe(RetrySettings retry) {
		return new Details().add("maxRetries", retry.maxRetries())
			.add("maxTime", retry.maxTime())
			.add("initialInterval", retry.initialInterval())
			.add("multiplier", retry.multiplier())
			.add("jitter", retry.jitter())
			.add("nonIdempotent", retry.nonIdempotent())
			.toMap();
	}

}
