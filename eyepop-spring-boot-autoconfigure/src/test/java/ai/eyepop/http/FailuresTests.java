package ai.eyepop.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.NotYetConnectedException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.netty.channel.AbortedException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Failures}.
 */
class FailuresTests {

	static Stream<Arguments> failures() {
		// connection, transient, not connected, broken
		return Stream.of(Arguments.of(new IOException("reset"), true, true, false, true),
				Arguments.of(new AbortedException("gone"), true, true, false, true),
				Arguments.of(new NotYetConnectedException(), true, true, false, true),
				Arguments.of(new ConnectException("refused"), true, true, true, false),
				Arguments.of(ReadTimeoutException.INSTANCE, true, true, false, false),
				Arguments.of(new UnknownHostException("nowhere"), true, false, false, false),
				Arguments.of(new SSLHandshakeException("untrusted"), true, false, false, false),
				Arguments.of(new NoSuchFileException("image.jpg"), false, false, false, false),
				Arguments.of(new FileNotFoundException("image.jpg"), false, false, false, false),
				Arguments.of(new IllegalStateException("bug"), false, false, false, false));
	}

	@Test
	void messagesSayWhatHappenedToTheConnection() {
		assertThat(Failures.describeConnection(new IOException("reset"))).isEqualTo("IOException: reset");
		assertThat(Stream.of(Failures.describeConnection(ReadTimeoutException.INSTANCE),
				Failures.describe(ReadTimeoutException.INSTANCE)))
			.allMatch((text) -> text.contains("eyepop.http.read-timeout"));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void failuresAreTold(Exception failure, boolean connection, boolean passing, boolean notConnected, boolean broken) {
		Throwable wrapped = new WebClientRequestException(failure, HttpMethod.POST, URI.create("http://eyepop.test"),
				new HttpHeaders());
		assertThat(Stream.of(failure, wrapped)).allSatisfy((told) -> {
			assertThat(Failures.isConnection(told)).isEqualTo(connection);
			assertThat(Failures.isTransientConnection(told)).isEqualTo(passing);
			assertThat(Failures.isNotConnected(told)).isEqualTo(notConnected);
			assertThat(Failures.isBroken(told)).isEqualTo(broken);
		});
	}

}
