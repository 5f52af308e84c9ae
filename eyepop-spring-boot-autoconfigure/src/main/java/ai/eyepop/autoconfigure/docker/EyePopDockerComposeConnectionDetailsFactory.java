package ai.eyepop.autoconfigure.docker;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.internal.EmulatorImage;

/**
 * Connection details of a service of Docker Compose: one of the image
 * {@code eyepop/emulator}, or with the label
 * {@code org.springframework.boot.service-connection: eyepop}.
 */
class EyePopDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<EyePopConnectionDetails> {

	private static final String[] CONNECTION_NAMES = { "eyepop", EmulatorImage.NAME };

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
			this.url = URI.create("http://%s:%d".formatted(service.host(), service.ports().get(EmulatorImage.PORT)));
			this.apiKey = EmulatorImage.apiKey(environment.get(EmulatorImage.API_KEY_VARIABLE));
			this.accountId = EmulatorImage.account(environment.get(EmulatorImage.ACCOUNT_VARIABLE));
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
