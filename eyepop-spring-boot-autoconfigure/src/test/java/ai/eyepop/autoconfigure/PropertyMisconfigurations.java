package ai.eyepop.autoconfigure;

import java.util.List;

/**
 * What goes wrong with names and values of properties.
 */
final class PropertyMisconfigurations {

	private static final String BASE = "which cannot be used: it must be where the service is";

	private static final String RANGE = "which cannot be used: it must be from ";

	private static final String LEAST = "which cannot be used: it must be of at least ";

	private static final String UNKNOWN = "There is no property";

	private static final String SCHEME = "it must begin with http:// or https:// and name a host";

	private PropertyMisconfigurations() {
	}

	static List<Misconfiguration> all() {
		return List.of(new Misconfiguration(UNKNOWN, "eyepop.api_keys={key}").without("eyepop.api-key").needed(),
				new Misconfiguration(UNKNOWN, "eyepop.http.read-timout=5m"),
				new Misconfiguration(UNKNOWN, "eyepop.worker.conect-on-startup=true"),
				new Misconfiguration(UNKNOWN, "eyepop.workers.front.pop-idd=s3cr3t",
						"eyepop.workers.front.secret-key=s"),
				new Misconfiguration(UNKNOWN, "eyepop.something.of.ours=s3cr3t"),
				new Misconfiguration("which is not a whole number", "eyepop.worker.job-queue-length=many"),
				new Misconfiguration("which is not a whole number", "eyepop.http.max-connections=99999999999"),
				new Misconfiguration("which is not a time", "eyepop.http.read-timeout=ten minutes"),
				new Misconfiguration("which is not a size", "eyepop.http.max-line-size=16 megabytes"),
				new Misconfiguration("which is not 'true' or 'false'", "eyepop.worker.auto-start=never"),
				new Misconfiguration("which is not a number", "eyepop.retry.jitter=half"),
				new Misconfiguration("which is not a URL", "eyepop.url={hostport}"),
				new Misconfiguration("which is not a URL", "eyepop.url=${EYEPOP_URL_THAT_NOBODY_SETS}").withoutJob(),
				new Misconfiguration("which is not a URL",
						"eyepop.url=${EYEPOP_SCHEME_THAT_NOBODY_SETS}://u:s3cr3t@{hostport}")
					.withoutJob(),
				new Misconfiguration("which is not a URL", "eyepop.url=${EYEPOP_URL_THAT_NOBODY_SETS}s3cr3t")
					.withoutJob(),
				new Misconfiguration("which is not a group of properties", "eyepop.http.proxy=http://u:s3cr3t@proxy"),
				new Misconfiguration("which is not a group of properties",
						"eyepop.http.proxy=${EYEPOP_SCHEME_THAT_NOBODY_SETS}://u:s3cr3t@proxy"),
				new Misconfiguration(SCHEME, "eyepop.url=localhost:{port}"),
				new Misconfiguration(SCHEME, "eyepop.url=ws://{hostport}"),
				new Misconfiguration(SCHEME, "eyepop.url=https:///nowhere").withoutJob(),
				new Misconfiguration(BASE, "eyepop.url={url}/v1"),
				new Misconfiguration(BASE, "eyepop.url={url}/v1/sessions/"),
				new Misconfiguration("it must have no query and no fragment", "eyepop.url={url}?account=1"),
				new Misconfiguration("it has a user name or a password in it",
						"eyepop.url=http://me:s3cr3t@{hostport}"),
				new Misconfiguration(LEAST, "eyepop.http.max-connections=1"),
				new Misconfiguration(LEAST, "eyepop.worker.job-queue-length=0"),
				new Misconfiguration(RANGE, "eyepop.http.connect-timeout=30d"),
				new Misconfiguration(RANGE, "eyepop.http.max-line-size=10B"),
				new Misconfiguration(RANGE, "eyepop.retry.multiplier=0.5"),
				new Misconfiguration(RANGE, "eyepop.worker.session.timeout=0s"),
				new Misconfiguration("it must not be below 'eyepop.data.events.initial-delay'",
						"eyepop.data.events.initial-delay=20s", "eyepop.data.events.max-delay=10s"),
				new Misconfiguration("there is no such SSL bundle", "eyepop.http.ssl-bundle=ours")
					.answer("spring.ssl.bundle.pem.ours.truststore.certificate", "classpath:tls/localhost.crt"),
				new Misconfiguration("it must be a name or an address only",
						"eyepop.http.proxy.host=http://127.0.0.1:1", "eyepop.http.proxy.no-proxy=127.0.0.1"),
				new Misconfiguration("'username' and 'password' go together", "eyepop.http.proxy.host=localhost",
						"eyepop.http.proxy.username=me", "eyepop.http.proxy.no-proxy=127.0.0.1")
					.answer("eyepop.http.proxy.password", "anything"),
				new Misconfiguration("it is not set, but other properties of the proxy are",
						"eyepop.http.proxy.no-proxy=127.0.0.1")
					.answer("eyepop.http.proxy.host", "localhost"));
	}

}
