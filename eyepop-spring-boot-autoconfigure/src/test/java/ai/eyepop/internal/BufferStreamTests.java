package ai.eyepop.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.publisher.TestPublisher;
import reactor.util.context.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BufferStream}. Buffers that are left behind fail the class.
 */
class BufferStreamTests {

	private static final NettyDataBufferFactory FACTORY = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	@Test
	void bytesComeInOrderWhateverTheirBuffers() throws IOException {
		Flux<DataBuffer> bytes = Flux.just(buffer(1, 2, 3), buffer(), buffer(4), buffer(5, 6, 7, 255));
		try (InputStream stream = BufferStream.of(bytes, Context.empty())) {
			assertThat(stream.readNBytes(2)).containsExactly(1, 2);
			assertThat(stream.read()).isEqualTo(3);
			assertThat(stream.readNBytes(4)).containsExactly(4, 5, 6, 7);
			assertThat(stream.read()).isEqualTo(255);
			assertThat(stream.read()).isEqualTo(-1);
			assertThat(stream.read(new byte[0])).isZero();
		}
	}

	@Test
	void asksForNoMoreThanItHolds() throws IOException {
		AtomicLong made = new AtomicLong();
		Flux<DataBuffer> bytes = Flux.range(0, 1000).map((i) -> {
			made.incrementAndGet();
			return buffer(i);
		});
		try (InputStream stream = BufferStream.of(bytes, Context.empty())) {
			assertThat(made).hasValue(16);
			stream.readNBytes(10);
			assertThat(made).hasValue(26);
		}
		assertThat(made).hasValue(26);
	}

	@Test
	void failuresComeAfterTheBytesAsTheyAre() throws IOException {
		IllegalStateException failure = new IllegalStateException("gone");
		try (InputStream stream = BufferStream.of(Flux.concat(Flux.just(buffer(1)), Flux.error(failure)),
				Context.empty())) {
			assertThat(stream.read()).isOne();
			assertThatIllegalStateException().isThrownBy(stream::read).isSameAs(failure);
		}
		try (InputStream stream = BufferStream.of(Flux.error(new IOException("reset")), Context.empty())) {
			assertThatExceptionOfType(IOException.class).isThrownBy(stream::read).withMessage("reset");
		}
	}

	@Test
	void closeWakesWhoeverWaits() throws Exception {
		TestPublisher<DataBuffer> bytes = TestPublisher.create();
		InputStream stream = BufferStream.of(bytes.flux(), Context.empty());
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		Thread reader = new Thread(() -> {
			try {
				stream.read();
			}
			catch (IOException ex) {
				thrown.set(ex);
			}
		});
		reader.start();
		stream.close();
		reader.join();
		assertThat(thrown.get()).isInstanceOf(IOException.class).hasMessage("The stream is closed");
		bytes.assertCancelled();
	}

	@Test
	void interruptionEndsTheWait() {
		try (InputStream stream = BufferStream.of(Flux.never(), Context.empty())) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(IOException.class).isThrownBy(stream::read).withMessageContaining("Interrupted");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	@Test
	void nothingIsLeftBehindWhenClosedInTheMiddle() throws Exception {
		for (int i = 0; i < 200; i++) {
			Sinks.Many<DataBuffer> sink = Sinks.many().unicast().onBackpressureBuffer();
			InputStream stream = BufferStream.of(sink.asFlux(), Context.empty());
			CountDownLatch ended = new CountDownLatch(2);
			Schedulers.boundedElastic().schedule(() -> {
				for (DataBuffer buffer : List.of(buffer(1, 2), buffer(3, 4), buffer(5, 6))) {
					if (sink.tryEmitNext(buffer).isFailure()) {
						DataBufferUtils.release(buffer);
					}
				}
				ended.countDown();
			});
			Schedulers.boundedElastic().schedule(() -> {
				try {
					stream.readNBytes(3);
				}
				catch (IOException ex) {
					assertThat(ex).hasMessage("The stream is closed");
				}
				ended.countDown();
			});
			stream.close();
			ended.await();
		}
	}

	private static DataBuffer buffer(int... bytes) {
		DataBuffer buffer = FACTORY.allocateBuffer(16);
		for (int value : bytes) {
			buffer.write((byte) value);
		}
		return buffer;
	}

}
