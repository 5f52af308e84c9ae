package ai.eyepop.autoconfigure;

import java.net.URI;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import ai.eyepop.internal.ShownUrl;

/**
 * Checks the URL of a service, and says how it is likely meant.
 */
final class UrlProperty {

	/** What the client adds itself to the URL of a service. */
	private static final Set<String> PATHS = Set.of("v1", "authentication", "workers", "pops", "configs");

	private UrlProperty() {
	}

	static void check(String name, @Nullable URI url) {
		if (url == null || orNull(url) == null) {
			return;
		}
		String text = url.toString();
		if (url.getRawUserInfo() != null) {
			throw new InvalidEyePopPropertyException(name, null, "it has a user name or a password in it.",
					"Set %s to a URL such as %s, and the credential by eyepop.api-key.".formatted(name,
							meant(text.replace(url.getRawUserInfo() + "@", ""))));
		}
		if (!isWebServer(url)) {
			throw failure(name, text, "it must begin with http:// or https:// and name a host.");
		}
		if (url.getRawQuery() != null || url.getRawFragment() != null) {
			throw failure(name, ShownUrl.of(url), "it must have no query and no fragment.");
		}
		if (StringUtils.hasText(url.getPath()) && !withoutOurPath(text).equals(text)) {
			throw failure(name, text, "it must be where the service is, without the path of a request.");
		}
	}

	static @Nullable URI orNull(@Nullable URI url) {
		return (url == null || url.toString().isEmpty()) ? null : url;
	}

	private static boolean isWebServer(URI url) {
		return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
	}

	private static InvalidEyePopPropertyException failure(String name, String text, String reason) {
		return new InvalidEyePopPropertyException(name, text, reason,
				"Set %s to a URL such as %s".formatted(name, meant(text)));
	}

	/**
	 * Return how a URL is likely meant.
	 * @param text what was written
	 * @return a URL of a web server
	 */
	static String meant(String text) {
		String rest = text.replaceFirst("^[\\w+.-]*:?//+", "").replaceFirst("[?#].*$", "");
		if (!rest.matches("[\\w.-]+(:\\d+)?(/\\S*)?")) {
			return "https://compute.eyepop.ai";
		}
		boolean open = text.startsWith("http:") || text.startsWith("ws:")
				|| (!text.contains("//") && rest.matches("(localhost|127\\.).*"));
		return withoutOurPath((open ? "http://" : "https://") + rest);
	}

	private static String withoutOurPath(String url) {
		String[] parts = url.split("/", -1);
		StringBuilder kept = new StringBuilder(String.join("/", parts[0], parts[1], parts[2]));
		for (int i = 3; i < parts.length; i++) {
			if (PATHS.contains(parts[i])) {
				return kept.toString();
			}
			kept.append('/').append(parts[i]);
		}
		return kept.toString();
	}

}
