package ai.eyepop.data.ability;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * An alias and a tag that stand for an ability.
 *
 * @param alias name of the alias
 * @param tag name of the tag
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AliasEntry(@JsonProperty("alias") String alias, @JsonProperty("tag") @Nullable String tag,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public AliasEntry {
		Members.required(alias, "alias");
		other = Members.map(other);
	}

}
