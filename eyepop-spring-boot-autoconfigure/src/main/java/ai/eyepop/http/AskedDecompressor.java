package ai.eyepop.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderValues;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;

/**
 * Decompresses what answers may be compressed with, since it is asked for, and nothing
 * else. What Netty knows besides, if a library for it is there, makes 32,768 bytes of
 * one: gigabytes of one read, whatever the reader asks for.
 */
final class AskedDecompressor extends HttpContentDecompressor {

	AskedDecompressor() {
		super(false, 0);
	}

	/**
	 * Let the connections of a client decompress like this, if they do at all.
	 * @param client the client
	 * @return a new client
	 */
	static HttpClient applyTo(HttpClient client) {
		return client.doOnChannelInit((observer, channel, address) -> replaceIn(channel));
	}

	private static void replaceIn(Channel channel) {
		ChannelHandler usual = channel.pipeline().get(NettyPipeline.HttpDecompressor);
		if (usual != null) {
			channel.pipeline().replace(usual, NettyPipeline.HttpDecompressor, new AskedDecompressor());
		}
	}

	@Override
	protected @Nullable EmbeddedChannel newContentDecoder(String contentEncoding) throws Exception {
		boolean known = HttpHeaderValues.GZIP.contentEqualsIgnoreCase(contentEncoding)
				|| HttpHeaderValues.X_GZIP.contentEqualsIgnoreCase(contentEncoding)
				|| HttpHeaderValues.DEFLATE.contentEqualsIgnoreCase(contentEncoding);
		return known ? super.newContentDecoder(contentEncoding) : null;
	}

}
