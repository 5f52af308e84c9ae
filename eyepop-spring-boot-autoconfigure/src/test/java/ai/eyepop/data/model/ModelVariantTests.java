package ai.eyepop.data.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ModelVariant}.
 */
class ModelVariantTests {

	@Test
	void aCollectionIsItsValues() {
		assertThat(ModelVariant.of("quantization", List.of(Quantization.INT8, Quantization.FP16)))
			.isEqualTo(ModelVariant.of("quantization", Quantization.INT8, Quantization.FP16));
		assertThat(ModelVariant.of("quantization", Set.of("int8")).and("k", List.of("a"), "b").pairs())
			.containsExactly("quantization=int8", "k=a", "k=b");
		assertThat(ModelVariant.of("k", (Object) new String[] { "a", "b" }).pairs()).containsExactly("k=a", "k=b");
	}

	@Test
	void aKeyNeedsAValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> ModelVariant.of("k")).withMessageContaining("'k'");
		assertThatIllegalArgumentException().isThrownBy(() -> ModelVariant.of("k", List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> ModelVariant.of("k", ""));
		assertThatIllegalArgumentException().isThrownBy(() -> ModelVariant.of("k", (Object) null));
		assertThatIllegalArgumentException().isThrownBy(() -> ModelVariant.of("k", Arrays.asList("a", null)));
		assertThatIllegalArgumentException().isThrownBy(() -> ModelVariant.of(" ", "a"));
	}

}
