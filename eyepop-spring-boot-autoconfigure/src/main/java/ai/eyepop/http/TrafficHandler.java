package ai.eyepop.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import org.jspecify.annotations.Nullable;

/**
 * Counts the bytes of a connection, below all that changes them, for whoever uses it at
 * the moment. Looks at buffers, and at files that the operating system sends, without
 * touching them.
 */
final class TrafficHandler extends ChannelDuplexHandler {

	private static final String NAME = "eyepop.traffic";

	private volatile @Nullable HttpListener listener;

	/**
	 * Count for somebody from now on, and no longer for whoever used the connection
	 * before.
	 * @param channel the connection
	 * @param listener is told about the bytes; {@code null} if nobody is
	 */
	static void attach(Channel channel, @Nullable HttpListener listener) {
		TrafficHandler handler = (TrafficHandler) channel.pipeline().get(NAME);
		if (handler == null && listener != null) {
			handler = new TrafficHandler();
			channel.pipeline().addFirst(NAME, handler);
		}
		if (handler != null) {
			handler.listener = listener;
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
		HttpListener listener = this.listener;
		if (listener != null && message instanceof ByteBuf buffer) {
			listener.onReceived(buffer.readableBytes());
		}
		super.channelRead(context, message);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
		HttpListener listener = this.listener;
		ChannelPromise told = promise;
		if (listener != null && message instanceof ByteBuf buffer) {
			listener.onSent(buffer.readableBytes());
		}
		else if (listener != null && message instanceof FileRegion file) {
			told = promise.unvoid();
			told.addListener(
					(written) -> listener.onSent(written.isSuccess() ? file.count() : Math.max(0, file.transferred())));
		}
		super.write(context, message, told);
	}

}
