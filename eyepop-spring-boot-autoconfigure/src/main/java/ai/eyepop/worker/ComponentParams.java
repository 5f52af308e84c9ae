package ai.eyepop.worker;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Parameters for one component of a Pop, for one submission.
 *
 * @param componentId id of the component, as set in the Pop
 * @param values the parameters by name
 * @since 0.1.0
 */
public record ComponentParams(int componentId, Map<String, @Nullable Object> values) {

	public ComponentParams {
		values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

}
