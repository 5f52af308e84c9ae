package ai.eyepop.emulator.inspect;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Request that the emulator has answered, or whose client went away before it could.
 *
 * @param method the HTTP method
 * @param path the path, as sent
 * @param query the decoded query parameters in the order of their first appearance
 * @param headers the headers by lower-case name; the value of {@code authorization} is
 * masked
 * @param credential the kind of credential that the request carried
 * @param contentType the content type or {@code null} if none was sent
 * @param bodyLength the number of body bytes read before the answer, 0 or more
 * @param status the HTTP status answered, 0 if the client went away first
 */
public record RecordedRequest(String method, String path, Map<String, List<String>> query,
		Map<String, List<String>> headers, CredentialKind credential, @Nullable String contentType, long bodyLength,
		int status) {
}
