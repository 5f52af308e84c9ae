package ai.eyepop.emulator.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.EndOfDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooLongFormFieldException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.service.ServiceException;

/**
 * Sink of a {@code multipart/form-data} body: the parts {@code params}, {@code roi} and
 * {@code fps}, then {@code file} (wire protocol section 6).
 */
final class MultipartSink implements BodySink {

	static final int MAX_FILES = 16;

	private static final int MAX_PARTS = 64;

	private static final int MAX_BUFFERED = 1 << 20;

	private static final long MAX_JSON_PART = 1 << 20;

	private final DefaultHttpDataFactory factory;

	private final HttpRequest request;

	private final HttpPostMultipartRequestDecoder decoder;

	private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

	MultipartSink(Path directory, String contentType) {
		this.request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
		this.request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
		this.factory = new DefaultHttpDataFactory(Uploads.MAX_IN_MEMORY);
		this.factory.setBaseDir(directory.toString());
		this.factory.setDeleteOnExit(false);
		if (!HttpPostRequestDecoder.isMultipart(this.request)) {
			throw new ServiceException(400, "The content type of a multipart body needs a boundary");
		}
		this.decoder = new HttpPostMultipartRequestDecoder(this.factory, this.request, StandardCharsets.UTF_8,
				MAX_PARTS, MAX_BUFFERED);
	}

	@Override
	public void accept(byte[] piece) {
		this.collected.writeBytes(piece);
		if (this.collected.size() >= Uploads.MAX_IN_MEMORY) {
			offerCollected();
		}
	}

	@Override
	public Upload finish() throws IOException {
		offerCollected();
		offer(LastHttpContent.EMPTY_LAST_CONTENT);
		Map<String, byte[]> parts = new HashMap<>();
		List<HttpData> files = new ArrayList<>();
		for (InterfaceHttpData part = next(); part != null; part = next()) {
			if (!(part instanceof HttpData data)) {
				continue;
			}
			if ("file".equals(data.getName())) {
				files.add(data);
			}
			else if (!SourceParts.NAMES.contains(data.getName())) {
				throw new ServiceException(400, "There is no part '%s'; known are %s and file".formatted(data.getName(),
						String.join(", ", SourceParts.NAMES)));
			}
			else if (data.length() > MAX_JSON_PART) {
				throw new ServiceException(413, "The part '%s' is too large".formatted(data.getName()));
			}
			else {
				parts.put(data.getName(), data.get());
			}
		}
		if (this.decoder.currentPartialHttpData() != null) {
			throw new ServiceException(400, "The multipart body ends in the middle of a part");
		}
		return new Upload(files(files), parts);
	}

	@Override
	public void close() {
		this.decoder.destroy();
		this.factory.cleanRequestHttpData(this.request);
	}

	private void offerCollected() {
		// few large pieces: the decoder may take line ends for content where a piece ends
		byte[] piece = this.collected.toByteArray();
		this.collected.reset();
		offer(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
	}

	private void offer(HttpContent content) {
		try {
			this.decoder.offer(content);
		}
		catch (TooManyFormFieldsException | TooLongFormFieldException ex) {
			throw new ServiceException(413, "The multipart body has too many or too long parts");
		}
		catch (ErrorDataDecoderException ex) {
			throw new ServiceException(400, "The multipart body is malformed");
		}
	}

	private static List<Upload.Stored> files(List<HttpData> files) throws IOException {
		if (files.isEmpty()) {
			throw new ServiceException(400, "The multipart body has no complete part 'file'");
		}
		if (files.size() > MAX_FILES) {
			throw new ServiceException(400,
					"An image group has up to %d images, but this one has %d".formatted(MAX_FILES, files.size()));
		}
		List<Upload.Stored> stored = new ArrayList<>();
		for (HttpData file : files) {
			String contentType = (file instanceof FileUpload upload) ? upload.getContentType() : null;
			stored.add(new Upload.Stored(
					file.isInMemory() ? Images.inMemory(file.get()) : Images.inFile(file.getFile().toPath()),
					Exchange.mediaType(contentType)));
		}
		return List.copyOf(stored);
	}

	private @Nullable InterfaceHttpData next() {
		try {
			return this.decoder.hasNext() ? this.decoder.next() : null;
		}
		catch (EndOfDataDecoderException ex) {
			return null;
		}
	}

}
