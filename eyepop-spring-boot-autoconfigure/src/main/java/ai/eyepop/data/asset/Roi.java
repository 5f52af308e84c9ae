package ai.eyepop.data.asset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.internal.WireArea;
import ai.eyepop.prediction.Area;

/**
 * A named region of interest of an asset.
 *
 * @param name name of the region, unique in its asset
 * @param area part of the image
 * @param timeSpan part of the video
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Roi(@JsonProperty("name") String name,
		@JsonProperty("area") @JsonDeserialize(using = WireArea.class) @Nullable Area area,
		@JsonProperty("time_span") @Nullable TimeSpan timeSpan) {

	public Roi {
		Assert.notNull(name, "'name' must not be null");
	}

}
