package ai.eyepop.data.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which datasets to list, and how.
 *
 * @param accountUuid id of the account; {@code null} for that of the endpoint
 * @param includeHeroAsset whether versions tell the asset that stands for them
 * @param modifiableVersionOnly whether to list the version that can be modified only
 * @since 0.1.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetListRequest(@JsonProperty("account_uuid") @Nullable String accountUuid,
		@JsonProperty("include_hero_asset") boolean includeHeroAsset,
		@JsonProperty("modifiable_version_only") @Nullable Boolean modifiableVersionOnly) {

	/**
	 * Create a request for the datasets of the endpoint's account.
	 * @return a new request
	 */
	public static DatasetListRequest defaults() {
		return new DatasetListRequest(null, false, null);
	}

	/**
	 * Return this request for another account.
	 * @param accountUuid id of the account
	 * @return a new request
	 */
	public DatasetListRequest withAccountUuid(@Nullable String accountUuid) {
		return new DatasetListRequest(accountUuid, this.includeHeroAsset, this.modifiableVersionOnly);
	}

	/**
	 * Return this request with or without hero assets.
	 * @param includeHeroAsset whether versions tell the asset that stands for them
	 * @return a new request
	 */
	public DatasetListRequest withHeroAsset(boolean includeHeroAsset) {
		return new DatasetListRequest(this.accountUuid, includeHeroAsset, this.modifiableVersionOnly);
	}

	/**
	 * Return this request for some of the versions.
	 * @param modifiableVersionOnly whether to list the version that can be modified only
	 * @return a new request
	 */
	public DatasetListRequest withModifiableVersionOnly(@Nullable Boolean modifiableVersionOnly) {
		return new DatasetListRequest(this.accountUuid, this.includeHeroAsset, modifiableVersionOnly);
	}

}
