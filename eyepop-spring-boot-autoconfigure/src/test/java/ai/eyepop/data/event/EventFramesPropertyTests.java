package ai.eyepop.data.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.AnyJson;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of sockets that hold for any frames: whatever a service sends, listeners are
 * told of changes and of connections only, and the next socket works again.
 */
class EventFramesPropertyTests {

	private static final DataSize LIMIT = DataSize.ofKilobytes(1);

	private static final Part WELL = new Part(Kind.TEXT,
			"{\"change_type\": \"still_well\"}".getBytes(StandardCharsets.UTF_8), true);

	/** A close frame begins with its code, which is 1011. */
	private static final Part END = new Part(Kind.CLOSE, "\u0003\u00f3the end".getBytes(StandardCharsets.ISO_8859_1),
			true);

	@Provide
	Arbitrary<List<Part>> frames() {
		Arbitrary<byte[]> bytes = Arbitraries.oneOf(Arbitraries.bytes().array(byte[].class).ofMaxSize(1500),
				Arbitraries.strings().ofMaxLength(30).map((text) -> text.getBytes(StandardCharsets.UTF_8)),
				Arbitraries.of("{\"change_type\": \"asset_added\", \"message\": \"ü\"}", "{\"change_type\":", "[]")
					.map((text) -> text.getBytes(StandardCharsets.UTF_8)));
		return Combinators.combine(Arbitraries.of(Kind.values()), bytes, Arbitraries.of(true, true, false))
			.as(Part::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(8);
	}

	@Property(seed = AnyJson.SEED, tries = 25, shrinking = ShrinkingMode.OFF)
	void noFrameDoesHarm(@ForAll("frames") List<Part> parts) {
		AtomicInteger sockets = new AtomicInteger();
		EyePopHttp http = TestHttp.create();
		try (SocketServer server = new SocketServer((in, out) -> {
			boolean hostile = sockets.incrementAndGet() == 1;
			Flux<WebSocketFrame> answers = in.receiveFrames()
				.filter(PingWebSocketFrame.class::isInstance)
				.concatMap((ping) -> Flux.just(new Part(Kind.PONG, ByteBufUtil.getBytes(ping.content()), true),
						hostile ? new Part(Kind.PONG, new byte[0], true) : WELL))
				.map(Part::frame);
			return hostile ? out
				.sendObject(Flux.fromIterable(parts).concatWith(Mono.just(END)).map(Part::frame), (frame) -> true)
				.then() : out.sendObject(answers, (frame) -> true).then();
		});
				DataEvents events = DataEvents.builder(http)
					.dataUrl(Mono.just(server.url()))
					.settings(EventFixture.FAST.withMaxFrameSize(LIMIT))
					.build()) {
			Recorder recorder = new Recorder(events.all());
			recorder.await("still_well");
			assertThat(recorder.events()).allSatisfy((event) -> {
				assertThat(event).isInstanceOfAny(ConnectionUp.class, ConnectionDown.class, EventGap.class,
						ChangeEvent.class);
				if (event instanceof ConnectionDown down) {
					assertThat(down.cause()).isInstanceOf(EventSocketException.class);
				}
			});
			recorder.stop();
		}
		finally {
			http.close();
		}
	}

	enum Kind {

		TEXT, BINARY, CONTINUATION, PING, PONG, CLOSE

	}

	/**
	 * A frame, which may be one that no service should send. Its buffer needs no release,
	 * since a socket that is closed may leave it unsent.
	 *
	 * @param kind kind of the frame
	 * @param bytes its bytes
	 * @param last whether it is the last one of a message
	 */
	record Part(Kind kind, byte[] bytes, boolean last) {

		WebSocketFrame frame() {
			return switch (this.kind) {
				case TEXT -> new TextWebSocketFrame(this.last, 0, Unpooled.wrappedBuffer(this.bytes));
				case BINARY -> new BinaryWebSocketFrame(this.last, 0, Unpooled.wrappedBuffer(this.bytes));
				case CONTINUATION -> new ContinuationWebSocketFrame(this.last, 0, Unpooled.wrappedBuffer(this.bytes));
				case PING -> new PingWebSocketFrame(Unpooled.wrappedBuffer(this.bytes));
				case PONG -> new PongWebSocketFrame(Unpooled.wrappedBuffer(this.bytes));
				case CLOSE -> new CloseWebSocketFrame(true, 0, Unpooled.wrappedBuffer(this.bytes));
			};
		}

	}

}
