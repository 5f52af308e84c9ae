package ai.eyepop.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Flux;

import ai.eyepop.EyePop;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.application.DatasetChangedEvent;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DataEventsPublisher}: what it follows, and what it says if that is
 * nothing.
 */
class DataEventsPublisherTests {

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.OFF);

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class))
		.withUserConfiguration(Listener.class)
		.withPropertyValues("eyepop.url=" + this.emulator.url(), "eyepop.api-key=" + this.emulator.apiKey(),
				"eyepop.data.events.enabled=true");

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@Test
	void withoutAccountAndDatasetsThenItSaysThatNothingIsFollowed() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.log.lines()).filteredOn((line) -> line.contains("DataEventsPublisher"))
				.singleElement()
				.satisfies((line) -> assertThat(line).contains("eyepop.account-id", "eyepop.data.events.datasets"));
		});
	}

	@Test
	void withoutAccountAndDatasetsThenWhatAnybodyFollowsIsPublished() {
		this.runner.run((context) -> {
			SyncDataEndpoint data = context.getBean(SyncDataEndpoint.class);
			String account = this.emulator.account();
			String followed = data.datasets().create(DatasetCreate.builder("a").build(), account).uuid();
			context.getBean(DataEvents.class).dataset(followed).subscribe();
			await().until(
					() -> this.emulator.sockets().stream().anyMatch((socket) -> socket.datasets().contains(followed)));
			String other = data.datasets().create(DatasetCreate.builder("b").build(), account).uuid();
			data.datasets().delete(other);
			data.datasets().delete(followed);
			Listener listener = context.getBean(Listener.class);
			listener.await(1);
			assertThat(listener.events)
				.allSatisfy((event) -> assertThat(event.getChange().datasetUuid()).isEqualTo(followed));
		});
	}

	@Test
	void withAccountOrDatasetsThenNothingIsSaid() {
		this.runner.withPropertyValues("eyepop.account-id=" + this.emulator.account())
			.run((context) -> assertThat(context).hasNotFailed());
		this.runner.withPropertyValues("eyepop.data.events.datasets=ds-1")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.log.lines()).noneMatch((line) -> line.startsWith(DataEventsPublisher.class.getName()));
	}

	@Test
	void withTwoEventsThenBothArePublishedAndTheSourceTellsWhich() {
		this.runner.withUserConfiguration(TwoEndpoints.class).run((context) -> {
			assertThat(context).hasNotFailed();
			DataEvents first = context.getBean("firstEvents", DataEvents.class);
			DataEvents second = context.getBean("secondEvents", DataEvents.class);
			await().until(() -> first.isConnected() && second.isConnected());
			DataEndpoint endpoint = context.getBean("first", DataEndpoint.class);
			endpoint.sync().datasets().create(DatasetCreate.builder("d").build());
			Listener listener = context.getBean(Listener.class);
			listener.await(2);
			assertThat(listener.events).extracting(DatasetChangedEvent::getSource)
				.containsExactlyInAnyOrder(first, second);
		});
	}

	@Test
	void withTwoEndpointsAndNoEventsThenItSaysWhatToDefine() {
		this.runner.withBean("first", DataEndpoint.class, () -> mock())
			.withBean("second", DataEndpoint.class, () -> mock())
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(DataEvents.class);
				assertThat(context.getBean(DataEventsPublisher.class).isRunning()).isFalse();
				assertThat(this.log.lines()).filteredOn((line) -> line.contains("DataEventsPublisher"))
					.singleElement()
					.satisfies((line) -> assertThat(line).contains("no bean of type", DataEvents.class.getName()));
			});
	}

	@Test
	void withTwoEndpointsAndEventsDisabledThenTheContextStarts() {
		this.runner.withPropertyValues("eyepop.data.events.enabled=false")
			.withBean("first", DataEndpoint.class, () -> mock())
			.withBean("second", DataEndpoint.class, () -> mock())
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.log.lines()).noneMatch((line) -> line.startsWith(DataEventsPublisher.class.getName()));
	}

	@Test
	void whenEventsFailThenItIsLoggedAndNotRunningAnyMore() {
		DataEvents failing = mock();
		given(failing.all(any(String[].class))).willReturn(Flux.error(new IllegalStateException("broken by a test")));
		this.runner.withBean(DataEvents.class, () -> failing).run((context) -> {
			DataEventsPublisher publisher = context.getBean(DataEventsPublisher.class);
			await().until(() -> !publisher.isRunning());
			assertThat(this.log.text()).contains("Change events are no longer published", "broken by a test")
				.doesNotContain("ErrorCallbackNotImplemented");
		});
	}

	@Test
	void whenEventsAreClosedThenItIsNotRunningAnyMore() {
		this.runner.withPropertyValues("eyepop.account-id=" + this.emulator.account()).run((context) -> {
			DataEventsPublisher publisher = context.getBean(DataEventsPublisher.class);
			assertThat(publisher.isRunning()).isTrue();
			context.getBean(DataEvents.class).close();
			await().until(() -> !publisher.isRunning());
			assertThat(this.log.text()).contains("Change events are no longer published");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class TwoEndpoints {

		@Bean
		DataEndpoint first(EyePop eyePop) {
			return eyePop.data((builder) -> builder.accountId(EyePopEmulator.DEFAULT_ACCOUNT));
		}

		@Bean
		DataEndpoint second(EyePop eyePop) {
			return eyePop.data((builder) -> builder.accountId(EyePopEmulator.DEFAULT_ACCOUNT));
		}

		@Bean
		DataEvents firstEvents(DataEndpoint first) {
			return first.events();
		}

		@Bean
		DataEvents secondEvents(DataEndpoint second) {
			return second.events();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listener {

		final List<DatasetChangedEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void on(DatasetChangedEvent event) {
			this.events.add(event);
		}

		void await(int count) {
			Awaitility.await().until(() -> this.events.size() >= count);
		}

	}

}
