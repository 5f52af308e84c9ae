package ai.eyepop.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Connection details from {@link EyePopProperties}.
 */
class PropertiesEyePopConnectionDetails implements EyePopConnectionDetails {

	/** Only the name: the emulator need not be there. */
	private static final String EMULATOR = "ai.eyepop.autoconfigure.EyePopEmulatorAutoConfiguration";

	private final EyePopProperties properties;

	private final @Nullable SslBundles sslBundles;

	PropertiesEyePopConnectionDetails(EyePopProperties properties, @Nullable SslBundles sslBundles) {
		this.properties = properties;
		this.sslBundles = sslBundles;
	}

	/**
	 * Return whether the application has these connection details. None are made for
	 * that.
	 * @param beanFactory has the connection details
	 * @param environment what is configured
	 * @return whether properties say where the service is
	 */
	static boolean areUsed(ListableBeanFactory beanFactory, Environment environment) {
		// the type of a bean that decides when it runs, since the application was
		// processed ahead of time, is not known
		return beanFactory.getBeanNamesForType(PropertiesEyePopConnectionDetails.class, true, false).length > 0
				|| (beanFactory.containsBeanDefinition(EMULATOR) && !NoServiceConfiguredCondition.isMet(environment));
	}

	@Override
	public @Nullable URI getUrl() {
		return UrlProperty.orNull(this.properties.getUrl());
	}

	@Override
	public @Nullable String getApiKey() {
		String apiKey = this.properties.getApiKey();
		return isSet(apiKey) ? apiKey : null;
	}

	@Override
	public @Nullable String getAccessToken() {
		String accessToken = this.properties.getAccessToken();
		return isSet(accessToken) ? accessToken : null;
	}

	@Override
	public @Nullable String getSecretKey() {
		String secretKey = this.properties.getSecretKey();
		return isSet(secretKey) ? secretKey : null;
	}

	@Override
	public boolean isLocalMode() {
		return this.properties.isLocalMode();
	}

	/**
	 * Return whether a value is set. A placeholder that nothing resolves stays as it is
	 * written, and is none.
	 * @param value the value of a property
	 * @return whether there is something in it
	 */
	static boolean isSet(@Nullable String value) {
		return StringUtils.hasText(value) && !Placeholder.isIn(value);
	}

	@Override
	public @Nullable SslBundle getSslBundle() {
		String name = this.properties.getHttp().getSslBundle();
		if (!StringUtils.hasText(name)) {
			return null;
		}
		SslBundles bundles = this.sslBundles;
		if (bundles == null) {
			return missing(name, List.of(), null);
		}
		try {
			return bundles.getBundle(name);
		}
		catch (NoSuchSslBundleException ex) {
			return missing(name, bundles.getBundleNames(), ex);
		}
	}

	private static SslBundle missing(String name, List<String> known, @Nullable Exception cause) {
		throw new InvalidEyePopPropertyException("eyepop.http.ssl-bundle", name,
				"there is no such SSL bundle. The bundles are: "
						+ (known.isEmpty() ? "none" : String.join(", ", known)),
				"Set spring.ssl.bundle.pem.%s.truststore.certificate to the certificate to trust, or remove "
					.formatted(name) + "eyepop.http.ssl-bundle for the certificates that the platform trusts.",
				cause);
	}

}
