package ai.eyepop.emulator.server;

import java.util.List;

import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.media.Frames;
import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.Viewer;
import ai.eyepop.emulator.service.data.Assets;

/**
 * Viewer of assets: of an image as it is, of a video frame by frame.
 */
final class AssetViewer {

	private final Viewer viewer;

	private final Blobs blobs;

	AssetViewer(Viewer viewer, Blobs blobs) {
		this.viewer = viewer;
		this.blobs = blobs;
	}

	/**
	 * View an asset.
	 * @param content the asset
	 * @param view how to look at it
	 * @return the predictions, one for an image
	 */
	Mono<List<ObjectNode>> view(Assets.Content content, Viewer.View view) {
		boolean video = content.mimeType().startsWith("video/");
		if (!content.image() && !video) {
			return Mono.error(new ServiceException(400, "The asset is neither an image nor a video that can be read"));
		}
		return this.blobs.pieces(content.blob().file()).take(1).next().defaultIfEmpty(new byte[0]).flatMap((head) -> {
			boolean still = !video && !Frames.isGif(head);
			return still ? this.viewer.image(Images.inFile(content.blob().file()), view)
					: this.viewer.video(this.blobs.pieces(content.blob().file()), view);
		});
	}

}
