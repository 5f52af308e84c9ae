package ai.eyepop.data.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * The model that an alias stands for.
 *
 * @param alias the alias, {@code name:tag}
 * @param modelUuid id of the model; {@code null} if there is no such alias
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AliasResolution(@JsonProperty("alias") String alias,
		@JsonProperty("model_uuid") @Nullable String modelUuid,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public AliasResolution {
		Members.required(alias, "alias");
		other = Members.map(other);
	}

}
