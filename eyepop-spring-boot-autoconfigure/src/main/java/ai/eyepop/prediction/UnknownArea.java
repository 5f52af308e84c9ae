package ai.eyepop.prediction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * An area of a kind that this version does not know. It is sent as it was received.
 *
 * @param members its members on the wire, the type among them, if there is one
 * @since 0.1.0
 */
@JsonSerialize(using = UnknownAreaSerializer.class)
public record UnknownArea(Map<String, @Nullable Object> members) implements Area {

	public UnknownArea {
		members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
	}

}
