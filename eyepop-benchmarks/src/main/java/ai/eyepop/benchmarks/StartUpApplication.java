package ai.eyepop.benchmarks;

import java.lang.management.ManagementFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * A servlet application that knows nothing of EyePop. Prints how long it took to start,
 * in milliseconds since its process began.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StartUpApplication {

	static final String RESULT = "started in ";

	/**
	 * Start the application, and end it.
	 * @param args types of beans to get, after which the application counts as started
	 * @throws ClassNotFoundException if there is no such type
	 */
	public static void main(String[] args) throws ClassNotFoundException {
		try (ConfigurableApplicationContext context = SpringApplication.run(StartUpApplication.class)) {
			for (String type : args) {
				context.getBean(Class.forName(type));
			}
			System.out
				.println(RESULT + (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()));
		}
	}

}
