package ai.eyepop.emulator.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.InvalidFieldException;

/**
 * Form with the one part {@code infer_request} (wire protocol section 11).
 */
final class InferForm {

	private static final String PART = "infer_request";

	private InferForm() {
	}

	/**
	 * Read a form.
	 * @param contentType its content type
	 * @param body its bytes
	 * @return the JSON of the part
	 */
	static JsonNode read(String contentType, byte[] body) {
		DefaultFullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/",
				Unpooled.wrappedBuffer(body));
		request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
		if (!HttpPostRequestDecoder.isMultipart(request)) {
			throw new ServiceException(415, "The body must be multipart/form-data with a boundary");
		}
		// in memory only: the body is small
		HttpPostRequestDecoder decoder = decoder(request);
		try {
			for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
				if (part instanceof HttpData data && PART.equals(data.getName())) {
					return JsonMapper.shared().readTree(new String(data.get(), StandardCharsets.UTF_8));
				}
			}
		}
		catch (JacksonException ex) {
			throw InvalidFieldException.body(PART, "is not valid JSON: " + ex.getOriginalMessage());
		}
		catch (IOException ex) {
			throw InvalidFieldException.body(PART, "cannot be read");
		}
		finally {
			decoder.destroy();
		}
		throw InvalidFieldException.body(PART, "is missing");
	}

	private static HttpPostRequestDecoder decoder(DefaultFullHttpRequest request) {
		try {
			return new HttpPostRequestDecoder(new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8);
		}
		catch (ErrorDataDecoderException ex) {
			throw InvalidFieldException.body("body", "is no well-formed multipart body");
		}
	}

}
