package ai.eyepop.emulator.arrow;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asset as a row. Its numbers are those that it came with, bit by bit.
 */
public final class AssetRow {

	private static final int UUID = 0;

	private static final int EXTERNAL_ID = 1;

	private static final int ASSET_URL = 4;

	private static final int PARTITION = 7;

	private static final int ANNOTATIONS = 10;

	private static final int MIME_TYPE = 11;

	private final @Nullable Object[] cells;

	AssetRow(@Nullable Object[] cells) {
		this.cells = cells;
	}

	/**
	 * Make a row of an asset of the Data API.
	 * @param json the asset with its annotations
	 * @return the row, with numbers normalised by the size of their source
	 */
	public static AssetRow of(ObjectNode json) {
		return new AssetRow(RowJson.read(json));
	}

	/**
	 * Return the row as an asset of the Data API.
	 * @return the columns by name
	 */
	public ObjectNode toJson() {
		return RowJson.write(this.cells);
	}

	@Nullable Object[] cells() {
		return this.cells;
	}

	/**
	 * Return the uuid.
	 * @return the uuid or {@code null}
	 */
	public @Nullable String uuid() {
		return text(UUID);
	}

	/**
	 * Return where the bytes are.
	 * @return the URL or {@code null}
	 */
	public @Nullable String assetUrl() {
		return text(ASSET_URL);
	}

	/**
	 * Return the media type.
	 * @return the media type, empty if there is none
	 */
	public String mimeType() {
		String type = text(MIME_TYPE);
		return (type != null) ? type : "";
	}

	/**
	 * Return the partition.
	 * @return the partition or {@code null}
	 */
	public @Nullable String partition() {
		return text(PARTITION);
	}

	/**
	 * Return the annotations.
	 * @return what each is, without its predictions
	 */
	public List<AnnotationRow> annotations() {
		return annotationCells().stream().map(AnnotationRow::new).toList();
	}

	/**
	 * Return the row with another uuid.
	 * @param uuid the uuid
	 * @return a copy
	 */
	public AssetRow withUuid(String uuid) {
		return with(UUID, uuid);
	}

	/**
	 * Return the row with another URL.
	 * @param assetUrl the URL or {@code null}
	 * @return a copy
	 */
	public AssetRow withAssetUrl(@Nullable String assetUrl) {
		return with(ASSET_URL, assetUrl);
	}

	/**
	 * Return the row without its external id.
	 * @return a copy
	 */
	public AssetRow withoutExternalId() {
		return with(EXTERNAL_ID, null);
	}

	/**
	 * Return the row with some of its annotations.
	 * @param test which stay
	 * @return a copy
	 */
	public AssetRow withAnnotations(Predicate<AnnotationRow> test) {
		return with(ANNOTATIONS,
				annotationCells().stream().filter((annotation) -> test.test(new AnnotationRow(annotation))).toList());
	}

	/**
	 * Return the row as it is written, where the columns that version 1.7 has kept from
	 * older ones repeat the first prediction.
	 * @return a copy
	 */
	AssetRow expanded() {
		return with(ANNOTATIONS, annotationCells().stream().map(AnnotationRow::expanded).toList());
	}

	private AssetRow with(int cell, @Nullable Object value) {
		@Nullable Object[] copy = this.cells.clone();
		copy[cell] = value;
		return new AssetRow(copy);
	}

	private @Nullable String text(int cell) {
		return (String) this.cells[cell];
	}

	@SuppressWarnings("unchecked")
	private List<@Nullable Object[]> annotationCells() {
		List<?> list = (List<?>) this.cells[ANNOTATIONS];
		return (list != null) ? (List<@Nullable Object[]>) list.stream().filter(Objects::nonNull).toList() : List.of();
	}

}
