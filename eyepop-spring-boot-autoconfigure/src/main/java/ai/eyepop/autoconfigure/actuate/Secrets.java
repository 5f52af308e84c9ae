package ai.eyepop.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import ai.eyepop.autoconfigure.EyePopProperties;

/**
 * Masks what may be a secret in texts that are shown: the credentials of the application
 * wherever they occur, and what can be one in a URL.
 */
final class Secrets {

	private static final String MASK = "******";

	/** What is shorter is found in any text. */
	private static final int SHORTEST = 8;

	private static final Pattern USER_INFO = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://)[^/?#\\s]*@");

	private static final Pattern QUERY = Pattern.compile("(?i)\\b([a-z][a-z0-9+.-]*://[^\\s?#\"'<>]*\\?)[^\\s\"'<>]+");

	private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer\\s+)[^\\s\"',;]+");

	private static final Pattern PARAMETER = Pattern.compile(
			"(?i)\\b((?:[a-z_-]*(?:token|key|secret|password|signature)|sig)(?:=|[\"']\\s?:\\s?[\"']?))[^&\\s\"',;]+");

	private final Set<String> known = new LinkedHashSet<>();

	/**
	 * Create a mask.
	 * @param known credentials of the application
	 */
	Secrets(Collection<@Nullable String> known) {
		known.forEach((secret) -> {
			if (StringUtils.hasText(secret)) {
				String bare = secret.strip().replaceFirst("(?i)^Bearer\\s+", "");
				if (bare.length() >= SHORTEST) {
					this.known.add(bare);
				}
			}
		});
	}

	/**
	 * Create a mask of the credentials in properties.
	 * @param properties the properties
	 * @return a new mask
	 */
	static Secrets of(EyePopProperties properties) {
		List<@Nullable String> known = new ArrayList<>();
		known.add(properties.getApiKey());
		known.add(properties.getAccessToken());
		known.add(properties.getSecretKey());
		properties.getWorkers().values().forEach((worker) -> {
			known.add(worker.getApiKey());
			known.add(worker.getAccessToken());
			known.add(worker.getSecretKey());
		});
		return new Secrets(known);
	}

	String mask(String text) {
		String masked = text;
		for (String secret : this.known) {
			masked = masked.replace(secret, MASK);
		}
		masked = USER_INFO.matcher(masked).replaceAll("$1" + MASK + "@");
		masked = QUERY.matcher(masked).replaceAll("$1" + MASK);
		masked = BEARER.matcher(masked).replaceAll("$1" + MASK);
		return PARAMETER.matcher(masked).replaceAll("$1" + MASK);
	}

}
