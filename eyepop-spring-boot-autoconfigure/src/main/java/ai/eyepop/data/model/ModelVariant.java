package ai.eyepop.data.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A variant of an exported model: a number of keys, each with one value or more. Several
 * values stand for every combination with those of the other keys.
 *
 * @param pairs keys and values, {@code key=value} each
 * @since 0.1.0
 */
public record ModelVariant(@JsonValue List<String> pairs) {

	@JsonCreator
	public ModelVariant {
		pairs = List.copyOf(pairs);
	}

	/**
	 * Return the variant without a key.
	 * @return the variant
	 */
	public static ModelVariant none() {
		return new ModelVariant(List.of());
	}

	/**
	 * Create a variant with a key.
	 * @param key the key, {@code quantization} for instance
	 * @param values its values; open vocabularies such as {@link Quantization} will do
	 * @return a new variant
	 */
	public static ModelVariant of(String key, Object... values) {
		return none().and(key, values);
	}

	/**
	 * Return this variant with one more key.
	 * @param key the key, {@code target_runtime} for instance
	 * @param values its values
	 * @return a new variant
	 */
	public ModelVariant and(String key, Object... values) {
		List<String> pairs = new ArrayList<>(this.pairs);
		Arrays.stream(values).map((value) -> key + "=" + value).forEach(pairs::add);
		return new ModelVariant(pairs);
	}

}
