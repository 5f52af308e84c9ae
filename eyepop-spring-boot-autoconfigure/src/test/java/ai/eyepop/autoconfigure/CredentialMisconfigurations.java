package ai.eyepop.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What goes wrong with credentials, and what goes with them.
 */
final class CredentialMisconfigurations {

	private static final String NO_OTHER = "no credential has";

	private static final String NO_POP = "An API key and the named Pop";

	private static final String UNSET = "${EYEPOP_KEY_THAT_NOBODY_SETS}";

	private static final String FRONT_KEY = "eyepop.workers.front.api-key";

	private static final String COMPUTE = "eyepop.url=http://compute.localhost:1";

	private CredentialMisconfigurations() {
	}

	static Misconfiguration ofBean(String symptom, String... properties) {
		return new Misconfiguration(symptom, properties).without("eyepop.url", "eyepop.api-key").with(Details.class);
	}

	static List<Misconfiguration> all() {
		return List.of(new Misconfiguration("no credential is configured").without("eyepop.api-key"),
				new Misconfiguration("which nothing resolves", "eyepop.api-key=" + UNSET),
				new Misconfiguration("which nothing resolves", "eyepop.api-key=" + UNSET + "s3cr3t"),
				new Misconfiguration("which nothing resolves",
						"eyepop.api-key=${EYEPOP_KEY_THAT_NOBODY_SETS:${EYEPOP_OTHER_THAT_NOBODY_SETS}s3cr3t}"),
				new Misconfiguration("is a placeholder that nothing resolves", "eyepop.api-key=key-" + UNSET),
				new Misconfiguration("is set, but empty", "eyepop.api-key="),
				new Misconfiguration("which nothing resolves", "eyepop.workers.front.url={url}",
						FRONT_KEY + "=" + UNSET + "s3cr3t")
					.answer(FRONT_KEY, "{key}"),
				new Misconfiguration("is set, but empty", "eyepop.workers.front.url={url}", FRONT_KEY + "=")
					.answer(FRONT_KEY, "{key}"),
				new Misconfiguration("is set, but empty", "eyepop.workers.front.access-token=")
					.answer("eyepop.workers.front.access-token", "token-1"),
				new Misconfiguration("begins or ends with a quotation mark", "eyepop.api-key=\"{key}\""),
				new Misconfiguration("begins or ends with a quotation mark", "eyepop.api-key='{key}"),
				new Misconfiguration("begins with 'Bearer'", "eyepop.api-key=Bearer {key}"),
				new Misconfiguration("has a line break", "eyepop.api-key=s3\ncr3t"),
				new Misconfiguration(NO_OTHER, "eyepop.api-key=s3 cr3t"),
				new Misconfiguration(NO_OTHER, "eyepop.api-key=s3cr3t\u2026"),
				new Misconfiguration(NO_OTHER, "eyepop.access-token=Bearer s3 cr3t").without("eyepop.api-key")
					.answer("eyepop.access-token", "token-1")
					.emulator((emulator) -> emulator.accessTokens("token-1")),
				new Misconfiguration(NO_POP, "eyepop.pop-id=mine").emulator((emulator) -> emulator.secretKeys("key-1")
					.developmentPop("mine", ServiceMisconfigurations.POP)),
				new Misconfiguration("which needs an API key", COMPUTE, "eyepop.secret-key=s3cr3t")
					.without("eyepop.api-key")
					.withoutJob(),
				new Misconfiguration("which needs an API key", COMPUTE, "eyepop.access-token=s3cr3t")
					.without("eyepop.api-key")
					.withoutJob(),
				new Misconfiguration("which knows no named Pop", COMPUTE, "eyepop.secret-key=s3cr3t",
						"eyepop.pop-id=mine")
					.without("eyepop.api-key")
					.withoutJob(),
				new Misconfiguration("can be used with an API key only", "eyepop.secret-key=s3cr3t",
						"eyepop.session-uuid=session-1")
					.without("eyepop.api-key")
					.emulator((emulator) -> emulator.secretKeys("s3cr3t")
						.permanentSession("session-1", "{\"components\": []}")),
				new Misconfiguration(NO_POP, "eyepop.workers.front.pop-id=mine"),
				new Misconfiguration("begins with 'Bearer'", FRONT_KEY + "=Bearer s3cr3t").answer(FRONT_KEY, "{key}"),
				ofBean("gives no credential", "details.url={url}"),
				ofBean("begins or ends with a quotation mark", "details.url={url}", "details.api-key='{key}'"),
				ofBean("An API key and the named Pop", "details.url={url}", "details.api-key={key}",
						"eyepop.pop-id=mine"),
				ofBean("which needs an API key", "details.url=http://compute.localhost:1",
						"details.access-token=s3cr3t")
					.withoutJob());
	}

	/** An application gets where and who from somewhere else. */
	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		EyePopConnectionDetails details(Environment environment) {
			return new EyePopConnectionDetails() {

				@Override
				public @Nullable URI getUrl() {
					return environment.getProperty("details.url", URI.class);
				}

				@Override
				public @Nullable String getApiKey() {
					return environment.getProperty("details.api-key");
				}

				@Override
				public @Nullable String getAccessToken() {
					return environment.getProperty("details.access-token");
				}

			};
		}

	}

}
