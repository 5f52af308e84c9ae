package ai.eyepop.autoconfigure.testcontainers;

import java.net.URI;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

import ai.eyepop.internal.EmulatorImage;

/**
 * Container of the EyePop emulator. With
 * {@link org.springframework.boot.testcontainers.service.connection.ServiceConnection @ServiceConnection}
 * an application connects to it without a property.
 *
 * @since 0.1.0
 */
public class EyePopContainer extends GenericContainer<EyePopContainer> {

	/**
	 * Name of the image that the project builds, without a tag.
	 */
	public static final String IMAGE_NAME = EmulatorImage.NAME;

	/**
	 * Create a container.
	 * @param image the image, such as {@code eyepop/emulator:latest}
	 * @throws IllegalStateException if it is not known to be one of the emulator
	 */
	public EyePopContainer(String image) {
		this(DockerImageName.parse(image));
	}

	/**
	 * Create a container.
	 * @param image the image, {@value #IMAGE_NAME} or
	 * {@linkplain DockerImageName#asCompatibleSubstituteFor(String) declared} to be
	 * compatible with it
	 * @throws IllegalStateException if it is not known to be one of the emulator
	 */
	public EyePopContainer(DockerImageName image) {
		super(image);
		image.assertCompatibleWith(DockerImageName.parse(IMAGE_NAME));
		withExposedPorts(EmulatorImage.PORT);
		waitingFor(Wait.forHttp("/emulator/health").forPort(EmulatorImage.PORT));
	}

	/**
	 * Set the API key that the emulator accepts.
	 * @param apiKey the API key; default {@code emulator-key}
	 * @return this container
	 */
	public EyePopContainer withApiKey(String apiKey) {
		return withEnv(EmulatorImage.API_KEY_VARIABLE, apiKey);
	}

	/**
	 * Set the account that the Data API of the emulator knows.
	 * @param account the uuid of the account; default {@code emulator-account}
	 * @return this container
	 */
	public EyePopContainer withAccount(String account) {
		return withEnv(EmulatorImage.ACCOUNT_VARIABLE, account);
	}

	/**
	 * Return the URL of the emulator, to be used as the URL of the Compute API.
	 * @return the URL, without a slash at its end
	 * @throws IllegalStateException if the container does not run
	 */
	public URI getUrl() {
		return url(this);
	}

	/**
	 * Return the API key that the emulator accepts.
	 * @return the API key
	 */
	public String getApiKey() {
		return apiKey(this);
	}

	/**
	 * Return the account that the Data API of the emulator knows.
	 * @return the uuid of the account
	 */
	public String getAccount() {
		return account(this);
	}

	static URI url(GenericContainer<?> container) {
		return URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(EmulatorImage.PORT)));
	}

	static String apiKey(GenericContainer<?> container) {
		return EmulatorImage.apiKey(container.getEnvMap().get(EmulatorImage.API_KEY_VARIABLE));
	}

	static String account(GenericContainer<?> container) {
		return EmulatorImage.account(container.getEnvMap().get(EmulatorImage.ACCOUNT_VARIABLE));
	}

}
