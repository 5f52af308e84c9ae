package ai.eyepop.telemetry.trace;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.ServiceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what is told of requests that fail or end early.
 */
class RequestTraceFailureTests extends RequestTracesFixture {

	@Test
	void aRequestThatIsCanceledBeforeItsAnswerIsTold() {
		this.handler = (request, response) -> Mono.never();
		this.client.get()
			.uri(url("/silent"))
			.retrieve()
			.toBodilessEntity()
			.takeUntilOther(Mono.fromRunnable(() -> this.clock.advance(Duration.ofSeconds(4))))
			.block();
		assertThat(event().get("result").asString()).isEqualTo("other");
		assertThat(event().get("status").asInt()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 302, 404, 418 })
	void aRefusalIsToldWithItsStatus(int status) {
		// faults.md 32: the vendor's SDK tells no status
		this.handler = (request, response) -> response.status(status).sendString(Mono.just("x".repeat(100_000)));
		assertThatExceptionOfType(ServiceException.class)
			.isThrownBy(() -> this.client.get().uri(url("/refused")).retrieve().toBodilessEntity().block())
			.satisfies((failure) -> assertThat(this.requestIds).containsExactly(failure.getRequestId()));
		assertThat(event().get("result").asString()).isEqualTo("status");
		assertThat(event().get("status").asInt()).isEqualTo(status);
		assertThat(event().get("body_bytes_received").asInt()).isPositive();
	}

	@Test
	void eachAttemptIsTold() {
		this.handler = (request, response) -> response.status((this.requestIds.size() < 3) ? 503 : 200).send();
		get("/again");
		assertThat(this.requestIds).hasSize(3).doesNotHaveDuplicates();
		List<JsonNode> events = events();
		assertThat(events).extracting((event) -> event.get("x_request_id").asString())
			.containsExactlyElementsOf(this.requestIds);
		assertThat(events).extracting((event) -> event.get("status").asInt()).containsExactly(503, 503, 200);
		assertThat(record().get("paths")).hasSize(1);
	}

	@Test
	void aConnectionThatIsRefusedIsTold() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		get(URI.create("http://user:password@127.0.0.1:%d/x".formatted(port)));
		assertThat(events()).hasSizeGreaterThan(1)
			.allSatisfy((event) -> assertThat(event.get("result").asString()).isEqualTo("connection"));
		assertThat(record().get("hosts")).hasToString("[\"127.0.0.1:%d\"]".formatted(port));
	}

	@Test
	void aConnectionThatBreaksIsTold() {
		this.handler = (request, response) -> {
			request.withConnection((connection) -> {
				connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
				connection.channel().close();
			});
			return Mono.never();
		};
		get("/reset");
		assertThat(event().get("result").asString()).isEqualTo("connection");
		assertThat(event().get("status").asInt()).isZero();
	}

	@Test
	void anAnswerThatBreaksIsTold() {
		this.handler = (request, response) -> response
			.sendObject(Flux.concat(Flux.just(Unpooled.copiedBuffer("begun", StandardCharsets.UTF_8)),
					Flux.error(new IOException("cut"))), (part) -> true);
		get("/cut");
		assertThat(event().get("result").asString()).isEqualTo("connection");
		assertThat(event().get("status").asInt()).isEqualTo(200);
		assertThat(event().get("body_bytes_received").asInt()).isEqualTo(5);
	}

	@Test
	void anAnswerThatDoesNotComeInTimeIsTold() {
		// faults.md 32: the vendor's SDK calls it a broken connection
		this.handler = (request, response) -> Mono.never();
		this.client.get()
			.uri(url("/late"))
			.httpRequest((request) -> ((HttpClientRequest) request.getNativeRequest())
				.responseTimeout(Duration.ofMillis(50)))
			.retrieve()
			.toBodilessEntity()
			.onErrorComplete()
			.block();
		assertThat(event().get("result").asString()).isEqualTo("timeout");
	}

	@Test
	void aTimeOutOfTheCallerIsACancellation() {
		this.handler = (request, response) -> Mono.never();
		this.client.get()
			.uri(url("/slow"))
			.retrieve()
			.toBodilessEntity()
			.timeout(Duration.ofMillis(50))
			.onErrorComplete()
			.block();
		assertThat(event().get("result").asString()).isEqualTo("other");
	}

}
