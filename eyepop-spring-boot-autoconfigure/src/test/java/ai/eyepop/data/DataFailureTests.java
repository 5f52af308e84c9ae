package ai.eyepop.data;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.channel.AbortedException;

import ai.eyepop.data.call.DataNotReachableException;
import ai.eyepop.data.call.UnexpectedAnswerException;
import ai.eyepop.data.internal.DataFailures;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for calls that fail.
 */
class DataFailureTests {

	private final EyePopHttp http = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withMaxLineSize(DataSize.ofKilobytes(1)))
		.build();

	private DataServer server = DataServer.json(200, "[]");

	@AfterEach
	void close() {
		this.http.close();
		this.server.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 400, 401, 403, 404, 409, 422, 429, 500, 503 })
	void errorStatusesAreServiceExceptions(int status) {
		serve(status, "{\"detail\": \"bad Bearer tok-1\"}");
		assertThatExceptionOfType(ServiceException.class).isThrownBy(() -> endpoint().datasets().get("ds-1"))
			.satisfies((ex) -> assertThat(ex.getStatus().value()).isEqualTo(status))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("tok-1"));
		int expected = switch (status) {
			case 401 -> 2;
			case 429, 500, 503 -> 4;
			default -> 1;
		};
		assertThat(this.server.received()).hasSize(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>", "{\"uuid\": \"x\"", "[]", "null", "{\"uuid\": {}}", "{}", "{} {}",
			"{\"name\": \"n\", \"account_uuid\": \"a\"}", "{\"uuid\": \"u\", \"account_uuid\": \"a\"}",
			"{\"uuid\": \"u\", \"name\": \"n\"}" })
	void whatIsNoDatasetIsMalformed(String answer) {
		serve(200, answer);
		assertThatExceptionOfType(MalformedStreamException.class).isThrownBy(() -> endpoint().datasets().get("ds-1"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"uuid\": \"x\"}", "[{}]", "[1]", "[{\"uuid\": \"x\"" })
	void whatIsNoListOfDatasetsIsMalformed(String answer) {
		serve(200, answer);
		assertThatExceptionOfType(MalformedStreamException.class).isThrownBy(() -> endpoint().datasets().list());
		assertThatExceptionOfType(MalformedStreamException.class)
			.isThrownBy(() -> this.server.endpoint(this.http).build().datasets().list().blockLast());
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 204 })
	void anEmptyAnswerIsAnErrorWhereOneIsExpected(int status) {
		serve(status, "");
		assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> endpoint().datasets().get("ds-1"))
			.withMessageContaining("Dataset");
		assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> endpoint().datasets().list());
		endpoint().datasets().delete("ds-1");
	}

	@Test
	void whatIsAnsweredToACallWithoutAnAnswerDoesNotMatter() {
		serve(200, "whatever");
		endpoint().datasets().delete("ds-1");
	}

	@Test
	void anAnswerThatIsTooLongIsRefused() {
		serve(200, "[\"" + "x".repeat(2000) + "\"]");
		assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(() -> endpoint().datasets().list())
			.withMessageContaining("1024")
			.withMessageContaining("eyepop.http.max-line-size");
	}

	@Test
	void aListMayBeLongerThanTheLimitAndIsReadWhileItArrives() throws Exception {
		String item = "{\"uuid\": \"u\", \"name\": \"%s\", \"account_uuid\": \"a\"}".formatted("n".repeat(500));
		serve(200, "[" + String.join(",", Collections.nCopies(100, item)) + "]");
		assertThat(endpoint().datasets().list()).hasSize(100);
		CountDownLatch first = new CountDownLatch(1);
		this.server.close();
		this.server = new DataServer((number, request, response) -> response.sendObject(
				Flux.concat(Flux.just(Unpooled.copiedBuffer("[" + item + ",", StandardCharsets.UTF_8)), Flux.never()),
				(part) -> true));
		Disposable list = this.server.endpoint(this.http)
			.build()
			.datasets()
			.list()
			.subscribe((dataset) -> first.countDown());
		assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
		list.dispose();
		this.server.awaitDisconnect();
	}

	@Test
	void aConnectionThatBreaksIsSaidToBeSo() {
		this.server.close();
		this.server = new DataServer((number, request, response) -> {
			response.header("Content-Type", "application/json");
			return response.sendObject(Flux.concat(Flux.just(Unpooled.copiedBuffer("[{", StandardCharsets.UTF_8)),
					Flux.error(new IOException("cut"))), (part) -> true);
		});
		assertThatExceptionOfType(DataNotReachableException.class).isThrownBy(() -> endpoint().datasets().list());
	}

	@Test
	void aServiceThatStaysSilentIsSaidToBeSo() {
		this.server.close();
		this.server = new DataServer((number, request, response) -> Mono.never());
		try (EyePopHttp impatient = EyePopHttp.builder()
			.settings(HttpSettings.defaults().withReadTimeout(Duration.ofMillis(100)))
			.retry(TestHttp.FAST_RETRIES.withMaxRetries(0))
			.build()) {
			SyncDataEndpoint endpoint = this.server.endpoint(impatient).build().sync();
			assertThatExceptionOfType(DataNotReachableException.class).isThrownBy(() -> endpoint.datasets().list())
				.withMessageContaining("eyepop.http.read-timeout");
		}
	}

	@ParameterizedTest
	@MethodSource
	void failuresOfTheConnectionAreOfOneKind(Exception failure, boolean connection) {
		assertThat(DataFailures.map(failure) instanceof DataNotReachableException).isEqualTo(connection);
	}

	static Stream<Arguments> failuresOfTheConnectionAreOfOneKind() {
		return Stream.of(Arguments.of(new AbortedException("gone"), true),
				Arguments.of(new ConnectException("refused"), true),
				Arguments.of(new IllegalStateException("x"), false),
				Arguments.of(new NoSuchFileException("a.jpg"), false));
	}

	@Test
	void cancelClosesTheConnection() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		this.server.close();
		this.server = new DataServer((number, request, response) -> {
			arrived.countDown();
			return Mono.never();
		});
		Disposable call = this.server.endpoint(this.http).build().datasets().list().subscribe();
		assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();
		call.dispose();
		this.server.awaitDisconnect();
	}

	@Test
	@Timeout(60)
	void refusesToWaitWhereItMustNot() {
		SyncDataEndpoint endpoint = endpoint();
		assertThatIllegalStateException().isThrownBy(
				() -> Mono.fromRunnable(() -> endpoint.datasets().list()).subscribeOn(Schedulers.parallel()).block());
	}

	private void serve(int status, String json) {
		this.server.close();
		this.server = DataServer.json(status, json);
	}

	private SyncDataEndpoint endpoint() {
		return this.server.endpoint(this.http).build().sync();
	}

}
