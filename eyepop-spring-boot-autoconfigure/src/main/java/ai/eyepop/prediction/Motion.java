package ai.eyepop.prediction;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An interval of a video in which something moved.
 *
 * @param beginTimestamp begin in nanoseconds since the start of the media
 * @param finishedTimestamp end in nanoseconds since the start of the media
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Motion(@JsonProperty("begin_timestamp") @Nullable Long beginTimestamp,
		@JsonProperty("finished_timestamp") @Nullable Long finishedTimestamp,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Motion {
		other = Members.map(other);
	}

	/**
	 * Create an interval.
	 * @param beginTimestamp begin in nanoseconds since the start of the media
	 * @param finishedTimestamp end in nanoseconds since the start of the media
	 */
	public Motion(@Nullable Long beginTimestamp, @Nullable Long finishedTimestamp) {
		this(beginTimestamp, finishedTimestamp, Map.of());
	}
}
