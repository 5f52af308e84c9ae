package ai.eyepop.data.event;

import java.net.URI;
import java.util.concurrent.TimeoutException;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Says why a socket ended.
 */
final class SocketFailures {

	private SocketFailures() {
	}

	static EventSocketException closed(URI url, int code, @Nullable Throwable cause) {
		String how = (code == WebSocketCloseStatus.ABNORMAL_CLOSURE.code()) ? "broke"
				: "was closed by the service with code " + code;
		return new EventSocketException("The event socket at %s %s".formatted(url, how), 0, code, cause);
	}

	static EventSocketException ended() {
		return new EventSocketException("The event socket ended", 0, 0, null);
	}

	static EventSocketException of(Throwable failure) {
		return (failure instanceof EventSocketException known) ? known
				: new EventSocketException("The event socket cannot be opened: " + failure.getMessage(), 0, 0, failure);
	}

	static EventSocketException of(URI url, EventSettings settings, Throwable failure) {
		if (failure instanceof EventSocketException known) {
			return known;
		}
		if (failure instanceof WebSocketClientHandshakeException refusal && refusal.response() != null) {
			HttpResponse response = refusal.response();
			int status = response.status().code();
			return new EventSocketException("The event socket at %s was refused with status %d".formatted(url, status),
					status, 0, failure);
		}
		if (failure instanceof TooLongFrameException || isTooBig(failure)) {
			return new EventSocketException("The event socket at %s was closed, since a frame is larger than %d bytes: "
				.concat("raise the property 'eyepop.data.events.max-frame-size'")
				.formatted(url, settings.maxFrameSize().toBytes()), 0, 0, failure);
		}
		if (failure instanceof TimeoutException) {
			return new EventSocketException(
					"The event socket at %s was closed, since the service did not answer within %s".formatted(url,
							settings.pingTimeout()),
					0, 0, failure);
		}
		return new EventSocketException("The event socket at %s failed: %s".formatted(url, failure.getMessage()), 0, 0,
				failure);
	}

	private static boolean isTooBig(Throwable failure) {
		return failure instanceof CorruptedWebSocketFrameException corrupted
				&& WebSocketCloseStatus.MESSAGE_TOO_BIG.equals(corrupted.closeStatus());
	}

}
