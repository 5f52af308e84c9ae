package ai.eyepop.emulator.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.inspect.RecordedRequest;

/**
 * The last 1,000 requests, without their credentials.
 */
final class RequestLog {

	private static final int MAX_REQUESTS = 1000;

	private static final List<String> SECRET_HEADERS = List.of("authorization", "proxy-authorization", "cookie");

	private final ConcurrentLinkedDeque<RecordedRequest> requests = new ConcurrentLinkedDeque<>();

	RecordedRequest add(Exchange exchange, CredentialKind credential, int status) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (Map.Entry<String, String> header : exchange.headers()) {
			String name = header.getKey().toLowerCase(Locale.ROOT);
			headers.computeIfAbsent(name, (key) -> new ArrayList<>())
				.add(SECRET_HEADERS.contains(name) ? "***" : header.getValue());
		}
		headers.replaceAll((name, values) -> List.copyOf(values));
		RecordedRequest request = new RecordedRequest(exchange.method(), exchange.path(), exchange.query(),
				Collections.unmodifiableMap(headers), credential, exchange.contentType(), exchange.bodyLength(),
				status);
		this.requests.add(request);
		while (this.requests.size() > MAX_REQUESTS) {
			this.requests.poll();
		}
		return request;
	}

	void clear() {
		this.requests.clear();
	}

	List<RecordedRequest> snapshot() {
		return List.copyOf(this.requests);
	}

}
