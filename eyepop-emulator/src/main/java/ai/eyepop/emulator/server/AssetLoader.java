package ai.eyepop.emulator.server;

import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.data.DataState;

/**
 * Loader of the bytes of assets that are somewhere else.
 */
final class AssetLoader {

	private static final Logger logger = LoggerFactory.getLogger(AssetLoader.class);

	private final DataState state;

	private final Blobs blobs;

	private final References references;

	private final long maxLength;

	AssetLoader(DataState state, Blobs blobs, References references, long maxLength) {
		this.state = state;
		this.blobs = blobs;
		this.references = references;
		this.maxLength = maxLength;
	}

	/**
	 * Load the bytes of an asset.
	 * @param asset the asset, which waits for them
	 * @param uri where they are
	 * @param mimeType their media type, empty if it is not known
	 * @param transform whether the asset is transformed
	 * @return a signal of the end, after which the asset has its bytes or is rejected
	 */
	Mono<Void> load(String asset, URI uri, String mimeType, boolean transform) {
		return this.references
			.open(uri,
					(type, bytes) -> this.blobs.keep(Uploads.limited(bytes, this.maxLength))
						.doOnNext((blob) -> this.state.alone(() -> this.state.arrivals()
							.arrived(asset, blob, mimeType.isEmpty() ? type : mimeType, transform)))
						.then())
			.onErrorResume((ex) -> {
				logger.debug("The bytes of the asset {} could not be loaded", asset, ex);
				reject(asset, String.valueOf(ex.getMessage()));
				return Mono.empty();
			});
	}

	/**
	 * Load the bytes of an imported asset, which stays as it is if they cannot be had.
	 * @param asset the asset
	 * @param url where they are
	 * @param mimeType their media type if their server does not tell it, possibly empty
	 * @return a signal of the end
	 */
	Mono<Void> fill(String asset, String url, String mimeType) {
		return Mono.fromSupplier(() -> References.uri(url))
			.flatMap((uri) -> this.references.open(uri,
					(type, bytes) -> this.blobs.keep(Uploads.limited(bytes, this.maxLength))
						.doOnNext((blob) -> this.state.alone(() -> {
							this.state.arrivals().fill(asset, blob, type.isEmpty() ? mimeType : type);
							return null;
						}))
						.then()))
			.onErrorResume((ex) -> {
				logger.debug("The bytes of the asset {} could not be loaded", asset, ex);
				return Mono.empty();
			});
	}

	private void reject(String asset, String message) {
		this.state.alone(() -> {
			this.state.arrivals().failed(asset, message);
			return null;
		});
	}

}
