package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.List;

import ai.eyepop.emulator.service.data.DataOptions;
import ai.eyepop.emulator.service.data.DataState;

/**
 * Data API and VLM API: their routes below their paths, each behind the gate.
 */
final class DataApi {

	private final List<Route> routes = new ArrayList<>();

	private final Gate gate;

	private final DataState state;

	private final DataOptions options;

	DataApi(Gate gate, DataState state, DataOptions options) {
		this.gate = gate;
		this.state = state;
		this.options = options;
	}

	DataState state() {
		return this.state;
	}

	DataOptions options() {
		return this.options;
	}

	/**
	 * Add a route to the Data API.
	 * @param method the HTTP method
	 * @param template the path below that of the API
	 * @param handler what answers
	 * @return this API
	 */
	DataApi data(String method, String template, DataCall.Handler handler) {
		return add(method, root(this.options.dataPath()) + template, handler);
	}

	/**
	 * Add a route to the VLM API.
	 * @param method the HTTP method
	 * @param template the path below that of the API
	 * @param handler what answers
	 * @return this API
	 */
	DataApi vlm(String method, String template, DataCall.Handler handler) {
		return add(method, root(this.options.vlmPath()) + template, handler);
	}

	private DataApi add(String method, String template, DataCall.Handler handler) {
		this.routes.add(Route.of(method, template, (exchange, variables) -> {
			this.gate.checkToken(exchange);
			return handler
				.handle(new DataCall(exchange, variables, new DataQuery(exchange.query()), this.state, this.options));
		}));
		return this;
	}

	List<Route> routes() {
		return this.routes;
	}

	static String root(String path) {
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

}
