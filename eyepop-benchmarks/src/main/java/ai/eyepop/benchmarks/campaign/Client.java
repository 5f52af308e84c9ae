package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import ai.eyepop.autoconfigure.EyePopWebClientCustomizer;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.event.application.DataChangedEvent;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Application that uses the starter: a worker for a Pop in production, one with a session
 * of its own, the Data API and its events.
 */
final class Client implements AutoCloseable {

	/** The most jobs of an endpoint, and connections to one service. */
	static final int SLOTS = 16;

	static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

	static final String POP = "campaign";

	private final JobBook book = new JobBook();

	private final ConfigurableApplicationContext context;

	private final MeterRegistry meters;

	private final List<String> changes;

	private final boolean hasty;

	private volatile boolean closing;

	/**
	 * Start an application.
	 * @param emulator the service
	 * @param hasty whether its end cancels the jobs that run
	 */
	Client(EyePopEmulator emulator, boolean hasty) {
		this.hasty = hasty;
		String shutdown = hasty ? "100ms" : "60s";
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.bannerMode(Banner.Mode.OFF)
			.registerShutdownHook(false)
			.initializers((context) -> context.getBeanFactory().registerSingleton("jobBook", this.book))
			.properties("spring.main.log-startup-info=false", "logging.level.root=OFF", "eyepop.url=" + emulator.url(),
					"eyepop.api-key=" + emulator.apiKey(), "eyepop.account-id=" + emulator.account(),
					"eyepop.http.read-timeout=" + READ_TIMEOUT, "eyepop.http.max-connections=" + SLOTS,
					"eyepop.http.max-idle-time=1h", "eyepop.retry.initial-interval=1ms",
					"eyepop.worker.job-queue-length=" + SLOTS, "eyepop.worker.shutdown-timeout=" + shutdown,
					"eyepop.worker.session.interval=20ms", "eyepop.worker.pop.components[0].type=inference",
					"eyepop.worker.pop.components[0].inferenceTypes[0]=image_classification",
					"eyepop.workers.production.secret-key=" + EyePopEmulator.DEFAULT_SECRET_KEY,
					"eyepop.workers.production.pop-id=" + POP, "eyepop.workers.production.job-queue-length=" + SLOTS,
					"eyepop.workers.production.shutdown-timeout=" + shutdown, "eyepop.data.job-queue-length=" + SLOTS,
					"eyepop.data.shutdown-timeout=" + shutdown, "eyepop.data.events.enabled=true",
					"eyepop.data.events.initial-delay=1ms", "eyepop.data.events.max-delay=20ms")
			.run();
		this.meters = this.context.getBean(MeterRegistry.class);
		this.changes = this.context.getBean(Changes.class).messages;
	}

	JobBook book() {
		return this.book;
	}

	WorkerEndpoint worker(boolean production) {
		return this.context.getBean(production ? "productionWorkerEndpoint" : "eyePopWorkerEndpoint",
				WorkerEndpoint.class);
	}

	DataEndpoint data() {
		return this.context.getBean(DataEndpoint.class);
	}

	MeterRegistry meters() {
		return this.meters;
	}

	String createDataset(String name) {
		return data().sync().datasets().create(DatasetCreate.builder(name).build()).uuid();
	}

	void deleteDataset(String uuid) {
		data().sync().datasets().delete(uuid);
	}

	/**
	 * Return the messages of the changes that the application was told of.
	 * @return the messages, in order
	 */
	List<String> changes() {
		return this.changes;
	}

	/**
	 * Return whether jobs may have been canceled, or refused, since the application ends.
	 * @return whether it is ending or over
	 */
	boolean isClosing() {
		return this.closing;
	}

	boolean isHasty() {
		return this.hasty;
	}

	@Override
	public void close() {
		this.closing = true;
		this.context.close();
	}

	/**
	 * Configuration of the application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

		@Bean
		EyePopWebClientCustomizer marking() {
			return (builder) -> builder.filter(new Marker());
		}

		@Bean
		Changes changes() {
			return new Changes();
		}

	}

	/**
	 * Keeps the changes that have a message.
	 */
	static class Changes {

		private final List<String> messages = new CopyOnWriteArrayList<>();

		@EventListener
		void on(DataChangedEvent event) {
			String message = event.getChange().message();
			if (message != null && message.startsWith("beacon")) {
				this.messages.add(message);
			}
		}

	}

}
