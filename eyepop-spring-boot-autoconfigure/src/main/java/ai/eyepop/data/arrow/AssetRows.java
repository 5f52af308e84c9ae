package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.asset.Asset;

/**
 * Reads assets from the rows of a batch, straight from its columns.
 */
final class AssetRows {

	static final String ASSET_URL = "asset_url";

	private final IpcLayout layout;

	private final Map<Long, DictionaryTexts> dictionaries = new HashMap<>();

	private final List<Column> columns = new ArrayList<>();

	private final TextColumn uuid;

	private final TextColumn externalId;

	private final InstantColumn createdAt;

	private final InstantColumn updatedAt;

	private final TextColumn assetUrl;

	private final IntegerColumn imageWidth;

	private final IntegerColumn imageHeight;

	private final TextColumn partition;

	private final RealColumn reviewPriority;

	private final RealColumn modelRelevance;

	private final AnnotationsReader annotations;

	private final TextColumn mimeType;

	private final RealColumn duration;

	private final IntegerColumn frames;

	AssetRows(IpcLayout layout) {
		this.layout = layout;
		layout.dictionaries().forEach(this::dictionary);
		this.uuid = text("uuid");
		this.externalId = text("external_id");
		this.createdAt = column(new InstantColumn(layout.field("created_at")));
		this.updatedAt = column(new InstantColumn(layout.field("updated_at")));
		this.assetUrl = text(ASSET_URL);
		this.imageWidth = integer("original_image_width");
		this.imageHeight = integer("original_image_height");
		this.partition = text("partition");
		this.reviewPriority = real("review_priority");
		this.modelRelevance = real("model_relevance");
		this.annotations = new AnnotationsReader(layout.field("annotations"), this.dictionaries);
		this.mimeType = text("mime_type");
		this.duration = real("original_duration");
		this.frames = integer("original_frames");
		if (!this.uuid.exists()) {
			throw new ArrowFormatException("there is no column 'uuid', so these are no assets", null);
		}
	}

	private void dictionary(Long id, IpcLayout values) {
		// others belong to columns that are not known
		if (values.fields().get(0).type() instanceof org.apache.arrow.vector.types.pojo.ArrowType.Utf8) {
			this.dictionaries.put(id, new DictionaryTexts(values));
		}
	}

	private <C extends Column> C column(C column) {
		this.columns.add(column);
		return column;
	}

	private TextColumn text(String name) {
		return column(TextColumn.of(this.layout.field(name), this.dictionaries));
	}

	private RealColumn real(String name) {
		return column(new RealColumn(this.layout.field(name)));
	}

	private IntegerColumn integer(String name) {
		return column(new IntegerColumn(this.layout.field(name)));
	}

	/**
	 * Take values of a dictionary.
	 * @param id id of the dictionary
	 * @param delta whether they come after the ones before, or replace them
	 * @param values the values
	 */
	void dictionary(long id, boolean delta, IpcBatch values) {
		DictionaryTexts texts = this.dictionaries.get(id);
		if (texts != null) {
			try {
				texts.accept(delta, values);
			}
			catch (ColumnDamage ex) {
				throw ex.at(values.number(), ArrowFormatException.UNKNOWN);
			}
		}
	}

	/**
	 * Go to a batch.
	 * @param batch the batch, which stays open while rows are read
	 */
	void bind(IpcBatch batch) {
		try {
			for (Column column : this.columns) {
				column.bind(batch, batch.length());
			}
			this.annotations.bind(batch, batch.length());
		}
		catch (ColumnDamage ex) {
			throw ex.at(batch.number(), ArrowFormatException.UNKNOWN);
		}
	}

	/**
	 * Read a row.
	 * @param batch the batch
	 * @param row number of the row
	 * @return the asset
	 */
	Asset read(IpcBatch batch, int row) {
		batch.heap().reset();
		try {
			return read(row);
		}
		catch (ColumnDamage ex) {
			throw ex.at(batch.number(), row);
		}
	}

	private Asset read(int row) {
		return new Asset(this.uuid.required(row), this.createdAt.valueOrNull(row), this.updatedAt.valueOrNull(row),
				this.mimeType.valueOrNull(row), null, this.imageWidth.intOrNull(row), this.imageHeight.intOrNull(row),
				this.duration.exactOrNull(row), this.frames.longOrNull(row), null, null, null,
				this.externalId.valueOrNull(row), this.partition.valueOrNull(row),
				this.reviewPriority.roundedOrNull(row), this.modelRelevance.roundedOrNull(row),
				this.annotations.read(row), List.of(), null, null, other(this.assetUrl.valueOrNull(row)));
	}

	private static Map<String, @Nullable Object> other(@Nullable String url) {
		return (url != null) ? Map.of(ASSET_URL, url) : Map.of();
	}

}
