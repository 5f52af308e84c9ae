package ai.eyepop.autoconfigure;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

import ai.eyepop.data.arrow.MissingArrowException;

/**
 * Says which optional dependencies are missing.
 */
@Order(0)
class MissingArrowFailureAnalyzer extends AbstractFailureAnalyzer<MissingArrowException> {

	private static final Pattern ARTIFACT = Pattern.compile("org\\.apache\\.arrow:[\\w-]+:[\\w.-]+");

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingArrowException cause) {
		String message = String.valueOf(cause.getMessage());
		String artifacts = ARTIFACT.matcher(message)
			.results()
			.map(MatchResult::group)
			.collect(Collectors.joining(System.lineSeparator() + "  "));
		return new FailureAnalysis(message.replaceFirst(":.*$", "") + ".",
				"Add to the build the dependencies" + System.lineSeparator() + "  " + artifacts, cause);
	}

}
