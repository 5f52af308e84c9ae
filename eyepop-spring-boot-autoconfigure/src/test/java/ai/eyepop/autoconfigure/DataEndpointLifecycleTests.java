package ai.eyepop.autoconfigure;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DataEndpointLifecycle}.
 */
class DataEndpointLifecycleTests {

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.OFF);

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	private final DataEndpointLifecycle lifecycle = new DataEndpointLifecycle(this.beanFactory);

	@Test
	void endpointThatCannotBeClosedDoesNotKeepTheOthersFromIt() throws Exception {
		Sinks.Empty<Void> jobs = Sinks.empty();
		AtomicBoolean canceled = new AtomicBoolean();
		add("slow", jobs.asMono().doOnCancel(() -> canceled.set(true)));
		add("failing", Mono.error(new IllegalStateException("failed by a test")));
		DataEndpoint throwing = mock();
		given(throwing.disconnect()).willThrow(new IllegalStateException("thrown by a test"));
		this.beanFactory.registerSingleton("throwing", throwing);
		add("mocked", null);
		AtomicBoolean last = new AtomicBoolean();
		add("last", Mono.fromRunnable(() -> last.set(true)));
		this.lifecycle.start();
		CountDownLatch stopped = new CountDownLatch(1);
		this.lifecycle.stop(stopped::countDown);
		assertThat(last).isTrue();
		assertThat(canceled).isFalse();
		assertThat(stopped.getCount()).isOne();
		jobs.tryEmitEmpty();
		assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.log.lines()).filteredOn((line) -> line.contains("EndpointLifecycle"))
			.hasSize(2)
			.anySatisfy((line) -> assertThat(line).contains("'failing'", "failed by a test"))
			.anySatisfy((line) -> assertThat(line).contains("'throwing'", "thrown by a test"));
	}

	private void add(String name, @Nullable Mono<Void> disconnection) {
		DataEndpoint endpoint = mock();
		given(endpoint.disconnect()).willReturn(disconnection);
		this.beanFactory.registerSingleton(name, endpoint);
	}

}
