package ai.eyepop.emulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain client of the event socket of an emulator.
 */
final class EventClient implements WebSocket.Listener {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final List<JsonNode> events = new CopyOnWriteArrayList<>();

	private final StringBuilder partial = new StringBuilder();

	private final CompletableFuture<Integer> closed = new CompletableFuture<>();

	private volatile CompletableFuture<String> pong = new CompletableFuture<>();

	private volatile @Nullable CompletableFuture<?> answerToClose;

	private final WebSocket socket;

	EventClient(EyePopEmulator emulator, String path) {
		URI uri = URI.create(emulator.url().toString().replace("http:", "ws:") + path);
		this.socket = CLIENT.newWebSocketBuilder().buildAsync(uri, this).join();
	}

	static EventClient connect(EyePopEmulator emulator, String token) {
		return new EventClient(emulator, "/events").send("{\"authorization\": \"Bearer " + token + "\"}");
	}

	EventClient send(String text) {
		this.socket.sendText(text, true).join();
		return this;
	}

	EventClient account(String account) {
		return send("{\"subscribe\": {\"account_uuid\": \"" + account + "\"}}");
	}

	EventClient dataset(String dataset) {
		return send("{\"subscribe\": {\"dataset_uuid\": \"" + dataset + "\"}}");
	}

	String ping(String text) {
		this.pong = new CompletableFuture<>();
		this.socket.sendPing(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))).join();
		return this.pong.join();
	}

	List<JsonNode> events() {
		return this.events;
	}

	List<String> types() {
		return this.events.stream().map((event) -> event.path("change_type").asString("?")).toList();
	}

	JsonNode await(String type) {
		awaitCount(type, 1);
		return this.events.stream()
			.filter((event) -> event.path("change_type").asString("").equals(type))
			.findFirst()
			.orElseThrow();
	}

	void awaitCount(String type, int count) {
		Awaitility.await().until(() -> types().stream().filter(type::equals).count() >= count);
	}

	/**
	 * Hold the answer to a close frame back.
	 * @return what gives it when it is completed
	 */
	CompletableFuture<?> holdAnswerToClose() {
		CompletableFuture<?> answer = new CompletableFuture<>();
		this.answerToClose = answer;
		return answer;
	}

	int closeCode() {
		return this.closed.join();
	}

	void close() {
		this.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
		this.closed.handle((code, ex) -> code).join();
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			this.events.add(JsonMapper.shared().readTree(this.partial.toString()));
			this.partial.setLength(0);
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
		this.pong.complete(StandardCharsets.UTF_8.decode(message).toString());
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.closed.complete(statusCode);
		return this.answerToClose;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.closed.completeExceptionally(error);
	}

}
