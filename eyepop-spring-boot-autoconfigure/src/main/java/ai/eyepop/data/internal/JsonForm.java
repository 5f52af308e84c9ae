package ai.eyepop.data.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import reactor.core.publisher.Mono;

import ai.eyepop.http.WireJson;

/**
 * A form with one part, which is JSON.
 *
 * @param name name of the part
 * @param value its value
 */
public record JsonForm(String name, Object value) {

	Mono<Void> writeTo(ReactiveHttpOutputMessage message) {
		String boundary = "eyepop-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
		ByteArrayOutputStream form = new ByteArrayOutputStream();
		form.writeBytes(
				ascii("--%s\r\nContent-Type: application/json\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n"
					.formatted(boundary, this.name)));
		form.writeBytes(WireJson.write(this.value));
		form.writeBytes(ascii("\r\n--%s--\r\n".formatted(boundary)));
		message.getHeaders().setContentType(new MediaType(MediaType.MULTIPART_FORM_DATA, Map.of("boundary", boundary)));
		message.getHeaders().setContentLength(form.size());
		return message.writeWith(Mono.fromSupplier(() -> message.bufferFactory().wrap(form.toByteArray())));
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
