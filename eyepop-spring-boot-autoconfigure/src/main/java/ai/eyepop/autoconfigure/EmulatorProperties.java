package ai.eyepop.autoconfigure;

/**
 * The emulator that is used when there is no credential.
 *
 * @since 0.1.0
 */
public class EmulatorProperties {

	/**
	 * Whether to start the emulator if it is on the class path and neither a credential
	 * nor a URL is configured.
	 */
	private boolean enabled = true;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
