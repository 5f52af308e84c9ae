package ai.eyepop.worker;

import org.jspecify.annotations.Nullable;

import ai.eyepop.http.EyePopException;

/**
 * Thrown when the service says that it can do nothing with a source, for example because
 * it is not an image.
 *
 * @since 0.1.0
 */
public class SourceException extends EyePopException {

	private final @Nullable String sourceId;

	private final String serviceMessage;

	SourceException(@Nullable String sourceId, String serviceMessage) {
		super("EyePop cannot use source %s: %s".formatted(sourceId, serviceMessage), null);
		this.sourceId = sourceId;
		this.serviceMessage = serviceMessage;
	}

	/**
	 * Return the id that the service gave to the source.
	 * @return the id, or {@code null} if there is none
	 */
	public @Nullable String getSourceId() {
		return this.sourceId;
	}

	/**
	 * Return what the service says.
	 * @return the service's own message
	 */
	public String getServiceMessage() {
		return this.serviceMessage;
	}

}
