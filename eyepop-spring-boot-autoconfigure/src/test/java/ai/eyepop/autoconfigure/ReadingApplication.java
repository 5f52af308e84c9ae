package ai.eyepop.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.asset.Asset;

/**
 * Reads a file as an application does, and tells how many assets are in it.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ReadingApplication {

	public static void main(String[] arguments) {
		new SpringApplicationBuilder(ReadingApplication.class).web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=error")
			.run(arguments)
			.close();
	}

	@Bean
	ApplicationRunner reading(DataEndpoint data) {
		return (arguments) -> {
			List<Asset> assets = data.arrow().read(file(arguments)).stream().toList();
			System.out.println("assets: " + assets.size());
		};
	}

	private static Path file(ApplicationArguments arguments) {
		return Path.of(Objects.requireNonNull(arguments.getOptionValues("file")).get(0));
	}

}
