package ai.eyepop.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import ai.eyepop.pop.Crop;
import ai.eyepop.pop.Forward;
import ai.eyepop.pop.ForwardOperator;
import ai.eyepop.pop.Pop;
import ai.eyepop.pop.PopComponent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RelaxedPop}.
 */
class RelaxedPopTests {

	@Test
	void namesListsAndValuesMayBeWrittenAsInProperties() {
		Map<String, Object> forward = Map.of("targets", Map.of("type", "forward"), "operator",
				Map.of("include-classes", "car, truck", "crop", Map.of("maxitems", "3")));
		Map<String, Object> component = Map.of("type", "inference", "top-k", "2", "confidencethreshold", "0.5",
				"HIDDEN", "True", "ability", "007", "forward", forward, "params", Map.of("top-k", "2"));
		assertThat(RelaxedPop.onTheWire(Map.of("components", Map.of("0", component)))).isEqualTo(Map.of("components",
				List.of(Map.of("type", "inference", "topK", 2, "confidenceThreshold", new BigDecimal("0.5"), "hidden",
						true, "ability", "007", "forward",
						Map.of("targets", List.of(Map.of("type", "forward")), "operator",
								Map.of("includeClasses", List.of("car", "truck"), "crop", Map.of("maxItems", 3))),
						"params", Map.of("top-k", "2")))));
	}

	@Test
	void membersOfAListMayHaveSpacesInThem() {
		assertThat(RelaxedPop.onTheWire(Map.of("include-classes", "traffic light,  car\n, fire hydrant ")))
			.isEqualTo(Map.of("includeClasses", List.of("traffic light", "car", "fire hydrant")));
		assertThat(RelaxedPop.onTheWire(Map.of("include-classes", " "))).isEqualTo(Map.of("includeClasses", List.of()));
	}

	@Test
	void whatIsNotKnownStaysAsItIs() {
		assertThat(RelaxedPop.onTheWire(Map.of("top-k1", "1", "topK", "many", "hidden", "on")))
			.isEqualTo(Map.of("top-k1", "1", "topK", "many", "hidden", "on"));
	}

	@Test
	void noTwoFieldsHaveTheSameNameAndDifferentTypes() {
		Map<String, Class<?>> types = new HashMap<>();
		Stream
			.concat(Stream.of(Pop.class, Forward.class, ForwardOperator.class, Crop.class),
					Stream.of(PopComponent.class.getPermittedSubclasses()))
			.flatMap((type) -> Stream.of(type.getRecordComponents()))
			.forEach((RecordComponent field) -> assertThat(
					types.merge(field.getName().toLowerCase(Locale.ROOT), field.getType(), (one, other) -> one))
				.as(field.getName())
				.isEqualTo(field.getType()));
		assertThat(types).hasSizeGreaterThan(40);
	}

}
