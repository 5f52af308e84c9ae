package ai.eyepop.prediction;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A bitmap that tells which pixels of an object's box belong to the object.
 *
 * @param bitmap the bits in Base64
 * @param width width in pixels
 * @param height height in pixels
 * @param stride length of a row in bytes
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mask(@JsonProperty("bitmap") String bitmap, @JsonProperty("width") int width,
		@JsonProperty("height") int height, @JsonProperty("stride") @Nullable Integer stride,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public Mask {
		bitmap = Members.text(bitmap);
		other = Members.map(other);
	}

	/**
	 * Create a mask.
	 * @param bitmap the bits in Base64
	 * @param width width in pixels
	 * @param height height in pixels
	 * @param stride length of a row in bytes
	 */
	public Mask(String bitmap, int width, int height, @Nullable Integer stride) {
		this(bitmap, width, height, stride, Map.of());
	}
}
