package ai.eyepop.emulator.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCounted;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventSocket}.
 */
class EventSocketTests {

	@Test
	void framesThatWereTakenAreNotReleasedWhenTheSocketBreaks() {
		EventSocket socket = new EventSocket(1);
		socket.send("one");
		socket.send("two");
		List<WebSocketFrame> taken = new ArrayList<>();
		// as the sender of Reactor Netty does: it releases what is discarded
		StepVerifier
			.create(socket.frames(() -> Duration.ZERO).doOnDiscard(ReferenceCounted.class, ReferenceCounted::release),
					1)
			.consumeNextWith(taken::add)
			.thenCancel()
			.verify();
		assertThat(taken).singleElement().satisfies((frame) -> {
			assertThat(frame.refCnt()).isOne();
			frame.release();
		});
	}

}
