package ai.eyepop.emulator.arrow;

import ai.eyepop.emulator.arrow.Column.Kind;
import ai.eyepop.emulator.arrow.Column.Scale;

/**
 * Columns of version 1.7, which all older versions have some of, and where they are in a
 * row.
 */
public final class AssetSchema {

	/**
	 * The media type of exports and imports.
	 */
	public static final String MEDIA_TYPE = "application/vnd.apache.arrow.file;version=1.7";

	private static final Column TEXT = Column.struct("item", Column.half("confidence", Scale.ONE),
			Column.of("text", Kind.TEXT), Column.dictionary("category", 32));

	private static final Column POINT = Column.struct("item", Column.dictionary("classLabel", 32),
			Column.half("confidence", Scale.ONE), Column.half("x", Scale.WIDTH), Column.half("y", Scale.HEIGHT),
			Column.half("z", Scale.DEPTH), Column.of("visible", Kind.BOOL), Column.dictionary("category", 32));

	private static final Column KEY_POINTS = Column.struct("item", Column.dictionary("type", 32),
			Column.list("points", POINT), Column.dictionary("category", 32));

	private static final Column OBJECT = Column.struct("item", Column.dictionary("classLabel", 32),
			Column.half("confidence", Scale.ONE), Column.half("x", Scale.WIDTH), Column.half("y", Scale.HEIGHT),
			Column.half("width", Scale.WIDTH), Column.half("height", Scale.HEIGHT), Column.dictionary("user_review", 8),
			Column.list("keyPoints", KEY_POINTS), Column.dictionary("category", 32), Column.list("texts", TEXT));

	private static final Column CLASS = Column.struct("item", Column.dictionary("classLabel", 32),
			Column.half("confidence", Scale.ONE), Column.dictionary("user_review", 8),
			Column.dictionary("category", 32));

	private static final Column EMBEDDING = Column.struct("item",
			Column.list("embedding", Column.of("item", Kind.HALF)), Column.of("x", Kind.HALF),
			Column.of("y", Kind.HALF), Column.dictionary("category", 32));

	static final Column PREDICTION = Column.struct("item", Column.list("objects", OBJECT),
			Column.list("classes", CLASS), Column.list("keyPoints", KEY_POINTS), Column.list("texts", TEXT),
			Column.list("embeddings", EMBEDDING), Column.of("timestamp", Kind.INT64), Column.of("duration", Kind.INT64),
			Column.of("offset", Kind.INT64), Column.of("offset_duration", Kind.INT64));

	static final Column ANNOTATION = Column.struct("item", Column.dictionary("type", 8),
			Column.dictionary("source", 32), Column.dictionary("user_review", 8), Column.list("objects", OBJECT),
			Column.list("classes", CLASS), Column.dictionary("source_model_uuid", 8),
			Column.list("keyPoints", KEY_POINTS), Column.list("texts", TEXT), Column.list("embeddings", EMBEDDING),
			Column.of("timestamp", Kind.INT64), Column.of("duration", Kind.INT64), Column.of("offset", Kind.INT64),
			Column.of("offset_duration", Kind.INT64), Column.list("predictions", PREDICTION));

	static final Column ASSET = Column.struct("asset", Column.of("uuid", Kind.TEXT),
			Column.of("external_id", Kind.TEXT), Column.of("created_at", Kind.TIMESTAMP),
			Column.of("updated_at", Kind.TIMESTAMP), Column.of("asset_url", Kind.TEXT),
			Column.of("original_image_width", Kind.UINT16), Column.of("original_image_height", Kind.UINT16),
			Column.dictionary("partition", 32), Column.of("review_priority", Kind.HALF),
			Column.of("model_relevance", Kind.HALF), Column.list("annotations", ANNOTATION),
			Column.dictionary("mime_type", 16), Column.of("original_duration", Kind.FLOAT),
			Column.of("original_frames", Kind.UINT32));

	private AssetSchema() {
	}

}
