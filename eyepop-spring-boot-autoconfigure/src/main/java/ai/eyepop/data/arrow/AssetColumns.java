package ai.eyepop.data.arrow;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.Asset;

/**
 * Writes assets as rows of a batch, in the newest version of the schema.
 */
final class AssetColumns {

	private final BatchColumns columns = new BatchColumns();

	private final TextWriter uuid;

	private final TextWriter externalId;

	private final NumberWriter createdAt;

	private final NumberWriter updatedAt;

	private final TextWriter assetUrl;

	private final NumberWriter imageWidth;

	private final NumberWriter imageHeight;

	private final CodedWriter partition;

	private final HalfWriter reviewPriority;

	private final HalfWriter modelRelevance;

	private final AnnotationsWriter annotations;

	private final CodedWriter mimeType;

	private final NumberWriter duration;

	private final NumberWriter frames;

	AssetColumns() {
		this.uuid = this.columns.text();
		this.externalId = this.columns.text();
		this.createdAt = this.columns.number(Long.SIZE);
		this.updatedAt = this.columns.number(Long.SIZE);
		this.assetUrl = this.columns.text();
		this.imageWidth = this.columns.number(Short.SIZE);
		this.imageHeight = this.columns.number(Short.SIZE);
		this.partition = this.columns.coded(Integer.SIZE);
		this.reviewPriority = this.columns.half();
		this.modelRelevance = this.columns.half();
		this.annotations = new AnnotationsWriter(this.columns);
		this.mimeType = this.columns.coded(Short.SIZE);
		this.duration = this.columns.number(Float.SIZE);
		this.frames = this.columns.number(Integer.SIZE);
	}

	/**
	 * Write an asset.
	 * @param asset the asset
	 * @throws UnwritableAssetException if it has a value without a place
	 * @throws FullDictionary if a dictionary has no place, so that part of the asset is
	 * to be taken back
	 */
	void add(Asset asset) {
		try {
			write(asset);
		}
		catch (Unwritable | ArithmeticException ex) {
			throw new UnwritableAssetException(asset, String.valueOf(ex.getMessage()), ex);
		}
	}

	private void write(Asset asset) {
		this.uuid.addOrNull(asset.uuid());
		this.externalId.addOrNull(asset.externalId());
		this.createdAt.addOrNull(milliseconds(asset.createdAt()));
		this.updatedAt.addOrNull(milliseconds(asset.updatedAt()));
		this.assetUrl.addOrNull((asset.other().get(AssetRows.ASSET_URL) instanceof String url) ? url : null);
		this.imageWidth.unsigned(asset.originalImageWidth(), "the original width");
		this.imageHeight.unsigned(asset.originalImageHeight(), "the original height");
		this.partition.addOrNull(asset.partition());
		this.reviewPriority.exact(asset.reviewPriority());
		this.modelRelevance.exact(asset.modelRelevance());
		this.annotations.add(asset.annotations());
		this.mimeType.addOrNull(asset.mimeType());
		Double duration = asset.originalDuration();
		this.duration.addOrNull((duration != null) ? (Long) floatBits(duration) : null);
		this.frames.unsigned(asset.originalFrames(), "the original number of frames");
	}

	private static @Nullable Long milliseconds(@Nullable Instant date) {
		return (date != null) ? (Long) date.toEpochMilli() : null;
	}

	private static long floatBits(double value) {
		return Float.floatToIntBits((float) value);
	}

	BatchColumns columns() {
		return this.columns;
	}

	/**
	 * Take rows back, the last of which need not be whole.
	 * @param rows how many rows stay
	 */
	void truncate(int rows) {
		this.columns.truncate(ArrowSchemas.V1_7, rows);
	}

	int rows() {
		return this.uuid.count();
	}

}
