package ai.eyepop.autoconfigure;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * An application that has endpoints and does not use them. Prints the names of its
 * threads, and of those that were started, whether they have ended or not.
 */
public final class IdleProgram {

	static final String THREADS = "threads: ";

	static final String STARTED = "started: ";

	private IdleProgram() {
	}

	public static void main(String[] args) {
		StartedThreads started = StartedThreads.record();
		try (ConfigurableApplicationContext context = SpringApplication.run(Application.class, args)) {
			for (Class<?> type : new Class<?>[] { WorkerEndpoint.class, DataEndpoint.class, DataEvents.class }) {
				System.out.println(type.getSimpleName() + ": " + context.getBeanProvider(type).stream().count());
			}
			System.out.println(Arrays.stream(threads())
				.map(Thread::getName)
				.sorted()
				.collect(Collectors.joining(", ", THREADS, "")));
			System.out.println(started.stop().stream().sorted().collect(Collectors.joining(", ", STARTED, "")));
		}
	}

	/** Not from the stack traces, which leave out what has none. */
	private static Thread[] threads() {
		ThreadGroup group = Thread.currentThread().getThreadGroup().getParent();
		Thread[] threads = new Thread[group.activeCount() + 100];
		return Arrays.copyOf(threads, group.enumerate(threads));
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
