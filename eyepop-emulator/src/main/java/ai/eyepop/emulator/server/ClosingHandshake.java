package ai.eyepop.emulator.server;

import java.time.Duration;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * End of a WebSocket that waits for the peer's answer before the connection is closed,
 * since frames that the peer has not read may be lost with a connection.
 */
final class ClosingHandshake extends ChannelInboundHandlerAdapter {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Connection connection;

	ClosingHandshake(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Send the close frame, and wait until the peer has answered, or for long enough.
	 * @param out where to send it
	 * @param code the code
	 * @param reason the reason
	 * @return completes when the connection is closed
	 */
	Mono<Void> perform(WebsocketOutbound out, int code, String reason) {
		this.connection.addHandlerLast(this);
		return out.sendObject(new CloseWebSocketFrame(code, reason))
			.then()
			.then(this.connection.onDispose())
			.timeout(PATIENCE, Mono.empty())
			.doFinally((signal) -> this.connection.dispose());
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof CloseWebSocketFrame frame) {
			frame.release();
			context.close();
		}
		else {
			context.fireChannelRead(message);
		}
	}

}
