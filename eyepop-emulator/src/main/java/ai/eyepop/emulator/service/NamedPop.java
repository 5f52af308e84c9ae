package ai.eyepop.emulator.service;

import tools.jackson.databind.node.ObjectNode;

/**
 * Pop with a name that the emulator knows from its start (wire protocol section 4).
 *
 * @param name the name
 * @param pop the Pop
 * @param mode how it is run
 */
public record NamedPop(String name, ObjectNode pop, Mode mode) {

	/**
	 * Way in which a named Pop is run.
	 */
	public enum Mode {

		/** On one endpoint; may be changed. */
		DEVELOPMENT,

		/** On all endpoints; must not be changed. */
		PRODUCTION,

		/** Not started; in development once it is. */
		STOPPED

	}

}
