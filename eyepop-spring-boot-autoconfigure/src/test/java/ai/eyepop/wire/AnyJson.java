package ai.eyepop.wire;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as nobody would expect it.
 */
public final class AnyJson {

	/**
	 * Seed of the properties that hold for anything, so that a build is the same each
	 * time. Make it empty to have another one each time, and raise
	 * {@code jqwik.tries.default} in {@code junit-platform.properties}, to look further.
	 */
	public static final String SEED = "20261122";

	private static final int LEVELS = 3;

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private AnyJson() {
	}

	/**
	 * Any JSON.
	 * @param names names that many of its members have
	 * @return values, arrays and objects, a few levels deep
	 */
	public static Arbitrary<JsonNode> any(String... names) {
		Arbitrary<JsonNode> any = values();
		for (int level = 0; level < LEVELS; level++) {
			any = Arbitraries.oneOf(values(), array(any), object(any, names).map((object) -> object));
		}
		return any;
	}

	/**
	 * An object with any members.
	 * @param names names that many of its members have
	 * @return an object, a few levels deep
	 */
	public static Arbitrary<ObjectNode> anyObject(String... names) {
		return object(any(names), names);
	}

	/**
	 * JSON that was right before some of its values were replaced or removed.
	 * @param right the right JSON
	 * @return the same, with up to three changes
	 */
	public static Arbitrary<JsonNode> changed(JsonNode right) {
		return Combinators
			.combine(Arbitraries.integers().greaterOrEqual(0), any(), Arbitraries.of(true, true, true, false))
			.as(Change::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(3)
			.map((changes) -> {
				JsonNode root = NODES.arrayNode().add(right.deepCopy());
				changes.forEach((change) -> change.applyTo(root));
				return root.isEmpty() ? NODES.nullNode() : root.get(0);
			});
	}

	private static Arbitrary<JsonNode> values() {
		return Arbitraries.oneOf(Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true), NODES.booleanNode(false)),
				Arbitraries.integers().map(NODES::numberNode), Arbitraries.longs().map(NODES::numberNode),
				Arbitraries.doubles().map(NODES::numberNode), Arbitraries.bigIntegers().map(NODES::numberNode),
				Arbitraries.strings().ofMaxLength(20).map(NODES::stringNode),
				Arbitraries
					.of("NaN", "", " ", "1", "true", "2026-01-01T00:00:00Z", "\u0000", "-1e999", "\"", "\\", "\\\",",
							"\"]}", "[{\"", "],[", "},{")
					.map(NODES::stringNode));
	}

	private static Arbitrary<JsonNode> array(Arbitrary<JsonNode> items) {
		return items.list().ofMaxSize(4).map((list) -> NODES.arrayNode().addAll(list));
	}

	private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> members, String... names) {
		Arbitrary<String> any = Arbitraries.strings().ofMaxLength(8);
		Arbitrary<String> name = (names.length > 0)
				? Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.of(names)), Tuple.of(1, any)) : any;
		return Arbitraries.maps(name, members).ofMaxSize(6).map((map) -> NODES.objectNode().setAll(map));
	}

	/**
	 * A change of one place.
	 *
	 * @param place chooses the place
	 * @param value what is put there
	 * @param replaced whether it is, or the place removed
	 */
	private record Change(int place, JsonNode value, boolean replaced) {

		void applyTo(JsonNode root) {
			List<Runnable> changes = new ArrayList<>();
			collect(root, changes);
			if (!changes.isEmpty()) {
				changes.get(this.place % changes.size()).run();
			}
		}

		private void collect(JsonNode parent, List<Runnable> changes) {
			if (parent instanceof ArrayNode array) {
				for (int i = 0; i < array.size(); i++) {
					int index = i;
					changes.add(() -> change(array, index));
					collect(array.get(i), changes);
				}
			}
			if (parent instanceof ObjectNode object) {
				object.properties().forEach((member) -> {
					changes.add(() -> change(object, member.getKey()));
					collect(member.getValue(), changes);
				});
			}
		}

		private void change(ArrayNode array, int index) {
			if (this.replaced) {
				array.set(index, this.value);
			}
			else {
				array.remove(index);
			}
		}

		private void change(ObjectNode object, String name) {
			if (this.replaced) {
				object.set(name, this.value);
			}
			else {
				object.remove(name);
			}
		}

	}

}
