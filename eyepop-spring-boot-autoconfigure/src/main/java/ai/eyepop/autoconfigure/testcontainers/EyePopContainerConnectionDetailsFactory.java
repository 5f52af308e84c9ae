package ai.eyepop.autoconfigure.testcontainers;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.testcontainers.containers.GenericContainer;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;

/**
 * Connection details of an emulator in a container: an {@link EyePopContainer}, or any
 * container of the image {@value EyePopContainer#IMAGE_NAME} or with the connection name
 * {@code eyepop}.
 */
class EyePopContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<GenericContainer<?>, EyePopConnectionDetails> {

	EyePopContainerConnectionDetailsFactory() {
		super(List.of("eyepop", EyePopContainer.IMAGE_NAME), "ai.eyepop.autoconfigure.EyePopAutoConfiguration");
	}

	@Override
	protected boolean sourceAccepts(ContainerConnectionSource<GenericContainer<?>> source,
			Class<?> requiredContainerType, Class<?> requiredConnectionDetailsType) {
		return source.accepts(ANY_CONNECTION_NAME, EyePopContainer.class, requiredConnectionDetailsType)
				|| super.sourceAccepts(source, requiredContainerType, requiredConnectionDetailsType);
	}

	@Override
	protected EyePopConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<GenericContainer<?>> source) {
		return new EyePopContainerConnectionDetails(source);
	}

	private static final class EyePopContainerConnectionDetails extends ContainerConnectionDetails<GenericContainer<?>>
			implements EyePopConnectionDetails {

		private EyePopContainerConnectionDetails(ContainerConnectionSource<GenericContainer<?>> source) {
			super(source);
		}

		@Override
		public URI getUrl() {
			return EyePopContainer.url(getContainer());
		}

		@Override
		public String getApiKey() {
			return EyePopContainer.apiKey(getContainer());
		}

		@Override
		public String getAccountId() {
			return EyePopContainer.account(getContainer());
		}

		@Override
		public @Nullable SslBundle getSslBundle() {
			return super.getSslBundle();
		}

	}

}
