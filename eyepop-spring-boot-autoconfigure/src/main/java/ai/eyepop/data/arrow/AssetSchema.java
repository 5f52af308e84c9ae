package ai.eyepop.data.arrow;

import java.util.ArrayList;
import java.util.List;

import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Makes the schema of a version. Dictionaries are numbered from 0, in the order of the
 * fields.
 */
final class AssetSchema {

	private static final ArrowType HALF = new ArrowType.FloatingPoint(FloatingPointPrecision.HALF);

	private static final ArrowType LONG = new ArrowType.Int(Long.SIZE, true);

	private static final ArrowType TIMESTAMP = new ArrowType.Timestamp(TimeUnit.MILLISECOND, null);

	private static final String ITEM = "item";

	private final int version;

	private long dictionaries;

	/**
	 * Create the maker.
	 * @param version ten times the version
	 */
	AssetSchema(int version) {
		this.version = version;
	}

	Schema schema() {
		Fields asset = new Fields();
		asset.add("uuid", ArrowType.Utf8.INSTANCE);
		asset.add("external_id", ArrowType.Utf8.INSTANCE);
		asset.add("created_at", TIMESTAMP);
		asset.add("updated_at", TIMESTAMP);
		asset.add("asset_url", ArrowType.Utf8.INSTANCE);
		asset.add("original_image_width", new ArrowType.Int(Short.SIZE, false));
		asset.add("original_image_height", new ArrowType.Int(Short.SIZE, false));
		asset.coded("partition", Integer.SIZE);
		asset.add("review_priority", HALF);
		asset.add("model_relevance", HALF);
		asset.list("annotations", annotation());
		if (this.version >= 16) {
			asset.coded("mime_type", Short.SIZE);
			asset.add("original_duration", new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE));
			asset.add("original_frames", new ArrowType.Int(Integer.SIZE, false));
		}
		return new Schema(asset.fields);
	}

	private List<Field> annotation() {
		Fields annotation = new Fields();
		annotation.coded("type", Byte.SIZE);
		annotation.coded("source", Integer.SIZE);
		annotation.coded("user_review", Byte.SIZE);
		annotation.list("objects", object());
		annotation.list("classes", predictedClass());
		if (this.version >= 10) {
			annotation.coded("source_model_uuid", Byte.SIZE);
		}
		additions(annotation);
		if (this.version >= 17) {
			Fields prediction = new Fields();
			prediction.list("objects", object());
			prediction.list("classes", predictedClass());
			additions(prediction);
			annotation.list("predictions", prediction.fields);
		}
		return annotation.fields;
	}

	private void additions(Fields prediction) {
		if (this.version >= 11) {
			prediction.list("keyPoints", keyPoints());
		}
		if (this.version >= 12) {
			prediction.list("texts", text());
		}
		if (this.version >= 13) {
			prediction.list("embeddings", embedding());
		}
		if (this.version >= 14) {
			prediction.add("timestamp", LONG);
			prediction.add("duration", LONG);
			prediction.add("offset", LONG);
			prediction.add("offset_duration", LONG);
		}
	}

	private List<Field> object() {
		Fields object = new Fields();
		object.coded("classLabel", Integer.SIZE);
		object.halves("confidence", "x", "y", "width", "height");
		object.coded("user_review", Byte.SIZE);
		if (this.version >= 11) {
			object.list("keyPoints", keyPoints());
		}
		category(object);
		if (this.version >= 12) {
			object.list("texts", text());
		}
		return object.fields;
	}

	private List<Field> predictedClass() {
		Fields predictedClass = new Fields();
		predictedClass.coded("classLabel", Integer.SIZE);
		predictedClass.halves("confidence");
		predictedClass.coded("user_review", Byte.SIZE);
		category(predictedClass);
		return predictedClass.fields;
	}

	private List<Field> keyPoints() {
		Fields keyPoints = new Fields();
		keyPoints.coded("type", Integer.SIZE);
		Fields point = new Fields();
		point.coded("classLabel", Integer.SIZE);
		point.halves("confidence", "x", "y", "z");
		point.add("visible", ArrowType.Bool.INSTANCE);
		category(point);
		keyPoints.list("points", point.fields);
		category(keyPoints);
		return keyPoints.fields;
	}

	private List<Field> text() {
		Fields text = new Fields();
		text.halves("confidence");
		text.add("text", ArrowType.Utf8.INSTANCE);
		category(text);
		return text.fields;
	}

	private List<Field> embedding() {
		Fields embedding = new Fields();
		Field value = new Field(ITEM, FieldType.nullable(HALF), null);
		embedding.fields.add(new Field("embedding", FieldType.nullable(ArrowType.List.INSTANCE), List.of(value)));
		embedding.halves("x", "y");
		if (this.version >= 15) {
			category(embedding);
		}
		return embedding.fields;
	}

	private void category(Fields found) {
		if (this.version >= 12) {
			found.coded("category", Integer.SIZE);
		}
	}

	/**
	 * Fields in their order.
	 */
	private final class Fields {

		private final List<Field> fields = new ArrayList<>();

		void add(String name, ArrowType type) {
			this.fields.add(new Field(name, FieldType.nullable(type), null));
		}

		void halves(String... names) {
			for (String name : names) {
				add(name, HALF);
			}
		}

		void coded(String name, int bits) {
			DictionaryEncoding encoding = new DictionaryEncoding(AssetSchema.this.dictionaries++, false,
					new ArrowType.Int(bits, true));
			this.fields.add(new Field(name, new FieldType(true, ArrowType.Utf8.INSTANCE, encoding), null));
		}

		void list(String name, List<Field> item) {
			Field struct = new Field(ITEM, FieldType.nullable(ArrowType.Struct.INSTANCE), item);
			this.fields.add(new Field(name, FieldType.nullable(ArrowType.List.INSTANCE), List.of(struct)));
		}

	}

}
