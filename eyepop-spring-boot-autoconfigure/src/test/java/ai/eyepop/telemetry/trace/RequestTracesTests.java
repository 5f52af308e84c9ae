package ai.eyepop.telemetry.trace;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.Unpooled;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.AccessToken;
import ai.eyepop.http.AccessTokens;
import ai.eyepop.internal.LibraryVersion;
import ai.eyepop.wire.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestTraces} over sockets, on a clock that is turned by hand.
 */
class RequestTracesTests extends RequestTracesFixture {

	@Test
	void anAnswerIsTold() {
		this.handler = (request, response) -> {
			this.clock.advance(Duration.ofMillis(20));
			Flux<String> lines = Flux.just("first\n", "second\n")
				.concatMap((line) -> Mono.just(line).doOnNext((next) -> this.clock.advance(Duration.ofMillis(3))));
			return request.receive().then().thenMany(response.sendString(lines));
		};
		this.client.post()
			.uri(url("/things/a%20b?token=secret#part"))
			.bodyValue("hello")
			.retrieve()
			.bodyToMono(String.class)
			.block();
		assertThat(events()).hasSize(1);
		JsonNode event = event();
		assertThat(event.get("method").asString()).isEqualTo("post");
		assertThat(event.get("event_time_epoch_ms").asLong()).isEqualTo(TestClock.START.toEpochMilli());
		assertThat(this.requestIds).containsExactly(event.get("x_request_id").asString());
		assertThat(event.get("result").asString()).isEqualTo("success");
		assertThat(event.get("status").asInt()).isEqualTo(200);
		assertThat(event.get("host_index").asInt()).isZero();
		assertThat(event.get("path_index").asInt()).isZero();
		assertThat(event.get("wait_ms").asInt() + event.get("process_ms").asInt()).isEqualTo(26);
		assertThat(event.get("body_bytes_sent").asInt()).isEqualTo(5);
		assertThat(event.get("body_bytes_received").asInt()).isEqualTo(13);
		assertThat(record().get("hosts")).hasToString("[\"127.0.0.1:%d\"]".formatted(this.server.port()));
		assertThat(record().get("paths")).hasToString("[\"/things/a%20b\"]");
		assertThat(record().get("client_type").asString()).isEqualTo("other");
		assertThat(record().get("client_version").asString()).isEqualTo(LibraryVersion.get()).isNotEqualTo("unknown");
	}

	@Test
	void aStreamTakesUntilItsLastByte() {
		this.handler = (request, response) -> {
			this.clock.advance(Duration.ofSeconds(2));
			return response.sendObject(
					Flux.concat(Flux.just(Unpooled.copiedBuffer("1\n", StandardCharsets.UTF_8)), Flux.never()),
					(part) -> true);
		};
		Flux<DataBuffer> lines = this.client.get().uri(url("/stream")).retrieve().bodyToFlux(DataBuffer.class);
		lines.doOnNext((buffer) -> {
			DataBufferUtils.release(buffer);
			this.clock.advance(Duration.ofSeconds(3));
		}).take(1).blockLast();
		Awaitility.await().until(() -> !events().isEmpty());
		// canceled by the caller after its first line
		assertThat(event().get("result").asString()).isEqualTo("other");
		assertThat(event().get("status").asInt()).isEqualTo(200);
		assertThat(event().get("wait_ms").asInt()).isEqualTo(2000);
		assertThat(event().get("process_ms").asInt()).isEqualTo(3000);
		assertThat(event().get("body_bytes_received").asInt()).isEqualTo(2);
	}

	@Test
	void aLongPathIsCut() {
		get("/" + "p".repeat(3000));
		assertThat(record().get("paths").get(0).asString()).hasSize(1024);
	}

	@Test
	void aReportOfARefusedTokenIsSentWithANewOne() {
		this.eventsStatus = 401;
		Queue<String> tokens = new ConcurrentLinkedQueue<>();
		AccessTokens renewable = new AccessTokens(Mono.fromSupplier(() -> {
			this.eventsStatus = 204;
			tokens.add("new");
			return new AccessToken("new", null, null);
		}), new AccessToken("old", null, null), this.clock);
		this.traces.tell(url("/api"), renewable);
		get("/x");
		this.traces.end().block();
		assertThat(tokens).hasSize(1);
		assertThat(this.records).hasSize(2);
	}

	@Test
	void reportsLeaveInTheBackgroundAndAreNotToldThemselves() {
		get("/x");
		for (int i = 0; i < 10; i++) {
			this.clock.advance(Duration.ofSeconds(1));
			this.time.advance(Duration.ofSeconds(1));
		}
		Awaitility.await().until(() -> !this.records.isEmpty());
		assertThat(SCHEMA.decode(Objects.requireNonNull(this.records.poll())).get("events")).hasSize(1);
		assertThat(events()).isEmpty();
	}

	@Test
	void tracesThatAreOffLookAtNothing() {
		RequestTraces off = RequestTraces.of(this.http, TraceSettings.defaults(), false, this.clock);
		assertThat(off.http()).isSameAs(this.http);
		assertThat(RequestTraces.of(this.http, TraceSettings.defaults().withEnabled(false), true, this.clock).http())
			.isSameAs(this.http);
		assertThat(RequestTraces.of(this.http, TraceSettings.defaults().withEnabled(true), false, this.clock).http())
			.isNotSameAs(this.http);
		assertThat(RequestTraces.of(this.http, TraceSettings.defaults(), true, this.clock).http())
			.isNotSameAs(this.http);
		off.begin();
		off.tell(url("/api"), null);
		off.end().block();
		assertThat(off.longestEnd()).isZero();
		assertThat(this.records).isEmpty();
	}

}
