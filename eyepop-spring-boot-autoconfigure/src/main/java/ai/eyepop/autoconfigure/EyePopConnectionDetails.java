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
	 * Return the URL of the Compute API, or without an API key that of EyePop's API.
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
	 * Return the access token, which is used before any other credential.
	 * @return the access token, a secret, or {@code null} if there is none
	 */
	default @Nullable String getAccessToken() {
		return null;
	}

	/**
	 * Return the secret key, which is used if there is no other credential.
	 * @return the secret key, a secret, or {@code null} if there is none
	 */
	default @Nullable String getSecretKey() {
		return null;
	}

	/**
	 * Return the account that calls of the Data API are about if they name none. It is
	 * used before that of the properties, which another service does not know.
	 * @return the uuid of the account, or {@code null} for that of the properties
	 */
	default @Nullable String getAccountId() {
		return null;
	}

	/**
	 * Return whether EyePop runs on this machine and needs no credential.
	 * @return whether the local mode is on
	 */
	default boolean isLocalMode() {
		return false;
	}

	/**
	 * Return the SSL bundle with which to trust the services.
	 * @return the bundle, or {@code null} for the platform's trust
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
