package ai.eyepop.worker;

/**
 * What can be done about the Pop of a connection.
 */
enum PopSupport {

	/** Another Pop is another session. */
	NEW_SESSION,

	/** The pipeline can be changed. */
	CHANGE,

	/** The Pop is what it is. */
	FIXED

}
