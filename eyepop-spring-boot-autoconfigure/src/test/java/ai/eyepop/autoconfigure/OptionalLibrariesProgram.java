package ai.eyepop.autoconfigure;

import java.util.ServiceLoader;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextManager;
import org.springframework.util.ClassUtils;

import ai.eyepop.emulator.junit.EmulatorSource;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * An application whose class path may lack what it can do without. Prints what of ours is
 * found in the files below {@code META-INF}, what of it cannot be loaded, and what works.
 */
public final class OptionalLibrariesProgram {

	private OptionalLibrariesProgram() {
	}

	public static void main(String[] args) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(Application.class, args)) {
			System.out.println("width: " + context.getBean(SyncWorkerEndpoint.class)
				.upload(new ClassPathResource("vectors/media/image.jpg"))
				.predict()
				.sourceWidth());
			load(FailureAnalyzer.class, ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
				.and(Environment.class, context.getEnvironment()));
		}
		load(ConnectionDetailsFactory.class, ArgumentResolver.none());
		System.out.println("connections: "
				+ new ConnectionDetailsFactories(null).getConnectionDetails("of nothing", false).size());
		if (isPresent("org.springframework.boot.test.context.SpringBootTest")) {
			WithSpringTest.run();
		}
		if (isPresent("ai.eyepop.emulator.junit.EmulatorSource")) {
			WithEmulator.run();
		}
		System.out.println("closed");
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, null);
	}

	private static <T> void load(Class<T> type, ArgumentResolver arguments) {
		SpringFactoriesLoader.forDefaultResourceLocation()
			.load(type, arguments, (factoryType, name, failure) -> tell("missing: ", name))
			.forEach((factory) -> tell("loaded: ", factory.getClass().getName()));
	}

	private static void tell(String what, String name) {
		if (name.startsWith("ai.eyepop.")) {
			System.out.println(what + ClassUtils.getShortName(name));
		}
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	/**
	 * What needs the test framework of Spring.
	 */
	private static final class WithSpringTest {

		private static void run() {
			load(ContextCustomizerFactory.class, ArgumentResolver.none());
			System.out.println("workers of a test: " + new TestContextManager(Tested.class).getTestContext()
				.getApplicationContext()
				.getBeanNamesForType(WorkerEndpoint.class).length);
		}

		/**
		 * A test with neither an emulator nor a container.
		 */
		@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
				properties = { "eyepop.api-key=key-1", "spring.docker.compose.enabled=false" })
		private static final class Tested {

		}

	}

	/**
	 * What needs the emulator.
	 */
	private static final class WithEmulator {

		private static void run() {
			for (EmulatorSource source : ServiceLoader.load(EmulatorSource.class)) {
				System.out.println("has the emulator of a plain test: " + source.supports(WithEmulator.class));
			}
		}

	}

}
