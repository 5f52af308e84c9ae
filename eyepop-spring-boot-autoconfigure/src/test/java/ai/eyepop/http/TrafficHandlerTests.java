package ai.eyepop.http;

import java.io.File;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TrafficHandler}.
 */
class TrafficHandlerTests {

	private final Counts counts = new Counts();

	private final EmbeddedChannel channel = new EmbeddedChannel();

	@AfterEach
	void close() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void buffersPassAsTheyAre() {
		TrafficHandler.attach(this.channel, this.counts);
		ByteBuf sent = Unpooled.wrappedBuffer(new byte[10]);
		ByteBuf received = Unpooled.wrappedBuffer(new byte[7]);
		this.channel.writeOutbound(sent);
		this.channel.writeInbound(received);
		assertThat(this.channel.<Object>readOutbound()).isSameAs(sent);
		assertThat(this.channel.<Object>readInbound()).isSameAs(received);
		assertThat(this.counts.sent).hasValue(10);
		assertThat(this.counts.received).hasValue(7);
		sent.release();
		received.release();
	}

	@Test
	void filesPassAsTheyAreAndAreCountedOnceTheyAreSent() {
		TrafficHandler.attach(this.channel, this.counts);
		DefaultFileRegion file = new DefaultFileRegion(new File("pom.xml"), 0, 100);
		this.channel.write(file);
		assertThat(this.counts.sent).hasValue(0);
		this.channel.flush();
		assertThat(this.channel.<Object>readOutbound()).isSameAs(file);
		assertThat(this.counts.sent).hasValue(100);
	}

	@Test
	void ofAFileThatFailsOnlyWhatWasSentCounts() {
		TrafficHandler.attach(this.channel, this.counts);
		// the last one on the way out
		this.channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {

			@Override
			public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
				ReferenceCountUtil.release(message);
				promise.setFailure(new IOException("reset"));
			}

		});
		this.channel.writeAndFlush(new DefaultFileRegion(new File("pom.xml"), 0, 100));
		assertThat(this.counts.sent).hasValue(0);
	}

	@Test
	void whoeverUsesTheConnectionIsTold() {
		Counts second = new Counts();
		TrafficHandler.attach(this.channel, this.counts);
		this.channel.writeOutbound(Unpooled.wrappedBuffer(new byte[10]));
		TrafficHandler.attach(this.channel, second);
		this.channel.writeOutbound(Unpooled.wrappedBuffer(new byte[3]));
		TrafficHandler.attach(this.channel, null);
		this.channel.writeOutbound(Unpooled.wrappedBuffer(new byte[5]));
		assertThat(this.counts.sent).hasValue(10);
		assertThat(second.sent).hasValue(3);
		assertThat(this.channel.pipeline().names()).filteredOn("eyepop.traffic"::equals).hasSize(1);
	}

	@Test
	void whereNobodyCountsThereIsNoHandler() {
		TrafficHandler.attach(this.channel, null);
		assertThat(this.channel.pipeline().names()).doesNotContain("eyepop.traffic");
	}

	/**
	 * What was told.
	 */
	private static final class Counts implements HttpListener {

		private final AtomicLong sent = new AtomicLong();

		private final AtomicLong received = new AtomicLong();

		@Override
		public void onSent(long bytes) {
			this.sent.addAndGet(bytes);
		}

		@Override
		public void onReceived(long bytes) {
			this.received.addAndGet(bytes);
		}

	}

}
