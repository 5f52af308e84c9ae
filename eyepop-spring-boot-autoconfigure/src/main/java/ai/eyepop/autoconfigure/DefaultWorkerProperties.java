package ai.eyepop.autoconfigure;

/**
 * The worker endpoint without a name.
 *
 * @since 0.1.0
 */
public class DefaultWorkerProperties extends WorkerProperties {

	/**
	 * Phase in which the endpoint is disconnected when the application stops; below that
	 * of the web server, whose requests may use it.
	 */
	private int shutdownPhase = EndpointLifecycle.STOP_AFTER_WEB_SERVER;

	public int getShutdownPhase() {
		return this.shutdownPhase;
	}

	public void setShutdownPhase(int shutdownPhase) {
		this.shutdownPhase = shutdownPhase;
	}

}
