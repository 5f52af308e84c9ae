package ai.eyepop.wire;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Leak}, with what Netty reported: WebFlux and a controller of the
 * sample application were made to lose buffers. Frames between those that matter are left
 * out.
 */
class LeakTests {

	private static final String OURS = "ai.eyepop.";

	// encoded while a prediction was emitted
	private static final Leak WEB_FLUX = new Leak(
			"""
					ByteBuf
					Recent access records:\s
					#1:
						io.netty.buffer.AdvancedLeakAwareByteBuf.writeBytes(AdvancedLeakAwareByteBuf.java:617)
						org.springframework.core.io.buffer.NettyDataBuffer.write(NettyDataBuffer.java:180)
						org.springframework.http.codec.AbstractJacksonEncoder.encodeValue(AbstractJacksonEncoder.java:245)
						org.springframework.http.codec.ServerSentEventHttpMessageWriter.lambda$encodeEvent$0(ServerSentEventHttpMessageWriter.java:180)
						reactor.core.publisher.FluxDefer.subscribe(FluxDefer.java:47)
						org.springframework.http.server.reactive.ChannelSendOperator$WriteBarrier.onNext(ChannelSendOperator.java:168)
						reactor.core.publisher.FluxMapFuseable$MapFuseableSubscriber.onNext(FluxMapFuseable.java:130)
						ai.eyepop.job.JobPump.handOver(JobPump.java:210)
						ai.eyepop.job.JobPump.onNext(JobPump.java:122)
						reactor.netty.channel.FluxReceive.drainReceiver(FluxReceive.java:296)
						io.netty.channel.ChannelInboundHandlerAdapter.channelRead(ChannelInboundHandlerAdapter.java:93)
						ai.eyepop.http.TrafficHandler.channelRead(TrafficHandler.java:45)
						io.netty.util.concurrent.FastThreadLocalRunnable.run(FastThreadLocalRunnable.java:30)
						java.base/java.lang.Thread.run(Thread.java:840)
					Created at:
						io.netty.buffer.AdaptiveByteBufAllocator.newDirectBuffer(AdaptiveByteBufAllocator.java:67)
						io.netty.buffer.AbstractByteBufAllocator.buffer(AbstractByteBufAllocator.java:96)
						org.springframework.core.io.buffer.NettyDataBufferFactory.allocateBuffer(NettyDataBufferFactory.java:72)
						org.springframework.http.codec.AbstractJacksonEncoder.encodeValue(AbstractJacksonEncoder.java:244)
						org.springframework.http.server.reactive.ChannelSendOperator$WriteBarrier.onNext(ChannelSendOperator.java:168)
						ai.eyepop.job.JobPump.handOver(JobPump.java:210)
						java.base/java.lang.Thread.run(Thread.java:840)
					""");

	// retained once too often
	private static final Leak CONTROLLER = new Leak(
			"""
					ByteBuf
					Recent access records:\s
					#1:
						io.netty.util.ReferenceCountUtil.release(ReferenceCountUtil.java:90)
						io.netty.channel.ChannelOutboundBuffer.remove(ChannelOutboundBuffer.java:300)
						io.netty.util.concurrent.SingleThreadEventExecutor$5.run(SingleThreadEventExecutor.java:1195)
						java.base/java.lang.Thread.run(Thread.java:840)
					#2:
						org.springframework.core.io.buffer.NettyDataBuffer.retain(NettyDataBuffer.java:355)
						org.springframework.core.io.buffer.DataBufferUtils.retain(DataBufferUtils.java:565)
						ai.eyepop.sample.stream.StreamController.lambda$send$4(StreamController.java:78)
						reactor.core.publisher.FluxPeek$PeekSubscriber.onNext(FluxPeek.java:188)
						reactor.netty.channel.FluxReceive.drainReceiver(FluxReceive.java:296)
						java.base/java.lang.Thread.run(Thread.java:840)
					#3:
						Hint: 'reactor.left.httpTrafficHandler' will handle the message from this point.
						io.netty.handler.codec.http.DefaultHttpContent.touch(DefaultHttpContent.java:86)
						io.netty.channel.DefaultChannelPipeline.touch(DefaultChannelPipeline.java:115)
						java.base/java.lang.Thread.run(Thread.java:840)
					Created at:
						io.netty.buffer.AdaptiveByteBufAllocator.newDirectBuffer(AdaptiveByteBufAllocator.java:67)
						io.netty.channel.epoll.AbstractEpollStreamChannel$EpollStreamUnsafe.epollInReady(AbstractEpollStreamChannel.java:789)
						java.base/java.lang.Thread.run(Thread.java:840)
					: 25 leak records were discarded because the leak record count is targeted to 4. Use system property io.netty.leakDetection.targetRecords to increase the limit.""");

	@Test
	void whoOnlyEmitsWhatWebFluxEncodesHasNotTouchedIt() {
		assertThat(WEB_FLUX.text()).contains(OURS);
		assertThat(WEB_FLUX.isTouchedBy(OURS)).isFalse();
		assertThat(WEB_FLUX.isTouchedBy("org.springframework.")).isTrue();
	}

	@Test
	void whoRetainsABufferHasTouchedIt() {
		assertThat(CONTROLLER.isTouchedBy(OURS)).isTrue();
		assertThat(CONTROLLER.isTouchedBy("ai.eyepop.job.")).isFalse();
	}

	@Test
	void whoAllocatesABufferHasTouchedIt() {
		Leak leak = new Leak("""
				ByteBuf
				Created at:
					io.netty.buffer.AbstractByteBufAllocator.buffer(AbstractByteBufAllocator.java:96)
					app//ai.eyepop.sample.Allocating.allocate(Allocating.java:12)
					org.springframework.http.codec.AbstractJacksonEncoder.encodeValue(AbstractJacksonEncoder.java:244)
				""");
		assertThat(leak.isTouchedBy(OURS)).isTrue();
	}

	@Test
	void aHintIsNoFrame() {
		Leak leak = new Leak("""
				ByteBuf
				Recent access records:\s
				#1:
					Hint: org.springframework.http.Handler (of a pipeline)
					io.netty.channel.DefaultChannelPipeline.touch(DefaultChannelPipeline.java:115)
					ai.eyepop.http.Handler.channelRead(Handler.java:45)
				""");
		assertThat(leak.isTouchedBy(OURS)).isTrue();
	}

	@Test
	void withoutPackagesEachLeakCounts() {
		assertThat(WEB_FLUX.isTouchedBy("")).isTrue();
		assertThat(new Leak("ByteBuf").isTouchedBy("")).isTrue();
		assertThat(new Leak("ByteBuf").isTouchedBy(OURS)).isFalse();
	}

}
