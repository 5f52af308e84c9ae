package ai.eyepop.worker;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.internal.WireText;
import ai.eyepop.source.MediaSource;

/**
 * A form of several parts, each written as it is read. Its length is told if that of each
 * part is known.
 */
final class MultipartBody {

	private final String boundary = "eyepop-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

	private final List<Part> parts;

	MultipartBody(List<Part> parts) {
		this.parts = List.copyOf(parts);
	}

	MediaType mediaType() {
		return new MediaType(MediaType.MULTIPART_FORM_DATA, Map.of("boundary", this.boundary));
	}

	BodyInserter<?, ReactiveHttpOutputMessage> body() {
		return (message, context) -> length().flatMap((length) -> {
			if (length != MediaSource.UNKNOWN_LENGTH) {
				message.getHeaders().setContentLength(length);
			}
			return message.writeWith(content(message.bufferFactory()));
		});
	}

	private Mono<Long> length() {
		return Flux.fromIterable(this.parts)
			.concatMap((part) -> part.source().readableLength().map((length) -> partLength(part, length)))
			.reduce((long) end().length,
					(sum, length) -> (sum == MediaSource.UNKNOWN_LENGTH || length == MediaSource.UNKNOWN_LENGTH)
							? MediaSource.UNKNOWN_LENGTH : sum + length);
	}

	private long partLength(Part part, long length) {
		return (length == MediaSource.UNKNOWN_LENGTH) ? length : begin(part).length + length + 2;
	}

	private Flux<DataBuffer> content(DataBufferFactory factory) {
		return Flux.fromIterable(this.parts)
			.concatMap((part) -> Flux.concat(buffer(factory, begin(part)), part.source().readableContent(factory),
					buffer(factory, new byte[] { '\r', '\n' })))
			.concatWith(buffer(factory, end()));
	}

	private Mono<DataBuffer> buffer(DataBufferFactory factory, byte[] bytes) {
		return Mono.fromSupplier(() -> factory.wrap(bytes));
	}

	private byte[] begin(Part part) {
		MediaType mediaType = part.source().mediaType();
		String contentType = (mediaType != null) ? "Content-Type: " + WireText.header(mediaType) + "\r\n" : "";
		return ascii("--%s\r\n%sContent-Disposition: form-data; name=\"%s\"; filename=\"blob\"\r\n\r\n"
			.formatted(this.boundary, contentType, part.name()));
	}

	private byte[] end() {
		return ascii("--" + this.boundary + "--\r\n");
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * A part of the form.
	 *
	 * @param name name of the part
	 * @param source its bytes
	 */
	record Part(String name, MediaSource source) {

	}

}
