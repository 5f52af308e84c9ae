package ai.eyepop.autoconfigure;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ai.eyepop.auth.Access;
import ai.eyepop.auth.ConflictingAccessException;
import ai.eyepop.auth.InvalidCredentialException;

/**
 * Checks the way in of a worker with a name, and speaks of its properties.
 */
class NamedWorkerAccess {

	private static final Pattern PROPERTY = Pattern.compile("eyepop\\.(?:worker\\.)?([a-z-]+)");

	private final String prefix;

	/** Names of properties that this worker has of 'eyepop'. */
	private final Set<String> inherited = new HashSet<>(Set.of("url", "pop-id", "session-uuid"));

	NamedWorkerAccess(String name, NamedWorkerProperties worker) {
		this.prefix = "eyepop.workers." + name;
		if (UrlProperty.orNull(worker.getUrl()) != null) {
			this.inherited.remove("url");
		}
		if (worker.getPopId() != null) {
			this.inherited.remove("pop-id");
		}
		if (worker.getSessionUuid() != null) {
			this.inherited.remove("session-uuid");
		}
	}

	void check(Access access) {
		try {
			access.checkConflicts();
		}
		catch (ConflictingAccessException ex) {
			throw new InvalidEyePopPropertyException(this.prefix, null, ofWorker(ex.getConflict()),
					ofWorker(ex.getRemedy()), ex);
		}
		catch (InvalidCredentialException ex) {
			String property = ofWorker(InvalidCredentialFailureAnalyzer.propertyOf(ex));
			throw new InvalidEyePopPropertyException(property, null,
					"the %s %s.".formatted(ex.getCredential(), ex.getProblem()),
					InvalidCredentialFailureAnalyzer.action(property, ex), ex);
		}
	}

	private String ofWorker(String text) {
		return PROPERTY.matcher(text)
			.replaceAll((found) -> Matcher.quoteReplacement(
					this.inherited.contains(found.group(1)) ? found.group() : this.prefix + "." + found.group(1)));
	}

}
