package ai.eyepop.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.server.HttpServer;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.event.ConnectionDown;
import ai.eyepop.data.event.ConnectionUp;
import ai.eyepop.data.event.DataEvent;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.data.event.application.AssetChangedEvent;
import ai.eyepop.data.event.application.DataChangedEvent;
import ai.eyepop.data.event.application.DatasetChangedEvent;
import ai.eyepop.data.event.application.EventConnectionChangedEvent;
import ai.eyepop.data.event.application.EventsLostEvent;
import ai.eyepop.data.event.application.ModelChangedEvent;
import ai.eyepop.data.event.application.WorkflowChangedEvent;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.workflow.WorkflowCreate;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.inspect.EventSocketSnapshot;
import ai.eyepop.http.EyePopHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link EyePopDataEventsAutoConfiguration}.
 */
class EyePopDataEventsAutoConfigurationTests {

	private static final String[] FAST = { "eyepop.data.events.initial-delay=1ms",
			"eyepop.data.events.max-delay=20ms" };

	private final EyePopEmulator emulator = EyePopEmulator.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, EyePopAutoConfiguration.class, EyePopDataAutoConfiguration.class,
				EyePopDataEventsAutoConfiguration.class))
		.withPropertyValues("eyepop.url=" + this.emulator.url(), "eyepop.api-key=" + this.emulator.apiKey(),
				"eyepop.account-id=" + this.emulator.account())
		.withPropertyValues(FAST)
		.withBean(EyePopEmulator.class, () -> this.emulator);

	private final ApplicationContextRunner enabled = this.runner.withPropertyValues("eyepop.data.events.enabled=true");

	@AfterEach
	void close() {
		this.emulator.close();
	}

	@Test
	void withEyePopDisabledThenAllOfItBacksOff() {
		this.runner.withPropertyValues("eyepop.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EventSettings.class));
	}

	@Test
	void withOwnSettingsThenTheyAreUsed() {
		EventSettings own = EventSettings.defaults().withBufferSize(7);
		this.runner.withBean(EventSettings.class, () -> own)
			.run((context) -> assertThat(context).getBean(EventSettings.class).isSameAs(own));
	}

	@Test
	void whenNotEnabledThenNothingIsMadeOrConnected() {
		this.runner.withUserConfiguration(Listener.class).run((context) -> {
			assertThat(context.getBeanFactory().containsSingleton("eyePopDataEvents")).isFalse();
			assertThat(context.getBean(DataEventsPublisher.class).isRunning()).isFalse();
			context.getBean(DataEvents.class).all().subscribe();
			await().until(() -> context.getBean(DataEvents.class).isConnected());
			assertThat(context.getBean(Listener.class).events).isEmpty();
		});
	}

	@Test
	void whenEnabledThenEachFamilyHasItsEvent() {
		this.runner.run((before) -> {
			String dataset = dataset(before);
			this.enabled.withUserConfiguration(Listener.class)
				.withPropertyValues("eyepop.data.events.datasets=" + dataset + ",ds-2")
				.run((context) -> {
					Listener listener = context.getBean(Listener.class);
					listener.await(EventConnectionChangedEvent.class);
					assertThat(this.emulator.sockets().get(0).datasets()).containsExactlyInAnyOrder(dataset, "ds-2");
					SyncDataEndpoint data = context.getBean(SyncDataEndpoint.class);
					dataset(context);
					data.uploads().upload(Path.of("src/test/resources/vectors/media/image.jpg"), dataset).result();
					data.models().createFromDataset(dataset, null, ModelCreate.builder("m", "").build(), false);
					data.workflows().start("template", new WorkflowCreate(null));
					this.emulator.events().send("{\"change_type\": \"moon_phase\", \"account_uuid\": \"a\"}");
					this.emulator.events().sendLost();
					listener.await(EventsLostEvent.class);
					assertThat(listener.events).first()
						.isInstanceOfSatisfying(EventConnectionChangedEvent.class,
								(event) -> assertThat(event.isUp()).isTrue());
					assertThat(listener.type("dataset_added")).isExactlyInstanceOf(DatasetChangedEvent.class);
					assertThat(listener.type("asset_added")).isExactlyInstanceOf(AssetChangedEvent.class);
					assertThat(listener.type("model_added")).isExactlyInstanceOf(ModelChangedEvent.class);
					assertThat(listener.type("workflow_started")).isExactlyInstanceOf(WorkflowChangedEvent.class);
					assertThat(listener.type("moon_phase")).isExactlyInstanceOf(DataChangedEvent.class);
					assertThat(listener.events).filteredOn(EventsLostEvent.class::isInstance)
						.singleElement()
						.isInstanceOfSatisfying(EventsLostEvent.class, (event) -> {
							assertThat(event.getReason()).isEqualTo(EventsLostEvent.Reason.SERVICE);
							assertThat(Objects.requireNonNull(event.getChange()).accountUuid())
								.isEqualTo(this.emulator.account());
						});
					assertThat(listener.threads).allMatch((name) -> name.startsWith("eyepop-events"));
				});
		});
	}

	private static String dataset(ApplicationContext context) {
		return context.getBean(SyncDataEndpoint.class).datasets().create(DatasetCreate.builder("d").build()).uuid();
	}

	@Test
	void whenTheConnectionEndsThenListenersAreToldOfTheGap() {
		this.enabled.withUserConfiguration(Listener.class).run((context) -> {
			Listener listener = context.getBean(Listener.class);
			listener.await(EventConnectionChangedEvent.class);
			this.emulator.events().close(1001, "");
			listener.await(EventsLostEvent.class);
			assertThat(listener.events).hasSize(4);
			EventConnectionChangedEvent down = (EventConnectionChangedEvent) listener.events.get(1);
			assertThat(down.isUp()).isFalse();
			assertThat(down.getCause()).hasMessageContaining("1001");
			assertThat(((EventConnectionChangedEvent) listener.events.get(2)).isUp()).isTrue();
			assertThat(((EventsLostEvent) listener.events.get(3)).getReason())
				.isEqualTo(EventsLostEvent.Reason.RECONNECTED);
		});
	}

	@Test
	void whenAListenerThrowsThenTheNextEventsComeStill() {
		this.enabled.withUserConfiguration(Listener.class, Throwing.class).run((context) -> {
			Listener listener = context.getBean(Listener.class);
			listener.await(EventConnectionChangedEvent.class);
			send("dataset_added");
			send("asset_added");
			send("workflow_started");
			listener.await(WorkflowChangedEvent.class);
			assertThat(context.getBean(Throwing.class).calls).hasSize(2);
		});
	}

	@Test
	void whenAListenerIsSlowThenWhatOverflowsIsReportedAndTheSocketStaysUp() {
		this.enabled.withUserConfiguration(Blocking.class)
			.withPropertyValues("eyepop.data.events.buffer-size=3")
			.run((context) -> {
				Blocking listener = context.getBean(Blocking.class);
				DataEvents events = context.getBean(DataEvents.class);
				List<Object> others = new CopyOnWriteArrayList<>();
				events.all().subscribe(others::add);
				await().until(() -> others.size() == 1);
				send("asset_added");
				assertThat(listener.blocked.await(30, TimeUnit.SECONDS)).isTrue();
				for (int i = 0; i < 10; i++) {
					int before = others.size();
					send("dataset_added");
					await().until(() -> others.size() > before);
				}
				listener.release.countDown();
				await().until(() -> !listener.lost.isEmpty());
				assertThat(listener.lost.get(0).getReason()).isEqualTo(EventsLostEvent.Reason.OVERFLOW);
				assertThat(listener.lost.get(0).getLost()).isEqualTo(7);
				send("model_added");
				await().until(() -> !listener.models.isEmpty());
				assertThat(this.emulator.sockets()).hasSize(1);
			});
	}

	@Test
	void withAsyncListenersThenTheyRunElsewhere() {
		this.enabled.withUserConfiguration(AsyncListener.class).run((context) -> {
			AsyncListener listener = context.getBean(AsyncListener.class);
			send("dataset_added");
			await().until(() -> listener.threads().size() == 1);
			assertThat(listener.threads()).noneMatch((name) -> name.startsWith("eyepop-events"));
		});
	}

	@Test
	void whenTheServiceIsDownThenTheContextStartsAndStops() {
		this.emulator.events().refuseHandshakes(Integer.MAX_VALUE, 503);
		this.enabled.withUserConfiguration(Listener.class).run((context) -> {
			assertThat(context).hasNotFailed();
			Listener listener = context.getBean(Listener.class);
			listener.await(EventConnectionChangedEvent.class);
			assertThat(((EventConnectionChangedEvent) listener.events.get(0)).isUp()).isFalse();
		});
		assertThat(this.emulator.sockets()).isEmpty();
	}

	@Test
	void whenTheContextClosesThenTheSocketIsClosedAndABlockedListenerDoesNotPreventIt() {
		this.enabled.withUserConfiguration(Blocking.class).run((context) -> {
			Blocking listener = context.getBean(Blocking.class);
			send("asset_added");
			assertThat(listener.blocked.await(30, TimeUnit.SECONDS)).isTrue();
			context.close();
			await().until(() -> this.emulator.sockets().stream().noneMatch(EventSocketSnapshot::open));
		});
	}

	@Test
	void withSslBundleThenTheSocketTrustsIt() throws Exception {
		Http11SslContextSpec context = Http11SslContextSpec.forServer(
				new ClassPathResource("tls/localhost.crt").getFile(),
				new ClassPathResource("tls/localhost.key").getFile());
		DisposableServer server = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.secure((spec) -> spec.sslContext(context))
			.handle((request, response) -> response.sendWebsocket((in, out) -> in.receive().then()))
			.bindNow();
		ApplicationContextRunner secure = this.runner
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("spring.ssl.bundle.pem.ours.truststore.certificate=classpath:tls/localhost.crt");
		secure.run((application) -> assertThat(firstEvent(application, server)).isInstanceOf(ConnectionDown.class));
		secure.withPropertyValues("eyepop.http.ssl-bundle=ours")
			.run((application) -> assertThat(firstEvent(application, server)).isInstanceOf(ConnectionUp.class));
		server.disposeNow();
	}

	@Test
	void whenStoppedAndStartedThenItListensAgain() {
		this.enabled.withUserConfiguration(Listener.class).run((context) -> {
			Listener listener = context.getBean(Listener.class);
			listener.await(EventConnectionChangedEvent.class);
			DataEventsPublisher publisher = context.getBean(DataEventsPublisher.class);
			CountDownLatch stopped = new CountDownLatch(1);
			publisher.stop(stopped::countDown);
			assertThat(stopped.await(30, TimeUnit.SECONDS)).isTrue();
			assertThat(publisher.isRunning()).isFalse();
			await().until(() -> this.emulator.sockets().stream().noneMatch(EventSocketSnapshot::open));
			publisher.start();
			await().until(() -> listener.events.size() == 2);
			assertThat(publisher.getPhase()).isGreaterThan(EndpointLifecycle.STOP_AFTER_WEB_SERVER);
		});
	}

	private DataEvent firstEvent(ApplicationContext context, DisposableServer server) {
		try (DataEvents events = DataEvents.builder(context.getBean(EyePopHttp.class))
			.dataUrl(Mono.just(URI.create("https://localhost:" + server.port())))
			.build()) {
			return Objects.requireNonNull(events.all().blockFirst(Duration.ofSeconds(30)));
		}
	}

	/** Sends what the real service sends only on sockets that are subscribed. */
	private void send(String type) {
		await().until(() -> this.emulator.sockets()
			.stream()
			.anyMatch((socket) -> socket.open() && socket.accounts().contains(this.emulator.account())));
		this.emulator.events().send("{\"change_type\": \"%s\", \"account_uuid\": \"a\"}".formatted(type));
	}

	@Configuration(proxyBeanMethods = false)
	static class Listener {

		final List<ApplicationEvent> events = new CopyOnWriteArrayList<>();

		final List<String> threads = new CopyOnWriteArrayList<>();

		@EventListener({ DataChangedEvent.class, EventsLostEvent.class, EventConnectionChangedEvent.class })
		void on(ApplicationEvent event) {
			this.threads.add(Thread.currentThread().getName());
			this.events.add(event);
		}

		DataChangedEvent type(String type) {
			return this.events.stream()
				.filter(DataChangedEvent.class::isInstance)
				.map(DataChangedEvent.class::cast)
				.filter((event) -> event.getChange().type().value().equals(type))
				.findFirst()
				.orElseThrow();
		}

		void await(Class<?> type) {
			Awaitility.await().until(() -> this.events.stream().anyMatch(type::isInstance));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Throwing {

		final List<Object> calls = new CopyOnWriteArrayList<>();

		@EventListener
		void on(DatasetChangedEvent event) {
			this.calls.add(event);
			throw new IllegalStateException("thrown by a test");
		}

		@EventListener
		void on(AssetChangedEvent event) {
			this.calls.add(event);
			throw new AssertionError("thrown by a test");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Blocking {

		final CountDownLatch blocked = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

		final List<EventsLostEvent> lost = new CopyOnWriteArrayList<>();

		final List<ModelChangedEvent> models = new CopyOnWriteArrayList<>();

		@EventListener
		void on(AssetChangedEvent event) throws InterruptedException {
			this.blocked.countDown();
			this.release.await();
		}

		@EventListener
		void on(EventsLostEvent event) {
			this.lost.add(event);
		}

		@EventListener
		void on(ModelChangedEvent event) {
			this.models.add(event);
		}

	}

	@Configuration
	@EnableAsync
	static class AsyncListener {

		private final List<String> threads = new CopyOnWriteArrayList<>();

		@Async
		@EventListener
		void on(DatasetChangedEvent event) {
			this.threads.add(Thread.currentThread().getName());
		}

		List<String> threads() {
			return this.threads;
		}

	}

}
