package ai.eyepop.emulator.inspect;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Record in which a client tells of its requests.
 *
 * @param clientType {@code python}, {@code node}, {@code web} or {@code other}
 * @param clientVersion the version of the client, {@code null} if it does not tell
 * @param hosts the hosts that events name, each once
 * @param paths the paths that events name, each once
 * @param events the requests
 * @since 0.1.0
 */
public record TraceRecord(String clientType, @Nullable String clientVersion, List<String> hosts, List<String> paths,
		List<TraceEvent> events) {

	/**
	 * Return the host of an event.
	 * @param event one of the events
	 * @return the host, {@code null} if it is not known
	 */
	public @Nullable String host(TraceEvent event) {
		return (event.hostIndex() >= 0) ? this.hosts.get(event.hostIndex()) : null;
	}

	/**
	 * Return the path of an event.
	 * @param event one of the events
	 * @return the path, {@code null} if it is not known
	 */
	public @Nullable String path(TraceEvent event) {
		return (event.pathIndex() >= 0) ? this.paths.get(event.pathIndex()) : null;
	}

}
