package ai.eyepop.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;
import reactor.core.publisher.Flux;

/**
 * Media that a worker looks at or that a dataset gets. A source is read when its job
 * runs, not before.
 *
 * @since 0.1.0
 */
public sealed interface Source permits MediaSource, ReferenceSource, GroupSource {

	/**
	 * Return the kind of source, one of a few, for metrics and the like.
	 * @return {@code file}, {@code resource}, {@code bytes}, {@code stream},
	 * {@code upload}, {@code url}, {@code asset} or {@code group}
	 */
	String kind();

	/**
	 * Create a source from a file.
	 * @param path path of the file, whose name tells the media type; without a known
	 * extension it is {@code application/octet-stream}
	 * @return a new source
	 */
	static MediaSource of(Path path) {
		Assert.notNull(path, "'path' must not be null");
		return of(path, mediaTypeOf(String.valueOf(path.getFileName())));
	}

	/**
	 * Create a source from a file.
	 * @param path path of the file
	 * @param mediaType media type of the file
	 * @return a new source
	 */
	static MediaSource of(Path path, MediaType mediaType) {
		return new PathSource(path, mediaType);
	}

	/**
	 * Create a source from a resource.
	 * @param resource the resource, whose file name tells the media type; without a known
	 * extension it is {@code application/octet-stream}
	 * @return a new source, which can be submitted once if the resource
	 * {@linkplain Resource#isOpen() is an open stream}
	 */
	static MediaSource of(Resource resource) {
		Assert.notNull(resource, "'resource' must not be null");
		return of(resource, mediaTypeOf(resource.getFilename()));
	}

	/**
	 * Create a source from a resource.
	 * @param resource the resource
	 * @param mediaType media type of the resource
	 * @return a new source, which can be submitted once if the resource
	 * {@linkplain Resource#isOpen() is an open stream}
	 */
	static MediaSource of(Resource resource, MediaType mediaType) {
		if (resource.isOpen()) {
			return StreamSource.of(resource, mediaType);
		}
		if (!resource.isFile()) {
			return new ResourceSource(resource, mediaType);
		}
		try {
			return new PathSource(resource.getFile().toPath(), mediaType);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Create a source from bytes.
	 * @param bytes the media; must not be changed before the job has ended
	 * @param mediaType media type of the bytes
	 * @return a new source
	 */
	static MediaSource of(byte[] bytes, MediaType mediaType) {
		return new BytesSource(bytes, mediaType);
	}

	/**
	 * Create a source from a file that was uploaded to a servlet application.
	 * @param file the file, which must exist until the job has ended
	 * @return a new source
	 */
	static MediaSource of(MultipartFile file) {
		Assert.notNull(file, "'file' must not be null");
		return new MultipartFileSource(file, mediaTypeOf(file.getContentType(), file.getOriginalFilename()));
	}

	/**
	 * Create a source from a file that was uploaded to a reactive application.
	 * @param file the file, which must exist until the job has ended
	 * @return a new source, which can be submitted once
	 */
	static MediaSource of(FilePart file) {
		Assert.notNull(file, "'file' must not be null");
		String contentType = file.headers().getFirst(HttpHeaders.CONTENT_TYPE);
		return new StreamSource("upload", "file " + file.filename(), (factory) -> file.content(),
				mediaTypeOf(contentType, file.filename()));
	}

	/**
	 * Create a source from a stream of bytes.
	 * @param content the media, which is asked for no faster than it is sent
	 * @param mediaType media type of the stream; {@code null} if it is not known
	 * @return a new source, which can be submitted once
	 */
	static MediaSource of(Flux<DataBuffer> content, @Nullable MediaType mediaType) {
		Assert.notNull(content, "'content' must not be null");
		return new StreamSource("stream", "stream", (factory) -> content, mediaType);
	}

	/**
	 * Create a source from bytes that can be made again.
	 * @param content gives the media, each time it is sent; it is asked for no faster
	 * than that
	 * @param mediaType media type of the bytes; {@code null} if it is not known
	 * @return a new source
	 */
	static MediaSource of(Supplier<Flux<DataBuffer>> content, @Nullable MediaType mediaType) {
		Assert.notNull(content, "'content' must not be null");
		return new RepeatedSource(content, mediaType);
	}

	/**
	 * Create a source from a stream of bytes, which is read on threads that may block.
	 * @param stream the media; closed when it was read, but not if its job is canceled
	 * before that
	 * @param mediaType media type of the stream; {@code null} if it is not known
	 * @return a new source, which can be submitted once
	 */
	static MediaSource of(InputStream stream, @Nullable MediaType mediaType) {
		Assert.notNull(stream, "'stream' must not be null");
		return StreamSource.of(new InputStreamResource(stream, "stream"), mediaType);
	}

	/**
	 * Create a source that the service fetches itself.
	 * @param url the URL of the media, which the service must be able to reach
	 * @return a new source
	 */
	static Source of(URI url) {
		return ReferenceSource.of(url);
	}

	/**
	 * Create a source from an asset of the Data API.
	 * @param assetUuid id of the asset
	 * @return a new source
	 */
	static Source ofAsset(String assetUuid) {
		return ReferenceSource.ofAsset(assetUuid);
	}

	/**
	 * Create a group of images that are looked at together, for one prediction.
	 * @param sources 1 to 16 sources: all with bytes, or all by URL
	 * @return a new source; the source itself if there is one
	 * @throws IllegalArgumentException if there are none, too many, or different kinds
	 */
	static Source group(List<? extends Source> sources) {
		return GroupSource.of(sources);
	}

	/**
	 * Create a group of images that are looked at together, for one prediction.
	 * @param sources 1 to 16 sources: all with bytes, or all by URL
	 * @return a new source; the source itself if there is one
	 * @throws IllegalArgumentException if there are none, too many, or different kinds
	 */
	static Source group(Source... sources) {
		return group(List.of(sources));
	}

	/**
	 * Return the sources whose bytes are sent.
	 * @return the sources; none if the service fetches everything itself
	 */
	List<MediaSource> media();

	private static MediaType mediaTypeOf(@Nullable String contentType, @Nullable String fileName) {
		// whoever uploads a file may write anything into its content type
		if (StringUtils.hasText(contentType)) {
			try {
				MediaType mediaType = MediaType.parseMediaType(contentType);
				if (mediaType.isConcrete()) {
					return mediaType;
				}
			}
			catch (InvalidMediaTypeException ex) {
				return mediaTypeOf(fileName);
			}
		}
		return mediaTypeOf(fileName);
	}

	private static MediaType mediaTypeOf(@Nullable String fileName) {
		return MediaTypeFactory.getMediaType(fileName).orElse(MediaType.APPLICATION_OCTET_STREAM);
	}

}
