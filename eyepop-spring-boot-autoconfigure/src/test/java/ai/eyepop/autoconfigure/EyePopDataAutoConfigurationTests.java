package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Level;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.client.ReactorResourceFactory;

import ai.eyepop.EyePop;
import ai.eyepop.auth.MissingCredentialException;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.call.MissingAccountException;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.application.DatasetChangedEvent;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EyePopDataAutoConfiguration}.
 */
class EyePopDataAutoConfigurationTests {

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.WARN, Level.OFF);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopEmulatorAutoConfiguration.class,
				EyePopWorkerAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class));

	@Test
	void withEmulatorThenBothTwinsWork() {
		this.runner.run((context) -> {
			SyncDataEndpoint sync = context.getBean(SyncDataEndpoint.class);
			Dataset created = sync.datasets().create(DatasetCreate.builder("hard hats").build());
			DataEndpoint reactive = context.getBean(DataEndpoint.class);
			assertThat(reactive.datasets().list().map(Dataset::name).collectList().block())
				.containsExactly("hard hats");
			sync.datasets().delete(created.uuid());
			assertThat(sync.datasets().list()).isEmpty();
		});
	}

	@Test
	void withoutNeedThenNothingIsMade() {
		this.runner
			.run((context) -> assertThat(context.getBeanFactory().containsSingleton("eyePopDataEndpoint")).isFalse());
	}

	@Test
	void withoutAccountThenFailureNamesTheProperty() {
		try (EyePopEmulator emulator = EyePopEmulator.start()) {
			this.runner.withPropertyValues("eyepop.url=" + emulator.url(), "eyepop.api-key=" + emulator.apiKey())
				.run((context) -> assertThatExceptionOfType(MissingAccountException.class)
					.isThrownBy(() -> context.getBean(SyncDataEndpoint.class).datasets().list())
					.withMessageContaining("eyepop.account-id"));
		}
	}

	@Test
	void withTheEmulatorOfTheApplicationThenItsAccountIsUsed() {
		this.runner
			.withBean(EyePopEmulator.class,
					() -> EyePopEmulator.builder().data((data) -> data.accounts("a-1", "a-2")).start())
			.withPropertyValues("eyepop.account-id=unknown")
			.run((context) -> {
				Dataset created = context.getBean(SyncDataEndpoint.class)
					.datasets()
					.create(DatasetCreate.builder("hard hats").build());
				assertThat(created.accountUuid()).isEqualTo("a-1");
			});
	}

	@Test
	void withoutCredentialThenFailureSaysWhatToSet() {
		this.runner.withClassLoader(new FilteredClassLoader(EyePopEmulator.class))
			.run((context) -> assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> context.getBean(DataEndpoint.class))
				.havingRootCause()
				.isInstanceOf(MissingCredentialException.class));
	}

	@Test
	void whenUserDefinesEndpointThenAutoConfigurationBacksOff() {
		DataEndpoint theirs = mock();
		this.runner.withBean(DataEndpoint.class, () -> theirs)
			.run((context) -> assertThat(context.getBean(DataEndpoint.class)).isSameAs(theirs));
	}

	@Test
	void whenDisabledThenNothingIsConfigured() {
		this.runner.withPropertyValues("eyepop.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DataEndpoint.class)
				.doesNotHaveBean(DataEvents.class)
				.doesNotHaveBean(DataEndpointLifecycle.class));
	}

	@Test
	void whenEventsAreEnabledThenListenersGetThem() {
		this.runner.withPropertyValues("eyepop.data.events.enabled=true")
			.withUserConfiguration(Listener.class)
			.run((context) -> {
				DataEvents events = context.getBean(DataEvents.class);
				Awaitility.await().until(events::isConnected);
				Dataset created = context.getBean(SyncDataEndpoint.class)
					.datasets()
					.create(DatasetCreate.builder("hard hats").build());
				Listener listener = context.getBean(Listener.class);
				Awaitility.await()
					.atMost(Duration.ofSeconds(60))
					.until(() -> listener.heard.stream()
						.anyMatch((event) -> created.uuid().equals(event.getChange().datasetUuid())));
			});
	}

	@Test
	void withSeveralDataEndpointsThenEventsBackOff() {
		this.runner.withPropertyValues("eyepop.data.events.enabled=true")
			.withUserConfiguration(Several.class)
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(DataEvents.class);
				assertThat(context.getBean(EyePopEmulator.class).sockets()).isEmpty();
				assertThat(this.log.lines()).filteredOn((line) -> line.contains("DataEventsPublisher"))
					.singleElement()
					.satisfies((line) -> assertThat(line).contains("No change events are published",
							"eyepop.data.events.enabled", DataEvents.class.getName()));
			});
	}

	@Test
	void withSeveralDataEndpointsOfWhichOneIsPrimaryThenItsEventsAreMade() {
		this.runner.withUserConfiguration(Several.class)
			.withBean("chief", DataEndpoint.class, () -> mock(), (definition) -> definition.setPrimary(true))
			.run((context) -> assertThat(context).hasSingleBean(DataEvents.class));
	}

	@Test
	void whenContextClosesThenSocketIsClosed() {
		this.runner.withPropertyValues("eyepop.data.events.enabled=true").run((context) -> {
			EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
			Awaitility.await().until(() -> emulator.sockets().stream().anyMatch((socket) -> socket.authorized()));
			DataEvents events = context.getBean(DataEvents.class);
			context.close();
			assertThat(events.isConnected()).isFalse();
			assertThat(emulator.openConnections()).isZero();
		});
	}

	/**
	 * Has two endpoints, as an application with two accounts does.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Several {

		@Bean
		DataEndpoint first(EyePop eyePop) {
			return eyePop.data((builder) -> builder.accountId("a-1"));
		}

		@Bean
		DataEndpoint second(EyePop eyePop) {
			return eyePop.data((builder) -> builder.accountId("a-2"));
		}

	}

	/**
	 * Listens as an application does.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Listener {

		private final List<DatasetChangedEvent> heard = new CopyOnWriteArrayList<>();

		@EventListener
		void on(DatasetChangedEvent event) {
			this.heard.add(event);
		}

		@Bean
		String user(SyncDataEndpoint data) {
			return "user";
		}

	}

}
