package ai.eyepop.emulator.inspect;

import java.util.List;
import java.util.Map;

/**
 * Dataset at the moment of asking.
 *
 * @param uuid the uuid
 * @param account the uuid of its account
 * @param name the name
 * @param versions the numbers of its versions
 * @param modifiableVersion the number of the version that can be modified
 * @param json the dataset as it is answered, as JSON values
 */
public record DatasetSnapshot(String uuid, String account, String name, List<Integer> versions, int modifiableVersion,
		Map<String, Object> json) {
}
