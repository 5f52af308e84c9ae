package ai.eyepop.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import ai.eyepop.http.ProxySettings;

/**
 * The HTTP proxy.
 *
 * @since 0.1.0
 */
public class ProxyProperties {

	private static final String PREFIX = "eyepop.http.proxy.";

	/**
	 * Name or address of the HTTP proxy through which the services are reached. Those of
	 * the system properties of Java are used if it is not set.
	 */
	private @Nullable String host;

	/**
	 * Port of the proxy.
	 */
	private int port = 8080;

	/**
	 * User name for the proxy.
	 */
	private @Nullable String username;

	/**
	 * Password for the proxy.
	 */
	private @Nullable String password;

	/**
	 * Hosts that are reached without the proxy, such as 'localhost' or '*.example.com'.
	 */
	private List<String> noProxy = new ArrayList<>();

	/**
	 * Fail if the proxy cannot be used.
	 */
	void check() {
		String host = this.host;
		new PropertyRange<>(1, 65535).check(PREFIX + "port", this.port, 8080);
		if (!StringUtils.hasText(host)) {
			if (StringUtils.hasText(this.username) || !this.noProxy.isEmpty()) {
				throw new InvalidEyePopPropertyException(PREFIX + "host", null,
						"it is not set, but other properties of the proxy are.",
						"Set %shost to the name of the proxy, or remove what begins with %s".formatted(PREFIX,
								PREFIX.substring(0, PREFIX.length() - 1)));
			}
			return;
		}
		if (!host.matches("[\\w.-]+|\\[?[0-9a-fA-F:.]*::?[0-9a-fA-F:.]*]?") || host.matches(".*[^:]:\\d+")) {
			String name = host.replaceFirst("^\\w+://", "").replaceFirst("^.*@", "").replaceFirst("[:/].*$", "");
			throw new InvalidEyePopPropertyException(PREFIX + "host", null,
					"it must be a name or an address only, without a scheme, a port, or a user name.",
					"Set %shost to a name such as %s, and the port by %sport.".formatted(PREFIX, name, PREFIX));
		}
		if (StringUtils.hasText(this.username) != StringUtils.hasText(this.password)) {
			String missing = PREFIX + (StringUtils.hasText(this.username) ? "password" : "username");
			throw new InvalidEyePopPropertyException(missing, null,
					"it is not set, but 'username' and 'password' go together.",
					"Set %s, or remove the other one.".formatted(missing));
		}
	}

	/**
	 * Return the proxy.
	 * @return the proxy, or {@code null} if there is none
	 */
	@Nullable ProxySettings toSettings() {
		String host = this.host;
		if (!StringUtils.hasText(host)) {
			return null;
		}
		return new ProxySettings(host, this.port, textOrNull(this.username), textOrNull(this.password), this.noProxy);
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return StringUtils.hasText(text) ? text : null;
	}

	public @Nullable String getHost() {
		return this.host;
	}

	public void setHost(@Nullable String host) {
		this.host = host;
	}

	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	public List<String> getNoProxy() {
		return this.noProxy;
	}

	public void setNoProxy(List<String> noProxy) {
		this.noProxy = noProxy;
	}

}
