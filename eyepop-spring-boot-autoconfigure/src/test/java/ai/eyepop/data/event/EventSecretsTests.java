package ai.eyepop.data.event;

import java.util.Objects;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.LogRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Searches everything that is logged, at the finest level of every library, for the token
 * that a socket is authorized with.
 */
class EventSecretsTests {

	@RegisterExtension
	private final LogRecorder log = new LogRecorder(Level.TRACE, Level.ERROR);

	@Test
	void nothingThatIsLoggedHoldsTheToken() {
		// the emulator is another program in real life
		this.log.leaveOut("ai.eyepop.emulator", "reactor.netty.http.server");
		EyePopHttp wiretapped = EyePopHttp.builder().webSockets((client) -> client.wiretap(true)).build();
		try (EventFixture fixture = new EventFixture()) {
			DataEventsBuilder builder = DataEvents.builder(wiretapped)
				.dataUrl(Mono.just(fixture.emulator.url().resolve("/data/v1")))
				.tokens(fixture.tokens)
				.settings(EventFixture.FAST);
			DataEvents events = builder.build();
			String token = Objects.requireNonNull(fixture.tokens.get().block()).value();
			Recorder recorder = Recorder.connected(events.all("ds-1"));
			fixture.emulator.events().send("not JSON, but Bearer " + token);
			fixture.emulator.events().refuseHandshakes(2, 401);
			fixture.emulator.events().close(1008, "not accepted: " + token.substring(0, Math.min(80, token.length())));
			recorder.awaitConnections(2);
			fixture.emulator.events().cut();
			recorder.awaitConnections(3);
			for (Object object : new Object[] { events, builder, recorder.events(), recorder.awaitDown().cause() }) {
				this.log.log("An application logs {}", object);
			}
			events.close();
			String logged = this.log.text();
			assertThat(logged).contains("ai.eyepop.data.event", "reactor.netty", "websocketx", "is no JSON");
			// frames are masked, with the key beside them
			assertThat(logged).doesNotContain("WRITE: ")
				.doesNotContain(token)
				.doesNotContain(Objects.requireNonNull(fixture.tokens.get().block()).value());
		}
		finally {
			wiretapped.close();
		}
	}

}
