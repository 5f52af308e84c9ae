package ai.eyepop.data.model;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A tag of an alias, and the model that it stands for.
 *
 * @param name name of the tag, {@code latest} for instance
 * @param modelUuid id of the model
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelAliasTag(@JsonProperty("name") String name, @JsonProperty("model_uuid") @Nullable String modelUuid,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public ModelAliasTag {
		Members.required(name, "name");
		other = Members.map(other);
	}

}
