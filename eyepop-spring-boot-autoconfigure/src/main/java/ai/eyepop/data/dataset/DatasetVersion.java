package ai.eyepop.data.dataset;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

import ai.eyepop.data.internal.Members;
import ai.eyepop.data.internal.WireInstant;

/**
 * A version of a dataset.
 *
 * @param version number of the version, from 1
 * @param createdAt time of creation
 * @param updatedAt time of the last change
 * @param assetsModifiedAt time of the last change to an asset
 * @param lastAnalysedAt time of the last analysis
 * @param modifiable whether assets can be added and changed
 * @param heroAssetUuid id of the asset that stands for the version
 * @param assetStats how many assets are in which state; only if it was asked for
 * @param other members that this version does not know, by name
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DatasetVersion(@JsonProperty("version") int version,
		@JsonProperty("created_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant createdAt,
		@JsonProperty("updated_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant updatedAt,
		@JsonProperty("assets_modified_at") @JsonDeserialize(
				using = WireInstant.class) @Nullable Instant assetsModifiedAt,
		@JsonProperty("last_analysed_at") @JsonDeserialize(using = WireInstant.class) @Nullable Instant lastAnalysedAt,
		@JsonProperty("modifiable") @Nullable Boolean modifiable,
		@JsonProperty("hero_asset_uuid") @Nullable String heroAssetUuid,
		@JsonProperty("asset_stats") @Nullable AssetStats assetStats,
		@JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> other) {

	public DatasetVersion {
		other = Members.map(other);
	}

	/**
	 * Create a builder.
	 * @param version number of the version, from 1
	 * @return a new builder
	 */
	public static Builder builder(int version) {
		return new Builder(version);
	}

	/**
	 * Builder of {@link DatasetVersion}.
	 */
	public static final class Builder {

		private final int version;

		private @Nullable Instant createdAt;

		private @Nullable Instant updatedAt;

		private @Nullable Instant assetsModifiedAt;

		private @Nullable Instant lastAnalysedAt;

		private @Nullable Boolean modifiable;

		private @Nullable String heroAssetUuid;

		private @Nullable AssetStats assetStats;

		private Map<String, @Nullable Object> other = Map.of();

		private Builder(int version) {
			this.version = version;
		}

		/**
		 * Set the created at.
		 * @param createdAt time of creation
		 * @return this builder
		 */
		public Builder createdAt(@Nullable Instant createdAt) {
			this.createdAt = createdAt;
			return this;
		}

		/**
		 * Set the updated at.
		 * @param updatedAt time of the last change
		 * @return this builder
		 */
		public Builder updatedAt(@Nullable Instant updatedAt) {
			this.updatedAt = updatedAt;
			return this;
		}

		/**
		 * Set the assets modified at.
		 * @param assetsModifiedAt time of the last change to an asset
		 * @return this builder
		 */
		public Builder assetsModifiedAt(@Nullable Instant assetsModifiedAt) {
			this.assetsModifiedAt = assetsModifiedAt;
			return this;
		}

		/**
		 * Set the last analysed at.
		 * @param lastAnalysedAt time of the last analysis
		 * @return this builder
		 */
		public Builder lastAnalysedAt(@Nullable Instant lastAnalysedAt) {
			this.lastAnalysedAt = lastAnalysedAt;
			return this;
		}

		/**
		 * Set the modifiable.
		 * @param modifiable whether assets can be added and changed
		 * @return this builder
		 */
		public Builder modifiable(@Nullable Boolean modifiable) {
			this.modifiable = modifiable;
			return this;
		}

		/**
		 * Set the hero asset uuid.
		 * @param heroAssetUuid id of the asset that stands for the version
		 * @return this builder
		 */
		public Builder heroAssetUuid(@Nullable String heroAssetUuid) {
			this.heroAssetUuid = heroAssetUuid;
			return this;
		}

		/**
		 * Set the asset stats.
		 * @param assetStats how many assets are in which state; only if it was asked for
		 * @return this builder
		 */
		public Builder assetStats(@Nullable AssetStats assetStats) {
			this.assetStats = assetStats;
			return this;
		}

		/**
		 * Set the members that this version does not know.
		 * @param other members that this version does not know, by name
		 * @return this builder
		 */
		public Builder other(Map<String, @Nullable Object> other) {
			this.other = other;
			return this;
		}

		/**
		 * Create the record.
		 * @return a new version
		 */
		public DatasetVersion build() {
			return new DatasetVersion(this.version, this.createdAt, this.updatedAt, this.assetsModifiedAt,
					this.lastAnalysedAt, this.modifiable, this.heroAssetUuid, this.assetStats, this.other);
		}

	}

}
