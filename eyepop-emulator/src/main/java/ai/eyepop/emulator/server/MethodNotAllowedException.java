package ai.eyepop.emulator.server;

import java.util.Collection;

/**
 * Thrown when a path is there but not for the method.
 */
final class MethodNotAllowedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String allowed;

	MethodNotAllowedException(String method, String path, Collection<String> allowed) {
		super("%s is not allowed for %s: use %s".formatted(method, path, String.join(" or ", allowed)));
		this.allowed = String.join(", ", allowed);
	}

	/**
	 * Return the methods that are allowed.
	 * @return the value of the {@code Allow} header
	 */
	String allowed() {
		return this.allowed;
	}

}
