package ai.eyepop.sample.data;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is told to a page.
 *
 * @param kind what this is about
 * @param time when it was noticed
 * @param type type of the change, in the words of the service
 * @param dataset id of the dataset, if one is concerned
 * @param asset id of the asset, if one is concerned
 * @param message more about it, such as the new status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(Kind kind, Instant time, @Nullable String type, @Nullable String dataset, @Nullable String asset,
		@Nullable String message) {

	static Change of(Kind kind, @Nullable String message) {
		return new Change(kind, Instant.now(), null, null, null, message);
	}

	/**
	 * What a change is about.
	 */
	enum Kind {

		/** Something changed. */
		CHANGED,

		/** Changes may have been missed: read again what is shown. */
		LOST,

		/** Changes arrive. */
		CONNECTED,

		/** No changes arrive for the moment. */
		DISCONNECTED,

		/** The changes of the dataset's assets are told from here on. */
		FOLLOWING

	}

}
