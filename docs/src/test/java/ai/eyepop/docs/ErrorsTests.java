package ai.eyepop.docs;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

import ai.eyepop.http.EyePopException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the references of exceptions and events have all of them.
 */
class ErrorsTests {

	private static final Pattern ROW = Pattern.compile("^\\|((?:`\\w+`(?:, )?)+) \\|", Pattern.MULTILINE);

	@Test
	void everyExceptionIsExplained() throws IOException {
		assertThat(rows(Chapters.read("errors.adoc"))).doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(types(EyePopException.class));
	}

	@Test
	void everyEventOfTheApplicationIsExplained() throws IOException {
		String chapter = Chapters.read("events.adoc");
		String table = chapter.substring(chapter.indexOf("[#application-events]"));
		assertThat(rows(table)).containsAll(types(ApplicationEvent.class));
	}

	private static List<String> rows(String text) {
		return ROW.matcher(text)
			.results()
			.flatMap((row) -> Stream.of(row.group(1).replace("`", "").split(", ")))
			.toList();
	}

	private static List<String> types(Class<?> root) {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AssignableTypeFilter(root));
		List<String> types = scanner.findCandidateComponents("ai.eyepop")
			.stream()
			.map((type) -> ClassUtils.getShortName(String.valueOf(type.getBeanClassName())))
			.toList();
		assertThat(types).hasSizeGreaterThan(5);
		return types;
	}

}
