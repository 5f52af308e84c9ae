package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import ai.eyepop.auth.Access;

/**
 * Says which of several credentials is used, as {@link Access} decides it.
 */
final class SeveralCredentials {

	private static final Log logger = LogFactory.getLog(SeveralCredentials.class);

	private SeveralCredentials() {
	}

	static void warn(String prefix, @Nullable String accessToken, @Nullable String apiKey, @Nullable String secretKey) {
		List<String> set = new ArrayList<>();
		add(set, prefix + ".access-token", accessToken);
		add(set, prefix + ".api-key", apiKey);
		add(set, prefix + ".secret-key", secretKey);
		if (set.size() > 1) {
			logger.warn("Several credentials for EyePop are configured: %s is used, and %s is not. Remove one of them."
				.formatted(set.get(0), String.join(" and ", set.subList(1, set.size()))));
		}
	}

	private static void add(List<String> set, String property, @Nullable String value) {
		if (PropertiesEyePopConnectionDetails.isSet(value)) {
			set.add(property);
		}
	}

}
