package ai.eyepop.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.DataStatus;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.worker.EndpointState;
import ai.eyepop.worker.WorkerEndpoint;
import ai.eyepop.worker.WorkerStatus;

/**
 * Describes endpoints as they are at one moment.
 */
final class EndpointDescriptions {

	private final EndpointBeans<WorkerEndpoint> workers;

	private final EndpointBeans<DataEndpoint> data;

	EndpointDescriptions(EndpointBeans<WorkerEndpoint> workers, EndpointBeans<DataEndpoint> data) {
		this.workers = workers;
		this.data = data;
	}

	/**
	 * Describe all endpoints.
	 * @return descriptions by the names of the endpoints
	 */
	Map<String, Map<String, Object>> describe() {
		Map<String, Map<String, Object>> descriptions = new LinkedHashMap<>();
		describe("worker", this.workers, descriptions, (endpoint, details) -> add(endpoint.status(), details));
		describe("data", this.data, descriptions, (endpoint, details) -> add(endpoint.status(), details));
		return descriptions;
	}

	private static <E> void describe(String type, EndpointBeans<E> beans, Map<String, Map<String, Object>> descriptions,
			BiConsumer<E, Details> description) {
		beans.names().forEach((name, beanName) -> {
			Details details = new Details().add("type", type);
			E endpoint = beans.ifMade(beanName);
			if (endpoint != null) {
				description.accept(endpoint, details);
			}
			else {
				details.add("state", ConnectionState.NEW);
			}
			// a worker may be called as the endpoint of the Data API is
			descriptions.put(descriptions.containsKey(name) ? beanName : name, details.toMap());
		});
	}

	private static void add(@Nullable WorkerStatus status, Details details) {
		// from a mock of the application
		if (status == null) {
			return;
		}
		List<Map<String, Object>> pipelines = new ArrayList<>();
		status.endpoints().forEach((endpoint) -> pipelines.add(describe(endpoint)));
		details.add("state", status.connection())
			.add("connectedAt", status.connectedAt())
			.add(status.lastFailure())
			.add("session", status.sessionUuid())
			.add("pop", status.popId())
			.add("url", status.url())
			.add("pipelines", pipelines)
			.add(status.jobs());
	}

	private static Map<String, Object> describe(EndpointState endpoint) {
		return new Details().add("id", endpoint.pipelineId())
			.add("url", endpoint.baseUrl())
			.add("healthy", endpoint.isHealthy())
			.add("downUntil", endpoint.downUntil())
			.add(endpoint.lastFailure())
			.toMap();
	}

	private static void add(@Nullable DataStatus status, Details details) {
		if (status == null) {
			return;
		}
		details.add("state", status.connection())
			.add(status.lastFailure())
			.add("url", status.dataUrl())
			.add("vlmUrl", status.vlmUrl())
			.add("account", status.accountId())
			.add(status.events())
			.add(status.jobs());
	}

}
