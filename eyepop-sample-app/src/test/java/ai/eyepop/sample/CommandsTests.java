package ai.eyepop.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the commands that are told for a terminal reach a controller.
 */
@SampleTest
class CommandsTests {

	private static final Path PAGES = Path.of("src", "main", "resources", "static");

	private static final List<Path> FILES = List.of(Path.of("..", "README.md"),
			Path.of("..", "docs", "guide", "sample.adoc"), PAGES.resolve("live.html"), PAGES.resolve("pop.html"),
			PAGES.resolve("app.js"));

	private static final Pattern COMMAND = Pattern
		.compile("curl (-N|-F|-T) .*?(?:localhost:8080|\\$\\{location\\.origin})(/[^ `<\\n]*)");

	private static final Pattern HEADER = Pattern.compile("-H '([\\w-]+): ([^']+)'");

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	static Stream<MatchResult> commands() throws IOException {
		List<MatchResult> commands = new ArrayList<>();
		for (Path file : FILES) {
			List<MatchResult> found = COMMAND.matcher(Files.readString(file)).results().toList();
			assertThat(found).as(file.toString()).isNotEmpty();
			commands.addAll(found);
		}
		return commands.stream();
	}

	@ParameterizedTest
	@MethodSource("commands")
	void aCommandReachesAController(MatchResult command) {
		MockServerHttpRequest.BodyBuilder request = MockServerHttpRequest.method(method(command.group(1)),
				"http://localhost" + command.group(2).replace("{id}", "7"));
		if (command.group(1).equals("-F")) {
			request.contentType(MediaType.MULTIPART_FORM_DATA);
		}
		Matcher header = HEADER.matcher(command.group());
		while (header.find()) {
			request.header(header.group(1), header.group(2));
		}
		assertThat(this.requestMappingHandlerMapping.getHandler(MockServerWebExchange.from(request.build())).block())
			.isInstanceOf(HandlerMethod.class);
	}

	private static HttpMethod method(String option) {
		return switch (option) {
			case "-F" -> HttpMethod.POST;
			case "-T" -> HttpMethod.PUT;
			default -> HttpMethod.GET;
		};
	}

	@Test
	void thereAreCommands() throws IOException {
		assertThat(commands()).hasSizeGreaterThan(6);
	}

}
