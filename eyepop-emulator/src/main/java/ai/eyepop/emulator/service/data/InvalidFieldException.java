package ai.eyepop.emulator.service.data;

import java.util.List;

/**
 * Thrown when a field of a body or a query parameter is not what it must be; answered
 * with status 422.
 */
public final class InvalidFieldException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> location;

	/**
	 * Create a refusal of a field.
	 * @param detail what is wrong with it, in a sentence made for the caller
	 * @param location where the field is, {@code body} or {@code query} first
	 */
	public InvalidFieldException(String detail, List<String> location) {
		super(detail);
		this.location = List.copyOf(location);
	}

	/**
	 * Create a refusal of a query parameter.
	 * @param name the parameter
	 * @param detail what is wrong with it
	 * @return the refusal
	 */
	public static InvalidFieldException query(String name, String detail) {
		return new InvalidFieldException("The query parameter '%s' %s".formatted(name, detail), List.of("query", name));
	}

	/**
	 * Create a refusal of a member of the body.
	 * @param name the member
	 * @param detail what is wrong with it
	 * @return the refusal
	 */
	public static InvalidFieldException body(String name, String detail) {
		return new InvalidFieldException("'%s' %s".formatted(name, detail), List.of("body", name));
	}

	/**
	 * Return where the field is.
	 * @return names and indexes from the outside to the inside
	 */
	public List<String> location() {
		return this.location;
	}

}
