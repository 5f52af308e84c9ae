package ai.eyepop.data.content;

import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Downloads}, on a worker that is slow.
 */
class DownloadsTests {

	private final Queue<Runnable> waiting = new ArrayDeque<>();

	private final TestPublisher<DataBuffer> bytes = TestPublisher.create();

	@Test
	void keepsNoBufferForAWorkerThatIsDisposedOfBeforeItRuns() {
		Disposable download = Downloads
			.write(this.bytes.flux(), OutputStream.nullOutputStream(), Schedulers.fromExecutor(this.waiting::add))
			.subscribe();
		run();
		ByteBuf buffer = Unpooled.wrappedBuffer(new byte[] { 1 });
		this.bytes.next(new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT).wrap(buffer));
		assertThat(this.waiting).isNotEmpty();
		download.dispose();
		run();
		assertThat(buffer.refCnt()).isZero();
	}

	private void run() {
		for (Runnable task = this.waiting.poll(); task != null; task = this.waiting.poll()) {
			task.run();
		}
	}

}
