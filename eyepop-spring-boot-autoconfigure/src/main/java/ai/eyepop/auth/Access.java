package ai.eyepop.auth;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.internal.ShownUrl;

/**
 * The way in: where the services are, who asks, and what for. If there are several
 * credentials, an access token is used before an API key, and that before a secret key.
 *
 * @since 0.1.0
 */
public final class Access {

	/** URL of EyePop's Compute API. */
	public static final URI COMPUTE_URL = URI.create("https://compute.eyepop.ai");

	/** URL of EyePop's services for those without an API key. */
	public static final URI API_URL = URI.create("https://api.eyepop.ai");

	/** URL of an instance on this machine. */
	public static final URI LOCAL_URL = URI.create("http://127.0.0.1:8080");

	/** Id of the Pop that an endpoint brings along itself. */
	public static final String TRANSIENT = "transient";

	private final @Nullable URI url;

	private final @Nullable String accessToken;

	private final @Nullable String apiKey;

	private final @Nullable String secretKey;

	private final boolean localMode;

	private final String popId;

	private final @Nullable String sessionUuid;

	private Access(Builder builder) {
		this.url = builder.url;
		this.accessToken = builder.accessToken;
		this.apiKey = (this.accessToken != null) ? null : builder.apiKey;
		this.secretKey = (this.accessToken != null || this.apiKey != null) ? null : builder.secretKey;
		this.localMode = builder.localMode;
		this.popId = Objects.requireNonNullElse(builder.popId, TRANSIENT);
		this.sessionUuid = builder.sessionUuid;
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Fail if settings do not go together, or a credential cannot be one.
	 * @throws ConflictingAccessException if settings do not go together
	 * @throws InvalidCredentialException if the credential that is used cannot be one
	 */
	public void checkConflicts() {
		CredentialCheck.check(InvalidCredentialException.Credential.ACCESS_TOKEN, this.accessToken);
		CredentialCheck.check(InvalidCredentialException.Credential.API_KEY, spaceless(this.apiKey));
		CredentialCheck.check(InvalidCredentialException.Credential.SECRET_KEY, this.secretKey);
		if (this.apiKey != null && isNamedPop()) {
			throw new ConflictingAccessException(
					"An API key and the named Pop '%s' (eyepop.pop-id) do not go together.".formatted(this.popId),
					"Remove eyepop.pop-id and describe the Pop in eyepop.worker.pop, or use a secret key "
							+ "(eyepop.secret-key) in place of the API key.");
		}
		if (isComputeUrl() && isNamedPop()) {
			throw new ConflictingAccessException(
					"The URL %s (eyepop.url) is that of the Compute API, which knows no named Pop such as '%s' "
						.concat("(eyepop.pop-id).")
						.formatted(this.url, this.popId),
					"Remove eyepop.url.");
		}
		if (isComputeUrl() && this.apiKey == null && isConfigured()) {
			throw new ConflictingAccessException(
					"The URL %s (eyepop.url) is that of the Compute API, which needs an API key.".formatted(this.url),
					"Set eyepop.api-key and no other credential, or remove eyepop.url.");
		}
		if (this.sessionUuid != null && this.apiKey == null && isConfigured() && !this.localMode) {
			throw new ConflictingAccessException("A session (eyepop.session-uuid) can be used with an API key only.",
					"Set eyepop.api-key and no other credential, or remove eyepop.session-uuid.");
		}
	}

	private @Nullable String spaceless(@Nullable String key) {
		// on this machine any text will do for a key
		return (this.localMode && key != null) ? key.replace(' ', '-') : key;
	}

	/**
	 * Return whether there is a credential, or none is needed.
	 * @return whether an endpoint can be built
	 */
	public boolean isConfigured() {
		return this.accessToken != null || this.apiKey != null || this.secretKey != null || this.localMode;
	}

	private boolean isComputeUrl() {
		return this.url != null && this.url.getHost().toLowerCase(Locale.ROOT).startsWith("compute.");
	}

	/**
	 * Return whether the Compute API is the way in, rather than a worker configuration.
	 * @return whether to ask for sessions
	 */
	public boolean isCompute() {
		return this.apiKey != null || (this.localMode && this.secretKey == null && !isNamedPop());
	}

	/**
	 * Return whether the Pop is one that the service knows by its name.
	 * @return whether it is not transient
	 */
	public boolean isNamedPop() {
		return !TRANSIENT.equals(this.popId);
	}

	/**
	 * Return the id of the Pop.
	 * @return its name, or {@link #TRANSIENT}
	 */
	public String popId() {
		return this.popId;
	}

	/**
	 * Return the permanent session.
	 * @return the id of the session, or {@code null} to find or create one
	 */
	public @Nullable String sessionUuid() {
		return this.sessionUuid;
	}

	/**
	 * Return whether the service is on this machine, and ready.
	 * @return whether there is nothing to wait for
	 */
	public boolean isLocalMode() {
		return this.localMode;
	}

	/**
	 * Return the URL of the Compute API, or of the service for those without an API key.
	 * @return the URL
	 */
	public URI url() {
		if (this.url != null) {
			return this.url;
		}
		if (this.localMode) {
			return LOCAL_URL;
		}
		return isCompute() ? COMPUTE_URL : API_URL;
	}

	/**
	 * Return what requests for sessions carry.
	 * @return a secret, or {@code null} for nothing
	 */
	public @Nullable String sessionBearer() {
		return (this.apiKey != null) ? this.apiKey : this.accessToken;
	}

	/**
	 * Return the tokens that the credential is good for.
	 * @param http the shared HTTP client
	 * @param clock tells the current time
	 * @return the tokens, fetched when they are needed; {@code null} if no credential is
	 * needed
	 */
	public @Nullable AccessTokens tokens(EyePopHttp http, Clock clock) {
		if (this.accessToken != null) {
			return AccessTokens.fixed(this.accessToken);
		}
		TokenClient client = new TokenClient(http, url(), clock);
		if (this.apiKey != null) {
			return new AccessTokens(client.ofApiKey(this.apiKey), null, clock);
		}
		return (this.secretKey != null) ? new AccessTokens(client.ofSecretKey(this.secretKey), null, clock) : null;
	}

	/**
	 * Return the tokens that follow the one of a session.
	 * @param http the shared HTTP client
	 * @param clock tells the current time
	 * @param first the token of the session
	 * @return the tokens: others can be had for an API key only
	 */
	public AccessTokens tokensAfter(EyePopHttp http, Clock clock, AccessToken first) {
		return (this.apiKey != null)
				? new AccessTokens(new TokenClient(http, url(), clock).ofApiKey(this.apiKey), first, clock)
				: AccessTokens.fixed(first.value());
	}

	@Override
	public String toString() {
		return "Access[url=%s, popId=%s, sessionUuid=%s, localMode=%s]".formatted(isConfigured() ? url() : this.url,
				this.popId, this.sessionUuid, this.localMode);
	}

	/**
	 * Builder of {@link Access}. What is empty counts as not set.
	 */
	public static final class Builder {

		private @Nullable URI url;

		private @Nullable String accessToken;

		private @Nullable String apiKey;

		private @Nullable String secretKey;

		private boolean localMode;

		private @Nullable String popId;

		private @Nullable String sessionUuid;

		private Builder() {
		}

		/**
		 * Set the URL.
		 * @param url where to ask; {@code null} for the usual one
		 * @return this builder
		 * @throws IllegalArgumentException if it is no URL of a web server, or has a user
		 * or a password in it
		 */
		public Builder url(@Nullable URI url) {
			Assert.isTrue(url == null
					|| ((("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null)),
					() -> "'url' must begin with http:// or https:// and name a host, but is '%s'"
						.formatted((url != null) ? ShownUrl.of(url) : ""));
			Assert.isTrue(url == null || url.getRawUserInfo() == null,
					"'url' must have no user and no password in it: set a credential instead");
			this.url = url;
			return this;
		}

		/**
		 * Set the access token.
		 * @param accessToken token to be used as it is, a secret
		 * @return this builder
		 */
		public Builder accessToken(@Nullable String accessToken) {
			this.accessToken = textOrNull(accessToken);
			return this;
		}

		/**
		 * Set the API key.
		 * @param apiKey the API key, a secret
		 * @return this builder
		 */
		public Builder apiKey(@Nullable String apiKey) {
			this.apiKey = textOrNull(apiKey);
			return this;
		}

		/**
		 * Set the secret key.
		 * @param secretKey the secret key of a named Pop, a secret
		 * @return this builder
		 */
		public Builder secretKey(@Nullable String secretKey) {
			this.secretKey = textOrNull(secretKey);
			return this;
		}

		/**
		 * Set whether the service is on this machine.
		 * @param localMode whether no credential is needed, and there is nothing to wait
		 * for
		 * @return this builder
		 */
		public Builder localMode(boolean localMode) {
			this.localMode = localMode;
			return this;
		}

		/**
		 * Set the Pop by its id.
		 * @param popId name of a Pop that the service knows, or {@link #TRANSIENT}
		 * @return this builder
		 */
		public Builder popId(@Nullable String popId) {
			this.popId = textOrNull(popId);
			return this;
		}

		/**
		 * Set the permanent session.
		 * @param sessionUuid id of the session
		 * @return this builder
		 */
		public Builder sessionUuid(@Nullable String sessionUuid) {
			this.sessionUuid = textOrNull(sessionUuid);
			return this;
		}

		private static @Nullable String textOrNull(@Nullable String text) {
			return StringUtils.hasText(text) ? text.strip() : null;
		}

		/**
		 * Create the way in.
		 * @return a new way in
		 */
		public Access build() {
			return new Access(this);
		}

	}

}
