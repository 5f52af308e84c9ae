package ai.eyepop.data.call;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;

import ai.eyepop.http.RequestMarks;

/**
 * What a request says about the call that it belongs to.
 *
 * @param operation id of the call, {@code list_datasets} for instance
 * @param idempotent whether it may be sent again when it is not known whether it arrived
 * @since 0.1.0
 */
public record OperationAttributes(String operation, boolean idempotent) {

	/**
	 * Name of the request attribute with the id of the call, a {@code String}.
	 */
	public static final String OPERATION = OperationAttributes.class.getName() + ".operation";

	/**
	 * Name of the request attribute that says whether the call is idempotent, a
	 * {@code Boolean}.
	 */
	public static final String IDEMPOTENT = RequestMarks.IDEMPOTENT_ATTRIBUTE;

	/**
	 * Read the attributes of a request.
	 * @param request the request
	 * @return what they say, or {@code null} if the request belongs to no call
	 */
	public static @Nullable OperationAttributes of(ClientRequest request) {
		Map<String, Object> attributes = request.attributes();
		return (attributes.get(OPERATION) instanceof String operation)
				? new OperationAttributes(operation, Boolean.TRUE.equals(attributes.get(IDEMPOTENT))) : null;
	}

	/**
	 * Write the attributes of a request.
	 * @param operation the call that the request belongs to
	 * @param attributes the attributes to add to
	 */
	public static void write(Operation operation, Map<String, Object> attributes) {
		attributes.put(OPERATION, operation.value());
		attributes.put(IDEMPOTENT, operation.idempotent());
	}

}
