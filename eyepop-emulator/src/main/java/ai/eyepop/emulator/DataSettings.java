package ai.eyepop.emulator;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import ai.eyepop.emulator.arrow.ArrowForm;
import ai.eyepop.emulator.service.data.DataOptions;

/**
 * Settings of the Data API and the VLM API of an emulator. Given by
 * {@link EyePopEmulatorBuilder#data}.
 *
 * @since 0.1.0
 */
public final class DataSettings {

	private Set<String> accounts = Set.of(EyePopEmulator.DEFAULT_ACCOUNT);

	private String path = "";

	private String vlmPath = "";

	private Duration assetStep = Duration.ZERO;

	private Duration trainingStep = Duration.ofMillis(20);

	private Duration inferenceDelay = Duration.ZERO;

	private Duration signedUrlLifetime = Duration.ofMinutes(15);

	private Duration eventAuthorizationTimeout = Duration.ofSeconds(5);

	private ArrowForm exportForm = ArrowForm.DEFAULT;

	DataSettings() {
	}

	/**
	 * Set the accounts that the Data API knows. Every credential may use each.
	 * @param accounts at least one uuid; default {@value EyePopEmulator#DEFAULT_ACCOUNT}
	 * @return these settings
	 */
	public DataSettings accounts(String... accounts) {
		require(accounts.length > 0 && List.of(accounts).stream().noneMatch(String::isBlank),
				"accounts must hold at least one account, and none that is blank");
		this.accounts = new LinkedHashSet<>(List.of(accounts));
		return this;
	}

	/**
	 * Set the path that the Data API is below.
	 * @param path a path like {@code /data} or {@code /data/}; default empty
	 * @return these settings
	 */
	public DataSettings path(String path) {
		this.path = checked(path);
		return this;
	}

	/**
	 * Set the path that the VLM API is below.
	 * @param vlmPath a path like {@code /vlm} or {@code /vlm/}; default empty
	 * @return these settings
	 */
	public DataSettings vlmPath(String vlmPath) {
		this.vlmPath = checked(vlmPath);
		return this;
	}

	/**
	 * Set the time between the states of an asset that was uploaded or imported.
	 * @param assetStep zero or a positive duration; default zero
	 * @return these settings
	 */
	public DataSettings assetStep(Duration assetStep) {
		this.assetStep = notNegative(assetStep, "assetStep");
		return this;
	}

	/**
	 * Set the time between the steps of a training, an export of a model or a workflow.
	 * @param trainingStep zero or a positive duration; default 20 milliseconds
	 * @return these settings
	 */
	public DataSettings trainingStep(Duration trainingStep) {
		this.trainingStep = notNegative(trainingStep, "trainingStep");
		return this;
	}

	/**
	 * Set how long VLM jobs wait before they are worked on.
	 * @param inferenceDelay zero or a positive duration; default zero
	 * @return these settings
	 */
	public DataSettings inferenceDelay(Duration inferenceDelay) {
		this.inferenceDelay = notNegative(inferenceDelay, "inferenceDelay");
		return this;
	}

	/**
	 * Set how long signed URLs are valid, by the emulator's clock.
	 * @param signedUrlLifetime zero or a positive duration; default 15 minutes
	 * @return these settings
	 */
	public DataSettings signedUrlLifetime(Duration signedUrlLifetime) {
		this.signedUrlLifetime = notNegative(signedUrlLifetime, "signedUrlLifetime");
		return this;
	}

	/**
	 * Set how long an event socket may stay without a valid authorization before it is
	 * closed.
	 * @param eventAuthorizationTimeout zero or a positive duration; default 5 seconds
	 * @return these settings
	 */
	public DataSettings eventAuthorizationTimeout(Duration eventAuthorizationTimeout) {
		this.eventAuthorizationTimeout = notNegative(eventAuthorizationTimeout, "eventAuthorizationTimeout");
		return this;
	}

	/**
	 * Set the form in which assets are exported as Arrow.
	 * @param exportForm the form; default {@link ArrowForm#DEFAULT}
	 * @return these settings
	 */
	public DataSettings exportForm(ArrowForm exportForm) {
		this.exportForm = exportForm;
		return this;
	}

	DataOptions options() {
		return new DataOptions(this.accounts, this.path, this.vlmPath, this.assetStep, this.trainingStep,
				this.inferenceDelay, this.signedUrlLifetime, this.eventAuthorizationTimeout, this.exportForm);
	}

	private static String checked(String path) {
		require(path.isEmpty() || path.matches("(/[A-Za-z0-9._~-]+)+/?"),
				"a path must be empty or begin with '/', and have letters, digits, '.', '_', '~', '-'");
		return path;
	}

	private static Duration notNegative(Duration duration, String name) {
		require(!duration.isNegative(), name + " must not be negative");
		return duration;
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new IllegalArgumentException(message);
		}
	}

}
