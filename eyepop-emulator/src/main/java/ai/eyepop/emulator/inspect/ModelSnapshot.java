package ai.eyepop.emulator.inspect;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Model at the moment of asking.
 *
 * @param uuid the uuid
 * @param account the uuid of its account
 * @param dataset the uuid of the dataset that it was made from, or {@code null}
 * @param name the name
 * @param status the status
 * @param artifacts the names of the artifacts of all its exports, each once
 * @param json the model as it is answered, as JSON values
 */
public record ModelSnapshot(String uuid, String account, @Nullable String dataset, String name, String status,
		List<String> artifacts, Map<String, Object> json) {
}
