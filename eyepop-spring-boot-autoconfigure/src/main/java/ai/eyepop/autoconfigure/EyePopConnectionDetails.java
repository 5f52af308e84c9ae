package ai.eyepop.autoconfigure;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to establish a connection to the EyePop services: where, and who.
 *
 * @since 0.1.0
 */
public interface EyePopConnectionDetails extends ConnectionDetails {

	/**
	 * Return the URL of the Compute API.
	 * @return the URL, or {@code null} for EyePop's own
	 */
	default @Nullable URI getUrl() {
		return null;
	}

	/**
	 * Return the API key.
	 * @return the API key, a secret, or {@code null} if there is none
	 */
	@Nullable String getApiKey();

	/**
	 * Return the SSL bundle with which to trust the services.
	 * @return the bundle, or {@code null} for the platform's trust
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
