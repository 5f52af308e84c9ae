package ai.eyepop.data;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.StringUtils;
import org.springframework.web.service.annotation.HttpExchange;

import ai.eyepop.data.call.Operation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the guide's table of calls is that of the code.
 */
class CallsPageTests {

	private static final Path PAGE = Path.of("../docs/guide/data-api-calls.adoc");

	@Test
	void theGuideListsEveryCall() throws IOException {
		String table = TwinTests.operations().map(CallsPageTests::row).sorted().collect(Collectors.joining("\n", """
				[appendix#data-api-calls]
				== Calls of the Data API

				// made of the code: the test that compares them leaves the new table in target/
				[cols="3,4,3,2"]
				|===
				|Call |Request |Operation |Sent again after a failure

				""", "\n|===\n"));
		Path made = Files.writeString(Path.of("target/" + PAGE.getFileName()), table);
		assertThat(PAGE).as("copy %s to the guide", made).hasContent(table);
	}

	private static String row(Method call) {
		MergedAnnotation<HttpExchange> exchange = MergedAnnotations.from(call).get(HttpExchange.class);
		Operation operation = call.getAnnotation(Operation.class);
		return "|`%s` |`%s %s` |`%s` |%s".formatted(name(call), exchange.getString("method"), exchange.getString("url"),
				operation.value(), operation.idempotent() ? "yes" : "only if the service has not acted on it");
	}

	private static String name(Method call) {
		String type = call.getDeclaringClass().getSimpleName();
		String resource = switch (type) {
			case "UploadCalls" -> "uploads";
			case "InferenceCalls" -> "inference";
			default -> StringUtils.uncapitalize(type);
		};
		return resource + "()." + call.getName();
	}

}
