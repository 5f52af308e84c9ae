package ai.eyepop.emulator.server;

import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answer to a request.
 */
sealed interface Answer {

	static Answer json(JsonNode body) {
		return new Whole(200, body);
	}

	static Answer nothing() {
		return new Whole(204, null);
	}

	static Answer error(int status, String detail) {
		return new Whole(status, Json.object().put("detail", detail));
	}

	static Answer invalid(String detail, List<String> location) {
		ObjectNode json = Json.object();
		ObjectNode fault = json.putArray("detail").addObject();
		ArrayNode names = fault.putArray("loc");
		location.forEach(names::add);
		fault.put("msg", detail).put("type", "value_error");
		return new Whole(422, json);
	}

	int status();

	/**
	 * Answer with a JSON body, or with none.
	 *
	 * @param status the HTTP status
	 * @param body the body or {@code null} for none
	 */
	record Whole(int status, @Nullable JsonNode body) implements Answer {
	}

	/**
	 * Stream of JSON lines.
	 *
	 * @param sourceId the id of the source that the lines are about
	 * @param lines the lines
	 */
	record Lines(String sourceId, Flux<? extends JsonNode> lines) implements Answer {

		@Override
		public int status() {
			return 200;
		}

	}

	/**
	 * Answer with bytes.
	 *
	 * @param contentType the content type
	 * @param length the number of bytes
	 * @param pieces the bytes
	 */
	record Bytes(String contentType, long length, Flux<byte[]> pieces) implements Answer {

		@Override
		public int status() {
			return 200;
		}

	}

	/**
	 * Answer with bytes whose number is not known before.
	 *
	 * @param contentType the content type
	 * @param pieces the bytes
	 */
	record Stream(String contentType, Flux<byte[]> pieces) implements Answer {

		@Override
		public int status() {
			return 200;
		}

	}

	/**
	 * WebSocket.
	 *
	 * @param handler what reads and writes its frames
	 */
	record Socket(BiFunction<WebsocketInbound, WebsocketOutbound, Mono<Void>> handler) implements Answer {

		@Override
		public int status() {
			return 101;
		}

	}

	/**
	 * Answer of a fault on command.
	 *
	 * @param status the HTTP status
	 * @param body the body, possibly empty
	 * @param contentType the content type or {@code null} for none
	 * @param retryAfter the header {@code Retry-After} or {@code null} for none
	 */
	record Faulty(int status, String body, @Nullable String contentType,
			@Nullable String retryAfter) implements Answer {
	}

	/**
	 * No answer: the connection is reset.
	 */
	record Reset() implements Answer {

		@Override
		public int status() {
			return 0;
		}

	}

}
