package ai.eyepop.emulator.inspect;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Asset at the moment of asking.
 *
 * @param uuid the uuid
 * @param dataset the uuid of its dataset
 * @param versions the numbers of the versions that have it
 * @param status the status
 * @param externalId the external id or {@code null}
 * @param length the number of its bytes, 0 until they have arrived
 * @param sha256 the SHA-256 of its bytes in lower-case hexadecimal digits, empty until
 * they have arrived
 * @param json the asset as it is answered for the newest version that has it, as JSON
 * values
 */
public record AssetSnapshot(String uuid, String dataset, List<Integer> versions, String status,
		@Nullable String externalId, long length, String sha256, Map<String, Object> json) {
}
