package ai.eyepop.data.arrow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import ai.eyepop.data.asset.Asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Assets as streams: no faster than they are asked for, and closed by whoever cancels.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArrowReactiveTests {

	private static final int ROWS = 20_000;

	private static final byte[] BYTES = bytes();

	private final ArrowMemory memory = new ArrowMemory(16 << 20);

	private final AssetArrowReader reader = new AssetArrowReader(this.memory);

	private final List<Throwable> dropped = new ArrayList<>();

	@AfterEach
	void nothingIsInUse() {
		Hooks.resetOnErrorDropped();
		Awaitility.await().untilAsserted(() -> assertThat(this.memory.used()).isZero());
		this.memory.close();
		assertThat(this.dropped).isEmpty();
	}

	private static Stream<Asset> assets() {
		return IntStream.range(0, ROWS).mapToObj((i) -> AssetArrowFixture.asset("a" + i, "label " + i % 10));
	}

	private static byte[] bytes() {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		new AssetArrowWriter().write(ArrowReactiveTests::assets).to(output);
		return output.toByteArray();
	}

	private static Flux<DataBuffer> buffers(AtomicInteger sent, AtomicBoolean canceled) {
		int size = 4096;
		return Flux.range(0, (BYTES.length + size - 1) / size).doOnNext((i) -> sent.incrementAndGet()).map((i) -> {
			int length = Math.min(size, BYTES.length - i * size);
			byte[] chunk = new byte[length];
			System.arraycopy(BYTES, i * size, chunk, 0, length);
			return (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(chunk);
		}).doOnCancel(() -> canceled.set(true));
	}

	@Test
	void asksForNoMoreThanItReads() {
		AtomicInteger sent = new AtomicInteger();
		AtomicBoolean canceled = new AtomicBoolean();
		StepVerifier.create(this.reader.read(buffers(sent, canceled)).assets(), 1)
			.expectNextCount(1)
			.then(() -> assertThat(sent.get() * 4096).isLessThan(BYTES.length / 4))
			.thenRequest(1023)
			.expectNextCount(1023)
			.then(() -> assertThat(sent.get() * 4096).isLessThan(BYTES.length / 4))
			.thenCancel()
			.verify(Duration.ofSeconds(30));
		Awaitility.await().untilTrue(canceled);
		assertThat(this.memory.peak()).isLessThan(4 << 20);
	}

	@Test
	void cancelsASourceThatGivesNothingMore() {
		Hooks.onErrorDropped(this.dropped::add);
		AtomicBoolean canceled = new AtomicBoolean();
		CountDownLatch some = new CountDownLatch(100);
		BaseSubscriber<Asset> subscriber = new BaseSubscriber<>() {

			@Override
			protected void hookOnNext(Asset asset) {
				some.countDown();
			}

		};
		this.reader.read(stalled(canceled)).assets().subscribe(subscriber);
		Awaitility.await().until(() -> some.getCount() == 0);
		subscriber.cancel();
		Awaitility.await().untilTrue(canceled);
	}

	@Test
	void closesAStreamThatAnotherThreadWaitsFor() throws Exception {
		AtomicBoolean canceled = new AtomicBoolean();
		Stream<Asset> waiting = this.reader.read(stalled(canceled)).stream();
		CompletableFuture<List<Asset>> all = CompletableFuture.supplyAsync(waiting::toList);
		awaitFirstBatch();
		waiting.close();
		assertThat(canceled).isTrue();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> all.get(30, TimeUnit.SECONDS))
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("The Arrow data was closed");
	}

	@Test
	void closingTheMemoryEndsWhatIsRead() throws Exception {
		AtomicBoolean canceled = new AtomicBoolean();
		ArrowMemory closing = new ArrowMemory(16 << 20);
		AssetArrowReader reader = new AssetArrowReader(closing);
		CompletableFuture<List<Asset>> all = CompletableFuture
			.supplyAsync(() -> reader.read(stalled(canceled)).stream().toList());
		Awaitility.await().until(() -> closing.used() > 0);
		Stream<Asset> unread = reader.read(new ByteArrayInputStream(BYTES)).stream();
		assertThatExceptionOfType(ArrowMemoryException.class).isThrownBy(closing::close)
			.withMessageContaining("close each stream");
		assertThat(canceled).isTrue();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> all.get(30, TimeUnit.SECONDS))
			.withCauseInstanceOf(IllegalStateException.class)
			.withMessageContaining("The Arrow memory is closed");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(unread::toList)
			.withMessage("The Arrow memory is closed");
		AtomicBoolean closed = new AtomicBoolean();
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> reader.read(closeable(closed)).stream());
		assertThat(closed).isTrue();
		assertThat(closing.open()).isZero();
		closing.close();
	}

	@Test
	void closesAtTheEndOfTheData() {
		AtomicBoolean closed = new AtomicBoolean();
		Spliterator<Asset> assets = this.reader.read(closeable(closed)).stream().spliterator();
		assets.forEachRemaining((asset) -> assertThat(closed).isFalse());
		assertThat(closed).isTrue();
		assertThat(assets.tryAdvance((asset) -> {
		})).isFalse();
	}

	@Test
	void anErrorOfTheJvmIsASignal() {
		OutOfMemoryError full = new OutOfMemoryError("no room");
		Flux<Integer> failing = this.reader.read(new ByteArrayInputStream(BYTES)).batches((batches) -> {
			throw full;
		});
		StepVerifier.create(failing)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ArrowMemoryException.class)
				.hasMessageContaining("more heap than there is")
				.hasCause(full))
			.verify(Duration.ofSeconds(30));
		Flux<Asset> broken = this.reader.read(new InputStream() {

			@Override
			public int read() {
				throw new NoClassDefFoundError("a/b/C");
			}

		}).assets();
		StepVerifier.create(broken)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(ArrowTransferException.class)
				.hasCauseInstanceOf(NoClassDefFoundError.class))
			.verify(Duration.ofSeconds(30));
		assertThat(this.memory.open()).isZero();
		InputStream full2 = new InputStream() {

			@Override
			public int read() {
				throw full;
			}

		};
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.reader.read(full2).stream().toList());
		assertThat(this.memory.open()).isZero();
	}

	private Flux<DataBuffer> stalled(AtomicBoolean canceled) {
		return buffers(new AtomicInteger(), new AtomicBoolean()).take(BYTES.length / 4096 / 4)
			.concatWith(Flux.never())
			.doOnCancel(() -> canceled.set(true));
	}

	private void awaitFirstBatch() {
		Awaitility.await().until(() -> this.memory.used() > 0);
	}

	private static InputStream closeable(AtomicBoolean closed) {
		return new ByteArrayInputStream(BYTES) {

			@Override
			public void close() {
				closed.set(true);
			}

		};
	}

	@Test
	void takesSomeAndClosesTheStream() {
		AtomicBoolean closed = new AtomicBoolean();
		InputStream input = new ByteArrayInputStream(BYTES) {

			@Override
			public void close() {
				closed.set(true);
			}

		};
		assertThat(this.reader.read(input).assets().take(3).collectList().block()).hasSize(3);
		Awaitility.await().untilTrue(closed);
	}

	@Test
	void takesAllAndGivesMemoryBackBeforeTheEnd() {
		AtomicLong used = new AtomicLong(-1);
		AtomicBoolean closed = new AtomicBoolean();
		InputStream input = new ByteArrayInputStream(BYTES) {

			@Override
			public void close() {
				closed.set(true);
			}

		};
		assertThat(this.reader.read(input)
			.assets()
			.doOnComplete(() -> used.set(closed.get() ? this.memory.used() : -1))
			.count()
			.block()).isEqualTo(ROWS);
		assertThat(used).hasValue(0);
		assertThat(this.memory.peak()).isLessThan(4 << 20);
	}

	@Test
	void passesTheFailureOfTheSourceOn() {
		IllegalStateException failure = new IllegalStateException("broken");
		StepVerifier
			.create(this.reader
				.read(buffers(new AtomicInteger(), new AtomicBoolean()).take(60).concatWith(Flux.error(failure)))
				.assets())
			.thenConsumeWhile((asset) -> true)
			.verifyErrorSatisfies((ex) -> assertThat(ex).isSameAs(failure));
	}

	@Test
	void givesBatchesToAFunction() {
		assertThat(this.reader.read(new ByteArrayInputStream(BYTES))
			.batches((batches) -> batches.root().getRowCount())
			.collectList()
			.block()).hasSize(20).startsWith(1024).endsWith(ROWS - 19 * 1024);
		assertThatExceptionOfType(IllegalArgumentException.class)
			.isThrownBy(() -> this.reader.read(new ByteArrayInputStream(BYTES)).batches((batches) -> {
				throw new IllegalArgumentException("mine");
			}).blockLast());
	}

	@Test
	void refusesToBlockAnEventLoop() {
		ArrowAssets assets = this.reader.read(new ByteArrayInputStream(BYTES));
		StepVerifier.create(Flux.just(1).publishOn(Schedulers.parallel()).doOnNext((i) -> assets.stream()))
			.verifyErrorSatisfies((ex) -> assertThat(ex).hasMessageContaining("use 'assets' or 'batches(function)'"));
	}

	@Test
	void aStreamThatIsNotClosedIsALeak() {
		ArrowMemory leaking = new ArrowMemory(1 << 20);
		Stream<Asset> open = new AssetArrowReader(leaking).read(new ByteArrayInputStream(BYTES)).stream();
		assertThat(open.iterator().next()).isNotNull();
		assertThatExceptionOfType(ArrowMemoryException.class).isThrownBy(leaking::close)
			.withMessageContaining("1 readers open")
			.withMessageContaining("close each stream");
		open.close();
		leaking.close();
	}

	@Test
	void writesNoFasterThanAsked() {
		AtomicInteger taken = new AtomicInteger();
		AtomicBoolean canceled = new AtomicBoolean();
		Flux<Asset> assets = Flux.fromStream(ArrowReactiveTests::assets)
			.doOnNext((asset) -> taken.incrementAndGet())
			.doOnCancel(() -> canceled.set(true));
		StepVerifier.create(new AssetArrowWriter().write(assets).buffers(), 1)
			.expectNextCount(1)
			.then(() -> assertThat(taken.get()).isLessThan(2 * 1024))
			.thenCancel()
			.verify(Duration.ofSeconds(30));
		assertThat(canceled).isTrue();
	}

	@Test
	void closesTheAssetsThatAreWritten() {
		AtomicInteger closed = new AtomicInteger();
		ArrowOutput output = new AssetArrowWriter().write(() -> assets().onClose(closed::incrementAndGet));
		output.buffers().take(2).blockLast();
		Awaitility.await().untilAsserted(() -> assertThat(closed).hasValue(1));
		output.to(new ByteArrayOutputStream());
		assertThat(closed).hasValue(2);
	}

}
