package ai.eyepop.worker;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import ai.eyepop.prediction.Area;
import ai.eyepop.source.ReferenceSource;

/**
 * What is sent for sources that the worker fetches itself.
 *
 * @param sourceType kind of the source
 * @param url the URL of the media
 * @param assetUuid id of an asset of the Data API
 * @param sources sources of a group
 * @param version version of the predictions
 * @param motion how motion is detected
 * @param params parameters for components
 * @param roi part of the image that is looked at
 * @param fps frames that are looked at in a second
 * @param mediaCacheSeconds how long the worker keeps the media
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReferenceBody(String sourceType, @Nullable URI url, @Nullable String assetUuid,
		@Nullable List<Reference> sources, int version, @JsonUnwrapped @Nullable MotionDetection motion,
		@Nullable List<ComponentParams> params, @Nullable Area roi, @Nullable String fps,
		@Nullable Long mediaCacheSeconds) {

	@Override
	public String toString() {
		// the query of a URL may hold a signature
		return "ReferenceBody[sourceType=%s, assetUuid=%s]".formatted(this.sourceType, this.assetUuid);
	}

	static ReferenceBody of(ReferenceSource source, PredictOptions options) {
		Reference reference = Reference.of(source);
		return new ReferenceBody(reference.sourceType(), reference.url(), reference.assetUuid(), null,
				options.version(), options.motion(), options.params(), options.roi(), options.fps(),
				seconds(options.mediaCache()));
	}

	static ReferenceBody of(List<ReferenceSource> sources, PredictOptions options) {
		return new ReferenceBody("GROUP", null, null, sources.stream().map(Reference::of).toList(), options.version(),
				null, options.params(), options.roi(), null, seconds(options.mediaCache()));
	}

	static @Nullable Long seconds(@Nullable Duration duration) {
		return (duration != null) ? duration.toSeconds() : null;
	}

	/**
	 * A source of a group.
	 *
	 * @param sourceType kind of the source
	 * @param url the URL of the media
	 * @param assetUuid id of an asset of the Data API
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Reference(String sourceType, @Nullable URI url, @Nullable String assetUuid) {

		@Override
		public String toString() {
			return "Reference[sourceType=%s, assetUuid=%s]".formatted(this.sourceType, this.assetUuid);
		}

		private static Reference of(ReferenceSource source) {
			return new Reference((source.url() != null) ? "URL" : "ASSET_UUID", source.url(), source.assetUuid());
		}

	}

}
