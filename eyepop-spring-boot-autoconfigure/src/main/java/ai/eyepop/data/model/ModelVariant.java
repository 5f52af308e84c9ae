package ai.eyepop.data.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

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
	 * @param values its values, one or more; open vocabularies such as
	 * {@link Quantization} will do, and a collection or an array stands for its items
	 * @return a new variant
	 * @throws IllegalArgumentException if there is no value, or one is missing or blank
	 */
	public static ModelVariant of(String key, @Nullable Object... values) {
		return none().and(key, values);
	}

	/**
	 * Return this variant with one more key.
	 * @param key the key, {@code target_runtime} for instance
	 * @param values its values, as in {@link #of}
	 * @return a new variant
	 * @throws IllegalArgumentException if there is no value, or one is missing or blank
	 */
	public ModelVariant and(String key, @Nullable Object... values) {
		Assert.hasText(key, "'key' must not be empty");
		List<String> texts = Arrays.stream(values)
			.flatMap(ModelVariant::items)
			.map((value) -> text(key, value))
			.toList();
		Assert.notEmpty(texts, () -> "The key '%s' of a variant needs a value".formatted(key));
		List<String> pairs = new ArrayList<>(this.pairs);
		texts.forEach((text) -> pairs.add(key + "=" + text));
		return new ModelVariant(pairs);
	}

	private static Stream<@Nullable Object> items(@Nullable Object value) {
		if (value instanceof Collection<?> items) {
			return items.stream().map((item) -> item);
		}
		return (value instanceof Object[] items) ? Arrays.stream(items) : Collections.singletonList(value).stream();
	}

	private static String text(String key, @Nullable Object value) {
		String text = (value != null) ? value.toString() : "";
		Assert.hasText(text, () -> "A value of the key '%s' of a variant is missing".formatted(key));
		return text;
	}

}
