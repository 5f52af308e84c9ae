package ai.eyepop.autoconfigure.actuate;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import ai.eyepop.auth.Access;
import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.autoconfigure.EyePopEmulatorAutoConfiguration;
import ai.eyepop.autoconfigure.EyePopProperties;
import ai.eyepop.internal.LibraryVersion;

/**
 * Says where the service is and how the application gets in, without a secret. What is
 * made when it is needed is not made for that.
 */
final class ConnectionDescription {

	private final ConfigurableListableBeanFactory beanFactory;

	private final EyePopProperties properties;

	ConnectionDescription(ConfigurableListableBeanFactory beanFactory, EyePopProperties properties) {
		this.beanFactory = beanFactory;
		this.properties = properties;
	}

	/**
	 * Describe the connection.
	 * @return version, mode, URL and kind of credential, as far as they are known
	 */
	Map<String, Object> describe() {
		Details details = new Details().add("version", LibraryVersion.get());
		EyePopConnectionDetails connection = ifMade();
		if (connection == null) {
			return details.add("mode", mayBeEmulated() ? "emulator" : "unknown").toMap();
		}
		Access access = Access.builder()
			.url(connection.getUrl())
			.apiKey(connection.getApiKey())
			.accessToken(connection.getAccessToken())
			.secretKey(connection.getSecretKey())
			.localMode(connection.isLocalMode())
			.popId(this.properties.getPopId())
			.build();
		if (!access.isConfigured()) {
			return details.add("mode", "not configured").toMap();
		}
		// where the application was built there may have been an emulator only
		boolean emulated = mayBeEmulated() && this.beanFactory.containsSingleton("eyePopEmulator");
		return details.add("mode", emulated ? "emulator" : mode(access))
			.add("url", access.url())
			.add("credential", credential(connection))
			.toMap();
	}

	private boolean mayBeEmulated() {
		return this.beanFactory.containsBeanDefinition(EyePopEmulatorAutoConfiguration.class.getName());
	}

	private @Nullable EyePopConnectionDetails ifMade() {
		for (String name : this.beanFactory.getBeanNamesForType(EyePopConnectionDetails.class, false, false)) {
			if (this.beanFactory.getSingleton(name) instanceof EyePopConnectionDetails connection) {
				return connection;
			}
		}
		return null;
	}

	private static String mode(Access access) {
		if (access.isLocalMode()) {
			return "local";
		}
		return access.isCompute() ? "compute" : "legacy";
	}

	private static String credential(EyePopConnectionDetails connection) {
		if (isSet(connection.getAccessToken())) {
			return "access-token";
		}
		if (isSet(connection.getApiKey())) {
			return "api-key";
		}
		return isSet(connection.getSecretKey()) ? "secret-key" : "none";
	}

	private static boolean isSet(@Nullable String credential) {
		return credential != null && !credential.isBlank();
	}

}
