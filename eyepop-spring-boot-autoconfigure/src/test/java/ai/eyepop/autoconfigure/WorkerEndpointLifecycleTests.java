package ai.eyepop.autoconfigure;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link WorkerEndpointLifecycle}.
 */
class WorkerEndpointLifecycleTests {

	@Test
	void endpointThatCannotBeDisconnectedKeepsNoOtherFromIt() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		AtomicBoolean last = new AtomicBoolean();
		WorkerEndpoint failing = mock();
		given(failing.disconnect()).willReturn(Mono.error(new IllegalStateException("failed by a test")));
		WorkerEndpoint good = mock();
		given(good.disconnect()).willReturn(Mono.fromRunnable(() -> last.set(true)));
		beanFactory.registerSingleton("failing", failing);
		beanFactory.registerSingleton("good", good);
		AtomicBoolean stopped = new AtomicBoolean();
		new WorkerEndpointLifecycle(beanFactory, new EyePopProperties()).stop(() -> stopped.set(true));
		assertThat(last).isTrue();
		assertThat(stopped).isTrue();
	}

}
