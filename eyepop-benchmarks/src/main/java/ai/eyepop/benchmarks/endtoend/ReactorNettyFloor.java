package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import ai.eyepop.prediction.Prediction;

/**
 * Bare Reactor Netty.
 */
final class ReactorNettyFloor implements UploadClient {

	static final String NAME = "Reactor Netty";

	private final ConnectionProvider connections = FloorRequest.connections();

	private final HttpClient client = HttpClient.create(this.connections)
		.headers((headers) -> FloorRequest.HEADERS.forEach(headers::set));

	private final URI target;

	ReactorNettyFloor(Setting setting, String answer) {
		this.target = setting.floor(answer);
	}

	@Override
	public Mono<Prediction> upload(Path path) {
		return this.client.post().uri(this.target).send((request, outbound) -> {
			long length = length(path);
			request.header(HttpHeaderNames.CONTENT_LENGTH, Long.toString(length));
			return outbound.sendFile(path, 0, length);
		}).responseSingle((response, body) -> body.asByteArray()).map(FloorRequest::prediction);
	}

	private static long length(Path path) {
		try {
			return Files.size(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Ask for a stream.
	 * @return the buffers as they arrive, released when they were looked at
	 */
	Flux<ByteBuf> stream() {
		return this.client.post().uri(this.target).response((response, body) -> body);
	}

	@Override
	public void close() {
		this.connections.dispose();
	}

}
