package ai.eyepop.emulator.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a server is started with.
 *
 * @param host the address to bind to
 * @param port the port to bind to, 0 for a free one
 * @param apiKeys the keys to accept, at least one
 * @param tokenLifetime how long tokens are valid
 * @param sessionStartUpDelay how long a new session is pending
 * @param maxSourceSize the most bytes of a source
 * @param temporaryDirectory where larger sources are kept while they are analysed, or
 * {@code null} for the system's directory
 * @param endpoints the number of endpoints with ports of their own, 0 for one that shares
 * the port of the emulator
 * @param clock the clock for tokens, sessions and predictions
 */
public record ServerOptions(String host, int port, Set<String> apiKeys, Duration tokenLifetime,
		Duration sessionStartUpDelay, long maxSourceSize, @Nullable Path temporaryDirectory, int endpoints,
		Clock clock) {
}
