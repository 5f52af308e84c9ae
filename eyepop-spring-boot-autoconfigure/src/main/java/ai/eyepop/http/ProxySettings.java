package ai.eyepop.http;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/**
 * HTTP proxy through which the services are reached. It is asked for a tunnel
 * ({@code CONNECT}) for every connection, with TLS or without.
 *
 * @param host name or address of the proxy
 * @param port port of the proxy, from 1 to 65535
 * @param username name for the proxy, or {@code null} if it asks for none
 * @param password password for the proxy, a secret; goes with a name only
 * @param noProxy hosts that are reached without the proxy: names, addresses, and
 * {@code *.example.com} for all names below one
 * @since 0.1.0
 */
public record ProxySettings(String host, int port, @Nullable String username, @Nullable String password,
		List<String> noProxy) {

	public ProxySettings {
		Assert.isTrue(StringUtils.hasText(host) && !host.contains("/") && !host.contains("@"),
				"'host' must be a name or an address, without a scheme");
		Assert.isTrue(port >= 1 && port <= 65535, () -> "'port' must be from 1 to 65535, but is " + port);
		Assert.isTrue((username == null) == (password == null), "'username' and 'password' go together");
		noProxy = List.copyOf(noProxy);
	}

	/**
	 * Create a proxy for all hosts, which asks for no credentials.
	 * @param host name or address of the proxy
	 * @param port port of the proxy, from 1 to 65535
	 * @return a new proxy
	 */
	public static ProxySettings of(String host, int port) {
		return new ProxySettings(host, port, null, null, List.of());
	}

	/**
	 * Return this proxy with credentials.
	 * @param username name for the proxy
	 * @param password password for the proxy, a secret
	 * @return a new proxy
	 */
	public ProxySettings withCredentials(String username, String password) {
		return new ProxySettings(this.host, this.port, username, password, this.noProxy);
	}

	/**
	 * Return this proxy for fewer hosts.
	 * @param noProxy hosts that are reached without the proxy
	 * @return a new proxy
	 */
	public ProxySettings withNoProxy(String... noProxy) {
		return new ProxySettings(this.host, this.port, this.username, this.password, List.of(noProxy));
	}

	/**
	 * Return a client that uses this proxy.
	 * @param httpClient any client
	 * @return a new client, with this proxy in place of the one that it may have had
	 */
	public HttpClient applyTo(HttpClient httpClient) {
		return httpClient.proxy((spec) -> {
			ProxyProvider.Builder proxy = spec.type(ProxyProvider.Proxy.HTTP)
				.host(this.host)
				.port(this.port)
				.nonProxyHostsPredicate(this::isReachedWithout);
			String password = this.password;
			if (this.username != null && password != null) {
				proxy.username(this.username).password((name) -> password);
			}
		}).resolver(new ProxiedNames(this::isReachedWithout));
	}

	private boolean isReachedWithout(SocketAddress address) {
		if (!(address instanceof InetSocketAddress internet)) {
			return true;
		}
		String name = internet.getHostString().toLowerCase(Locale.ROOT);
		return this.noProxy.stream().map((pattern) -> pattern.toLowerCase(Locale.ROOT)).anyMatch((pattern) -> {
			String suffix = pattern.startsWith("*.") ? pattern.substring(1) : pattern;
			return suffix.startsWith(".") ? name.endsWith(suffix) : name.equals(suffix);
		});
	}

	@Override
	public String toString() {
		return "ProxySettings[host=%s, port=%d, username=%s, noProxy=%s]".formatted(this.host, this.port,
				(this.username != null) ? "******" : null, this.noProxy);
	}

}
