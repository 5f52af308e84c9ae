package ai.eyepop.emulator.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultEffect;

/**
 * Faults in the lines of an answer. Each takes one line more at the most than its reader
 * asks for.
 */
final class LineFaults {

	private final FaultBook.Strike strike;

	private final Fault fault;

	private final String sourceId;

	private final Mono<byte[]> reset;

	/**
	 * Create the faults of one answer.
	 * @param strike what strikes it
	 * @param sourceId the id of its source, empty if there is none
	 * @param reset what resets the connection, and never ends
	 */
	LineFaults(FaultBook.Strike strike, String sourceId, Mono<byte[]> reset) {
		this.strike = strike;
		this.fault = strike.fault();
		this.sourceId = sourceId;
		this.reset = reset;
	}

	/**
	 * Strike lines.
	 * @param lines the lines, each with its end
	 * @return what is sent in their place
	 */
	Flux<byte[]> apply(Flux<byte[]> lines) {
		int passed = Math.max(0, this.fault.afterLines());
		return switch (this.fault.effect()) {
			case RESET -> lines.take(passed).concatWith(this.reset);
			case STALL -> stall(lines, passed);
			case SLOW_LINES -> slow(lines, this.fault.interval());
			case SLOW_BYTES ->
				lines.concatMap((line) -> slow(Flux.fromIterable(singleBytes(line)), this.fault.interval()), 1);
			case TRUNCATE_LINE -> (this.fault.afterLines() >= 0) ? truncate(lines, passed) : truncateLast(lines);
			case ERROR_EVENT, ERROR_EVENT_OLD -> lines.take(passed).concatWith(Mono.fromSupplier(this::errorEvent));
			case MALFORMED_LINE -> insert(lines, passed);
			default -> lines;
		};
	}

	private Flux<byte[]> stall(Flux<byte[]> lines, int passed) {
		return Flux.defer(() -> {
			AtomicLong seen = new AtomicLong();
			return lines
				.concatMap((line) -> (seen.getAndIncrement() == passed) ? held().thenReturn(line) : Mono.just(line), 1)
				.concatWith(Mono.defer(() -> (seen.get() <= passed) ? held().cast(byte[].class) : Mono.empty()));
		});
	}

	private Mono<Void> held() {
		return this.strike.cleared();
	}

	private static Flux<byte[]> slow(Flux<byte[]> pieces, Duration interval) {
		return pieces.concatMap((piece) -> Mono.delay(interval).thenReturn(piece), 1);
	}

	private static List<byte[]> singleBytes(byte[] line) {
		byte[][] bytes = new byte[line.length][];
		for (int i = 0; i < line.length; i++) {
			bytes[i] = new byte[] { line[i] };
		}
		return List.of(bytes);
	}

	private static Flux<byte[]> truncate(Flux<byte[]> lines, int passed) {
		return lines.index()
			.take(passed + 1L)
			.map((indexed) -> (indexed.getT1() == passed) ? half(indexed.getT2()) : indexed.getT2());
	}

	private static Flux<byte[]> truncateLast(Flux<byte[]> lines) {
		return lines.materialize().buffer(2, 1).handle((pair, sink) -> {
			Signal<byte[]> first = pair.get(0);
			byte[] line = first.get();
			if (line != null) {
				sink.next((pair.size() > 1 && pair.get(1).isOnComplete()) ? half(line) : line);
			}
			else if (first.getThrowable() != null) {
				sink.error(first.getThrowable());
			}
		});
	}

	private static byte[] half(byte[] line) {
		return Arrays.copyOf(line, line.length / 2);
	}

	private Flux<byte[]> insert(Flux<byte[]> lines, int passed) {
		byte[] text = line(this.fault.text());
		return Flux.defer(() -> {
			AtomicLong seen = new AtomicLong();
			return lines
				.concatMapIterable((line) -> (seen.getAndIncrement() == passed) ? List.of(text, line) : List.of(line),
						1)
				.concatWith(Mono.defer(() -> (seen.get() <= passed) ? Mono.just(text) : Mono.empty()));
		});
	}

	private byte[] errorEvent() {
		ObjectNode line = Json.object();
		if (this.fault.effect() == FaultEffect.ERROR_EVENT_OLD) {
			line.put("event", "error").put("source_id", this.sourceId).put("message", this.fault.text());
		}
		else {
			line.putObject("event")
				.put("type", "error")
				.put("source_id", this.sourceId)
				.put("message", this.fault.text());
		}
		return line(new String(Json.bytes(line), StandardCharsets.UTF_8));
	}

	private static byte[] line(String text) {
		return (text + "\n").getBytes(StandardCharsets.UTF_8);
	}

}
