package ai.eyepop.data.arrow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Schemas of assets. A field with a dictionary has the type of the values of its
 * dictionary, as it is sent; all fields can be null. Newer versions only add fields.
 *
 * @since 0.1.0
 */
public final class ArrowSchemas {

	/**
	 * Assets with annotations, their objects and classes.
	 */
	public static final Schema V0_0 = new AssetSchema(0).schema();

	/**
	 * Adds {@code source_model_uuid} to annotations.
	 */
	public static final Schema V1_0 = new AssetSchema(10).schema();

	/**
	 * Adds {@code keyPoints} to annotations and objects.
	 */
	public static final Schema V1_1 = new AssetSchema(11).schema();

	/**
	 * Adds {@code texts} to annotations and objects, and {@code category} to all that was
	 * found.
	 */
	public static final Schema V1_2 = new AssetSchema(12).schema();

	/**
	 * Adds {@code embeddings} to annotations.
	 */
	public static final Schema V1_3 = new AssetSchema(13).schema();

	/**
	 * Adds {@code timestamp}, {@code duration}, {@code offset} and
	 * {@code offset_duration} to annotations.
	 */
	public static final Schema V1_4 = new AssetSchema(14).schema();

	/**
	 * Adds {@code category} to embeddings.
	 */
	public static final Schema V1_5 = new AssetSchema(15).schema();

	/**
	 * Adds {@code mime_type}, {@code original_duration} and {@code original_frames} to
	 * assets.
	 */
	public static final Schema V1_6 = new AssetSchema(16).schema();

	/**
	 * Adds {@code predictions} to annotations, whose own columns are deprecated since and
	 * hold a copy of the first prediction. The version that is written.
	 */
	public static final Schema V1_7 = new AssetSchema(17).schema();

	private static final Map<String, Schema> VERSIONS;

	static {
		Map<String, Schema> versions = new LinkedHashMap<>();
		versions.put("0.0", V0_0);
		versions.put("1.0", V1_0);
		versions.put("1.1", V1_1);
		versions.put("1.2", V1_2);
		versions.put("1.3", V1_3);
		versions.put("1.4", V1_4);
		versions.put("1.5", V1_5);
		versions.put("1.6", V1_6);
		versions.put("1.7", V1_7);
		VERSIONS = Collections.unmodifiableMap(versions);
	}

	private ArrowSchemas() {
	}

	/**
	 * Return all schemas.
	 * @return the schemas by version, {@code 1.7} for instance, from the oldest to the
	 * newest
	 */
	public static Map<String, Schema> versions() {
		return VERSIONS;
	}

}
