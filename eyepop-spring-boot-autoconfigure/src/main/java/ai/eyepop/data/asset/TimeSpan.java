package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A part of a video.
 *
 * @param startTimestamp first moment in nanoseconds since the start of the media
 * @param endTimestamp last moment in nanoseconds since the start of the media
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimeSpan(@JsonProperty("start_timestamp") @Nullable Long startTimestamp,
		@JsonProperty("end_timestamp") @Nullable Long endTimestamp) {

}
