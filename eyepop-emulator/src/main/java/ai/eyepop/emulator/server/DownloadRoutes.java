package ai.eyepop.emulator.server;

import java.awt.image.BufferedImage;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.Assets;
import ai.eyepop.emulator.service.data.Blob;
import ai.eyepop.emulator.service.data.DataState;
import ai.eyepop.emulator.service.data.InvalidFieldException;
import ai.eyepop.emulator.vision.ImageFile;
import ai.eyepop.emulator.vision.UnreadableImageException;

/**
 * Routes that download assets, as they are or as scaled JPEGs.
 */
final class DownloadRoutes {

	private static final Set<String> AS_THEY_ARE = Set.of("original", "normalized", "video_original_size");

	private static final Set<String> IMAGES = new TreeSet<>(Set.of("image_original_size", "image_fit_1024",
			"image_fit_640", "image_fit_224", "image_cover_1024", "image_cover_640", "image_cover_224"));

	private final DataState state;

	private final Blobs blobs;

	private final SignedUrls urls;

	DownloadRoutes(DataState state, Blobs blobs, SignedUrls urls) {
		this.state = state;
		this.blobs = blobs;
		this.urls = urls;
	}

	void addTo(DataApi api) {
		api.data("GET", "/assets/{asset}/download", this::download);
	}

	private Mono<Answer> download(DataCall call) {
		String mode = call.query().text("transcode_mode", "original");
		checkMode(mode);
		Assets.Content content = this.state.alone(() -> this.state.assets()
			.content(call.path("asset"), call.query().text("dataset_uuid"), call.query().version()));
		@Nullable String urlType = call.query().text("url_type");
		if (urlType == null) {
			return bytes(content, mode);
		}
		String url = this.urls.sign(call.exchange(), () -> bytes(content, mode));
		return Mono.just(Answer.json(Json.object().put("url", url).put("url_type", urlType)));
	}

	static void checkMode(String mode) {
		if (!AS_THEY_ARE.contains(mode) && !IMAGES.contains(mode)) {
			throw InvalidFieldException.query("transcode_mode", "is not known: '%s'".formatted(mode));
		}
	}

	/**
	 * Answer the bytes of an asset.
	 * @param content the bytes
	 * @param mode a {@code TranscodeMode}
	 * @return the answer
	 */
	Mono<Answer> bytes(Assets.Content content, String mode) {
		if (AS_THEY_ARE.contains(mode)) {
			return Mono.just(answer(content.blob(), content.mimeType()));
		}
		if (!content.image()) {
			throw new ServiceException(409,
					"The asset is no image that the emulator reads: '%s' cannot be made of it".formatted(mode));
		}
		return scaled(content.blob(), mode).map((scaled) -> {
			Answer.Bytes answer = answer(scaled, "image/jpeg");
			return new Answer.Bytes(answer.contentType(), answer.length(),
					answer.pieces().doFinally((signal) -> this.blobs.delete(scaled)));
		});
	}

	private Mono<Blob> scaled(Blob original, String mode) {
		String last = mode.substring(mode.lastIndexOf('_') + 1);
		int size = last.equals("size") ? 0 : Integer.parseInt(last);
		return this.blobs
			.write((out) -> ImageFile.writeJpeg(image(original, size, mode.startsWith("image_cover")), out));
	}

	private static BufferedImage image(Blob blob, int size, boolean cover) {
		try {
			return ImageFile.scaled(Images.inFile(blob.file()), size, cover);
		}
		catch (UnreadableImageException ex) {
			throw new ServiceException(409, String.valueOf(ex.getMessage()));
		}
	}

	Answer.Bytes answer(Blob blob, String mimeType) {
		return new Answer.Bytes(mimeType.isEmpty() ? "application/octet-stream" : mimeType, blob.length(),
				this.blobs.pieces(blob.file()));
	}

}
