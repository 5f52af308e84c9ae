package ai.eyepop.internal;

import java.net.URI;
import java.util.Locale;

import org.springframework.util.StringUtils;

/**
 * URL of a service as another one names it. Tokens are sent there, so it must not lead
 * from HTTPS to plain HTTP, except on this machine.
 *
 * @since 0.1.0
 */
public final class NamedUrl {

	private static final int MAX_SHOWN = 200;

	private NamedUrl() {
	}

	/**
	 * Return the URL of a service that may be named relative to the one that names it.
	 * @param namedBy the URL of the service that names it
	 * @param name what it answered
	 * @return the absolute URL
	 * @throws IllegalArgumentException if no token may be sent there; its message quotes
	 * the name and says why
	 */
	public static URI resolve(URI namedBy, String name) {
		URI base = URI.create(StringUtils.trimTrailingCharacter(namedBy.toString(), '/') + "/");
		return checked(namedBy, name, base.resolve(parse(name)));
	}

	/**
	 * Return the URL of a service that is named absolutely.
	 * @param namedBy the URL of the service that names it
	 * @param name what it answered
	 * @return the URL
	 * @throws IllegalArgumentException if no token may be sent there; its message quotes
	 * the name and says why
	 */
	public static URI absolute(URI namedBy, String name) {
		return checked(namedBy, name, parse(name));
	}

	/**
	 * Return whether paths can be added to a URL.
	 * @param url the URL
	 * @return whether it is one of the web that ends with its path
	 */
	public static boolean isService(URI url) {
		return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
				&& url.getRawQuery() == null && url.getRawFragment() == null;
	}

	private static URI parse(String name) {
		try {
			return URI.create(name.strip());
		}
		catch (IllegalArgumentException ex) {
			throw refused(name, "is no URL of a service, or has a query or a fragment");
		}
	}

	private static URI checked(URI namedBy, String name, URI url) {
		if (!isService(url)) {
			throw refused(name, "is no URL of a service, or has a query or a fragment");
		}
		if (url.getRawUserInfo() != null) {
			throw refused(name, "has a user or a password in it");
		}
		if ("https".equals(namedBy.getScheme()) && "http".equals(url.getScheme()) && !isLoopback(url.getHost())) {
			throw refused(name, "is plain HTTP to another machine: no token that came by HTTPS is sent there");
		}
		return url;
	}

	private static IllegalArgumentException refused(String name, String reason) {
		String shown = ShownUrl.ofText(name);
		return new IllegalArgumentException(
				"'%s', which %s".formatted(shown.substring(0, Math.min(shown.length(), MAX_SHOWN)), reason));
	}

	// what a name stands for is not looked up: only what is this machine for certain
	private static boolean isLoopback(String host) {
		return host.toLowerCase(Locale.ROOT).equals("localhost") || host.matches("127(\\.\\d{1,3}){3}")
				|| host.equals("[::1]");
	}

}
