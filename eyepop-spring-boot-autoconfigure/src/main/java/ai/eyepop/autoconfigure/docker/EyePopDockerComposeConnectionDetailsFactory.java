package ai.eyepop.autoconfigure.docker;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;

/**
 * Connection details of a service of Docker Compose: one of the image
 * {@code eyepop/emulator}, or with the label
 * {@code org.springframework.boot.service-connection: eyepop}.
 */
class EyePopDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<EyePopConnectionDetails> {

	private static final String[] CONNECTION_NAMES = { "eyepop", "eyepop/emulator" };

	private static final int PORT = 8080;

	EyePopDockerComposeConnectionDetailsFactory() {
		super(CONNECTION_NAMES, "ai.eyepop.autoconfigure.EyePopAutoConfiguration");
	}

	@Override
	protected EyePopConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new EyePopDockerComposeConnectionDetails(source.getRunningService());
	}

	private static final class EyePopDockerComposeConnectionDetails extends DockerComposeConnectionDetails
			implements EyePopConnectionDetails {

		private final URI url;

		private final String apiKey;

		private final String accountId;

		private EyePopDockerComposeConnectionDetails(RunningService service) {
			super(service);
			Map<String, @Nullable String> environment = service.env();
			this.url = URI.create("http://%s:%d".formatted(service.host(), service.ports().get(PORT)));
			this.apiKey = valueOrDefault(environment.get("EMULATOR_API_KEY"), "emulator-key");
			this.accountId = valueOrDefault(environment.get("EMULATOR_ACCOUNT"), "emulator-account");
		}

		private static String valueOrDefault(@Nullable String value, String defaultValue) {
			return (value != null && !value.isBlank()) ? value : defaultValue;
		}

		@Override
		public URI getUrl() {
			return this.url;
		}

		@Override
		public String getApiKey() {
			return this.apiKey;
		}

		@Override
		public String getAccountId() {
			return this.accountId;
		}

	}

}
