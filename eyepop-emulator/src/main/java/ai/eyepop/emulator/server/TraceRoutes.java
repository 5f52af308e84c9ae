package ai.eyepop.emulator.server;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.TraceEvent;
import ai.eyepop.emulator.inspect.TraceRecord;
import ai.eyepop.emulator.service.ComputeSessions;
import ai.eyepop.emulator.service.ServiceException;

/**
 * Routes of request traces (wire protocol section 13), and the last records that came.
 */
final class TraceRoutes {

	private static final String CONTENT_TYPE = "application/x-flatbuffers;schema=eyepop.events.record";

	private static final int MAX_RECORDS = 100;

	private static final long MAX_LENGTH = 1 << 20;

	private static final List<String> METHODS = List.of("other", "get", "head", "options", "post", "put", "patch",
			"delete");

	private static final List<String> RESULTS = List.of("other", "success", "connection", "timeout", "status");

	private static final List<String> CLIENTS = List.of("other", "python", "node", "web");

	private final ConcurrentLinkedDeque<TraceRecord> records = new ConcurrentLinkedDeque<>();

	private final Gate gate;

	private final ComputeSessions sessions;

	private final Endpoints endpoints;

	TraceRoutes(Gate gate, ComputeSessions sessions, Endpoints endpoints) {
		this.gate = gate;
		this.sessions = sessions;
		this.endpoints = endpoints;
	}

	List<Route> routes() {
		return List.of(Route.of("POST", "/events", this::receive),
				Route.of("POST", "/workers/{session}/events", this::receiveForSession),
				Route.of("GET", "/emulator/traces", this::list));
	}

	List<TraceRecord> records() {
		return List.copyOf(this.records);
	}

	void clear() {
		this.records.clear();
	}

	private Mono<Answer> receive(Exchange exchange, PathVariables variables) {
		this.gate.checkToken(exchange);
		return receive(exchange);
	}

	private Mono<Answer> receiveForSession(Exchange exchange, PathVariables variables) {
		this.gate.checkToken(exchange, variables.session());
		this.endpoints.checkReachedAt(this.sessions.get(variables.session()), exchange);
		return receive(exchange);
	}

	private Mono<Answer> receive(Exchange exchange) {
		String contentType = String.valueOf(exchange.contentType()).replace(" ", "").toLowerCase(Locale.ROOT);
		if (!contentType.equals(CONTENT_TYPE)) {
			throw new ServiceException(415,
					"The content type must be 'application/x-flatbuffers;schema=eyepop.events.Record', but is '%s'"
						.formatted(exchange.contentType()));
		}
		return exchange.body(MAX_LENGTH)
			.collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
			.map((collected) -> {
				this.records.add(read(collected.toByteArray()));
				while (this.records.size() > MAX_RECORDS) {
					this.records.poll();
				}
				return Answer.nothing();
			});
	}

	static TraceRecord read(byte[] bytes) {
		try {
			FlatTable table = FlatTable.root(bytes);
			List<String> hosts = table.strings(2);
			List<String> paths = table.strings(3);
			List<TraceEvent> events = table.tables(4)
				.stream()
				.map((event) -> event(event, hosts.size(), paths.size()))
				.toList();
			return new TraceRecord(CLIENTS.get(table.int8(0)), table.string(1), List.copyOf(hosts), List.copyOf(paths),
					events);
		}
		catch (IndexOutOfBoundsException ex) {
			throw new ServiceException(400, "The record is damaged: " + ex.getMessage());
		}
	}

	private static TraceEvent event(FlatTable event, int hosts, int paths) {
		return new TraceEvent(METHODS.get(event.int8(0)), Instant.ofEpochMilli(event.int64(1)), event.string(2),
				RESULTS.get(event.int8(3)), event.int16(4), index(event.int16(5), hosts), index(event.int16(6), paths),
				event.uint32(7), event.uint32(8), event.uint32(9), event.uint32(10));
	}

	private static int index(int index, int size) {
		if (index < -1 || index >= size) {
			throw new IndexOutOfBoundsException("an index of %d among %d".formatted(index, size));
		}
		return index;
	}

	private Mono<Answer> list(Exchange exchange, PathVariables variables) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.records.forEach((traced) -> list.add(json(traced)));
		return Mono.just(Answer.json(list));
	}

	private static ObjectNode json(TraceRecord traced) {
		ObjectNode json = Json.object()
			.put("client_type", traced.clientType())
			.put("client_version", traced.clientVersion());
		ArrayNode hosts = json.putArray("hosts");
		traced.hosts().forEach(hosts::add);
		ArrayNode paths = json.putArray("paths");
		traced.paths().forEach(paths::add);
		ArrayNode events = json.putArray("events");
		traced.events()
			.forEach((event) -> events.addObject()
				.put("method", event.method())
				.put("event_time_epoch_ms", event.time().toEpochMilli())
				.put("x_request_id", event.requestId())
				.put("result", event.result())
				.put("status", event.status())
				.put("host_index", event.hostIndex())
				.put("path_index", event.pathIndex())
				.put("wait_ms", event.waitMillis())
				.put("process_ms", event.processMillis())
				.put("body_bytes_sent", event.bytesSent())
				.put("body_bytes_received", event.bytesReceived()));
		return json;
	}

}
