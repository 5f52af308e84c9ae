package ai.eyepop.telemetry.trace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.flatbuffers.FlatBufferBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record in the order of its schema, {@code events.fbs}. FlatBuffers are written
 * from their end, so the last request comes first.
 */
final class TraceEncoder {

	/** Times and sizes have 32 bits; what is larger counts as this. */
	private static final long LARGEST_UINT = 0xFFFF_FFFFL;

	private static final List<String> METHODS = List.of("OTHER", "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH",
			"DELETE");

	private static final int UNKNOWN = -1;

	private final FlatBufferBuilder builder = new FlatBufferBuilder(1024);

	private final Map<String, Text> hosts = new LinkedHashMap<>();

	private final Map<String, Text> paths = new LinkedHashMap<>();

	private TraceEncoder() {
	}

	/**
	 * Encode a record.
	 * @param clientType kind of the client, of the schema's
	 * @param clientVersion version of the client
	 * @param traces the requests
	 * @return a FlatBuffer
	 */
	static byte[] encode(byte clientType, String clientVersion, List<RequestTrace> traces) {
		return new TraceEncoder().write(clientType, clientVersion, traces);
	}

	private byte[] write(byte clientType, String clientVersion, List<RequestTrace> traces) {
		int[] events = new int[traces.size()];
		for (int i = events.length - 1; i >= 0; i--) {
			events[i] = event(traces.get(i));
		}
		int hosts = texts(this.hosts);
		int paths = texts(this.paths);
		int list = this.builder.createVectorOfTables(events);
		int version = this.builder.createString(clientVersion);
		this.builder.startTable(5);
		this.builder.addByte(0, clientType, 0);
		this.builder.addOffset(1, version, 0);
		this.builder.addOffset(2, hosts, 0);
		this.builder.addOffset(3, paths, 0);
		this.builder.addOffset(4, list, 0);
		this.builder.finish(this.builder.endTable());
		return this.builder.sizedByteArray();
	}

	private int event(RequestTrace trace) {
		short host = index(this.hosts, trace.host());
		short path = index(this.paths, trace.path());
		String requestId = trace.requestId();
		int id = (requestId != null) ? this.builder.createString(requestId) : 0;
		this.builder.startTable(11);
		this.builder.addByte(0, method(trace), 0);
		this.builder.addLong(1, trace.startedAt(), 0);
		this.builder.addOffset(2, id, 0);
		this.builder.addByte(3, trace.result().code(), 0);
		this.builder.addShort(4, (short) trace.status(), 0);
		this.builder.addShort(5, host, 0);
		this.builder.addShort(6, path, 0);
		this.builder.addInt(7, uint(trace.waitMillis()), 0);
		this.builder.addInt(8, uint(trace.processMillis()), 0);
		this.builder.addInt(9, uint(trace.bytesSent()), 0);
		this.builder.addInt(10, uint(trace.bytesReceived()), 0);
		return this.builder.endTable();
	}

	private short index(Map<String, Text> texts, @Nullable String value) {
		if (value == null) {
			return UNKNOWN;
		}
		return texts.computeIfAbsent(value, (text) -> new Text((short) texts.size(), this.builder.createString(text)))
			.index();
	}

	private int texts(Map<String, Text> texts) {
		return this.builder.createVectorOfTables(texts.values().stream().mapToInt(Text::offset).toArray());
	}

	private static byte method(RequestTrace trace) {
		return (byte) Math.max(0, METHODS.indexOf(trace.method().name()));
	}

	private static int uint(long value) {
		return (int) Math.min(value, LARGEST_UINT);
	}

	/**
	 * A text that events point at.
	 *
	 * @param index its place in the list
	 * @param offset its place in the buffer
	 */
	private record Text(short index, int offset) {

	}

}
