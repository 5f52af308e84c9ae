package ai.eyepop.benchmarks.endtoend;

import java.net.URI;
import java.nio.file.Path;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import ai.eyepop.prediction.Prediction;

/**
 * A bare {@link WebClient} that uploads a file as one would by hand.
 */
final class WebClientFloor implements UploadClient {

	static final String NAME = "WebClient";

	private final ConnectionProvider connections;

	private final WebClient client;

	private final URI target;

	WebClientFloor(Setting setting, String answer) {
		this(setting, answer, FloorRequest.connections());
	}

	WebClientFloor(Setting setting, String answer, ConnectionProvider connections) {
		this.connections = connections;
		this.client = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
			.defaultHeaders((headers) -> FloorRequest.HEADERS.forEach(headers::set))
			.build();
		this.target = setting.floor(answer);
	}

	@Override
	public Mono<Prediction> upload(Path path) {
		return this.client.post()
			.uri(this.target)
			.body(BodyInserters.fromResource(new FileSystemResource(path)))
			.retrieve()
			.bodyToMono(byte[].class)
			.map(FloorRequest::prediction);
	}

	/**
	 * Submit what gets an answer that does not end.
	 * @param onBegin runs when the first bytes of the answer are there
	 * @return the request
	 */
	Disposable idle(Runnable onBegin) {
		return this.client.post()
			.uri(this.target)
			.bodyValue(new byte[100])
			.exchangeToFlux((response) -> response.bodyToFlux(DataBuffer.class))
			.subscribe((buffer) -> {
				DataBufferUtils.release(buffer);
				onBegin.run();
			});
	}

	@Override
	public void close() {
		this.connections.dispose();
	}

}
