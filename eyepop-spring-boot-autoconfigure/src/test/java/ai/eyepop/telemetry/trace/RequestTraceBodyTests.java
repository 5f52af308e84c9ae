package ai.eyepop.telemetry.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.netty.channel.DefaultFileRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how bodies of requests are counted.
 */
class RequestTraceBodyTests extends RequestTracesFixture {

	@Test
	void aFileIsCountedAndStillSentWithoutACopy(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("image.bin"), new byte[300_000]);
		post((request) -> request.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body((message, context) -> Source.of(file).media().get(0).writeTo(message)));
		assertThat(this.written).hasAtLeastOneElementOfType(DefaultFileRegion.class);
		assertThat(event().get("body_bytes_sent").asInt()).isEqualTo(300_000);
	}

	@Test
	void aStreamOfBuffersIsCounted() {
		Flux<DataBuffer> buffers = Flux.range(0, 50)
			.map((i) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[1000]));
		post((request) -> request.body(BodyInserters.fromDataBuffers(buffers)));
		assertThat(event().get("body_bytes_sent").asInt()).isEqualTo(50_000);
		post((request) -> request.body((message, context) -> message.writeAndFlushWith(buffers.window(10))));
		assertThat(event().get("body_bytes_sent").asInt()).isEqualTo(50_000);
	}

	@Test
	void aBodyInOnePieceKeepsItsLength() {
		this.handler = (request, response) -> request.receive()
			.then()
			.thenMany(response.sendString(Mono.just(String.valueOf(request.requestHeaders().get("Content-Length")))));
		assertThat(this.client.post().uri(url("/x")).bodyValue("12345").retrieve().bodyToMono(String.class).block())
			.isEqualTo("5");
	}

}
