package ai.eyepop.data.asset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;
import ai.eyepop.prediction.Prediction;

/**
 * An asset that the service fetches itself. What was not set is not sent; what was set to
 * {@code null} is sent as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record AssetImport(@JsonValue Map<String, @Nullable Object> members) {

	public AssetImport {
		members = Members.map(members);
	}

	@Override
	public String toString() {
		// the query of a signed URL is as good as a credential
		return "AssetImport" + this.members.keySet();
	}

	/**
	 * Create a builder.
	 * @param url the URL of the media, which the service must be able to reach
	 * @return a new builder
	 */
	public static Builder builder(String url) {
		return new Builder(url);
	}

	/**
	 * Builder of {@link AssetImport}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(String url) {
			Assert.notNull(url, "'url' must not be null");
			this.members.put("url", url);
		}

		/**
		 * Set the mime type.
		 * @param mimeType media type
		 * @return this builder
		 */
		public Builder mimeType(@Nullable String mimeType) {
			this.members.put("mime_type", mimeType);
			return this;
		}

		/**
		 * Set the file size bytes.
		 * @param fileSizeBytes size in bytes
		 * @return this builder
		 */
		public Builder fileSizeBytes(@Nullable Long fileSizeBytes) {
			this.members.put("file_size_bytes", fileSizeBytes);
			return this;
		}

		/**
		 * Set the external id.
		 * @param externalId id that the importer gives
		 * @return this builder
		 */
		public Builder externalId(@Nullable String externalId) {
			this.members.put("external_id", externalId);
			return this;
		}

		/**
		 * Set the annotations.
		 * @param annotations annotations
		 * @return this builder
		 */
		public Builder annotations(@Nullable List<AssetImportAnnotation> annotations) {
			this.members.put("annotations", Members.given(annotations));
			return this;
		}

		/**
		 * Set the ground truth.
		 * @param groundTruth what is there, in the words of a person
		 * @return this builder
		 */
		public Builder groundTruth(@Nullable Prediction groundTruth) {
			this.members.put("ground_truth", groundTruth);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new asset to import
		 */
		public AssetImport build() {
			return new AssetImport(this.members);
		}

	}

}
