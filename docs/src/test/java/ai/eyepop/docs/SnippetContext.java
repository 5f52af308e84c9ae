package ai.eyepop.docs;

import java.nio.file.Path;

import com.example.shop.ShopApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Applications that are configured by a file of the guide.
 */
final class SnippetContext {

	static final Path FOLDER = Path.of("src/test/resources/snippets");

	private SnippetContext() {
	}

	static ConfigurableApplicationContext start(String file, String... more) {
		return start(file, ShopApplication.class, more);
	}

	static ConfigurableApplicationContext start(String file, Class<?> configuration, String... more) {
		return new SpringApplicationBuilder(ShopApplication.class, configuration).web(WebApplicationType.NONE)
			.properties(more)
			.properties("spring.main.banner-mode=off", "spring.config.location=" + FOLDER.resolve(file).toUri())
			.run();
	}

}
