package ai.eyepop.data.inference;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * What the words of a visual language model are turned into.
 *
 * @param classes labels of classes, of which one is chosen
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransformInto(@JsonProperty("classes") @Nullable List<String> classes,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public TransformInto {
		classes = Members.copy(classes);
		other = Members.map(other);
	}

}
