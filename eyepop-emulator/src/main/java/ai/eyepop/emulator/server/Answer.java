package ai.eyepop.emulator.server;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

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
