package ai.eyepop.emulator.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.SentAnswer;
import ai.eyepop.emulator.service.NamedPop;
import ai.eyepop.emulator.service.data.DataOptions;

/**
 * What a server is started with.
 *
 * @param host the address to bind to
 * @param port the port to bind to, 0 for a free one
 * @param credentials what is let in
 * @param tokenLifetime how long tokens are valid
 * @param sessionStartUpDelay how long a new session is pending
 * @param maxSourceSize the most bytes of a source
 * @param temporaryDirectory where larger sources are kept while they are analysed, or
 * {@code null} for the system's directory
 * @param endpoints the number of endpoints with ports of their own, 0 for one that shares
 * the port of the emulator
 * @param relativeUrls whether URLs of workers are answered relative where they may be
 * @param pops the named Pops
 * @param permanentSessions the Pops of permanent sessions by {@code session_uuid}
 * @param assets the bytes of assets by uuid
 * @param anyUrl whether sources are loaded from every URL, not only from loopback
 * @param bytesPerFrame the bytes to a frame of a video that is not decoded
 * @param clock the clock for tokens, sessions and predictions
 * @param answers is told of each answer that is over, or {@code null} if nobody is
 * @param data what the Data API and the VLM API are started with
 */
public record ServerOptions(String host, int port, Credentials credentials, Duration tokenLifetime,
		Duration sessionStartUpDelay, long maxSourceSize, @Nullable Path temporaryDirectory, int endpoints,
		boolean relativeUrls, List<NamedPop> pops, Map<String, ObjectNode> permanentSessions,
		Map<String, byte[]> assets, boolean anyUrl, int bytesPerFrame, Clock clock,
		@Nullable Consumer<SentAnswer> answers, DataOptions data) {
}
