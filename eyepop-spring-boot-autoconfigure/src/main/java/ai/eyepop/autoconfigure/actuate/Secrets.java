package ai.eyepop.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
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

	private final Supplier<Collection<@Nullable String>> known;

	/**
	 * Create a mask.
	 * @param known gives the credentials of the application
	 */
	Secrets(Supplier<Collection<@Nullable String>> known) {
		this.known = known;
	}

	/**
	 * Create a mask of the credentials in properties, and in connection details as soon
	 * as they are made.
	 * @param properties the properties
	 * @param beanFactory has the connection details
	 * @return a new mask
	 */
	static Secrets of(EyePopProperties properties, ConfigurableListableBeanFactory beanFactory) {
		return new Secrets(() -> {
			List<@Nullable String> known = of(properties);
			for (String name : beanFactory.getBeanNamesForType(EyePopConnectionDetails.class, false, false)) {
				if (beanFactory.getSingleton(name) instanceof EyePopConnectionDetails details) {
					known.addAll(Arrays.asList(details.getApiKey(), details.getAccessToken(), details.getSecretKey()));
				}
			}
			return known;
		});
	}

	private static List<@Nullable String> of(EyePopProperties properties) {
		List<@Nullable String> known = new ArrayList<>();
		known.add(properties.getApiKey());
		known.add(properties.getAccessToken());
		known.add(properties.getSecretKey());
		properties.getWorkers().values().forEach((worker) -> {
			known.add(worker.getApiKey());
			known.add(worker.getAccessToken());
			known.add(worker.getSecretKey());
		});
		known.add(properties.getHttp().getProxy().getPassword());
		return known;
	}

	String mask(String text) {
		String masked = text;
		for (String secret : this.known.get()) {
			String bare = (secret != null) ? secret.strip().replaceFirst("(?i)^Bearer\\s+", "") : "";
			if (bare.length() >= SHORTEST) {
				masked = masked.replace(bare, MASK);
			}
		}
		masked = USER_INFO.matcher(masked).replaceAll("$1" + MASK + "@");
		masked = QUERY.matcher(masked).replaceAll("$1" + MASK);
		masked = BEARER.matcher(masked).replaceAll("$1" + MASK);
		return PARAMETER.matcher(masked).replaceAll("$1" + MASK);
	}

}
