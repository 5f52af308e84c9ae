package ai.eyepop.sample.pop;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

import ai.eyepop.pop.Pop;
import ai.eyepop.pop.PopComponent;

/**
 * Compares what somebody wrote with the records of a Pop, and notes all that is wrong
 * rather than the first thing only.
 */
class PopCheck {

	private static final Map<String, Class<?>> TYPES = Arrays
		.stream(PopComponent.class.getAnnotation(JsonSubTypes.class).value())
		.flatMap((type) -> names(type).stream().map((name) -> Map.entry(name, type.value())))
		.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));

	private final List<PopProblem> problems = new ArrayList<>();

	private static Collection<String> names(JsonSubTypes.Type type) {
		return type.name().isEmpty() ? List.of(type.names()) : List.of(type.name());
	}

	List<PopProblem> check(Node root) {
		object(root, "", Pop.class, Set.of());
		return this.problems;
	}

	private void value(Node node, String path, Type type) {
		if (node.getTag().equals(Tag.NULL)) {
			return;
		}
		if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
			list(node, path, list.getActualTypeArguments()[0]);
		}
		else if (type instanceof ParameterizedType) {
			expect(node instanceof MappingNode, node, path, "an object");
		}
		else if (type == PopComponent.class) {
			component(node, path);
		}
		else if (type instanceof Class<?> plain) {
			scalarOrObject(node, path, plain);
		}
	}

	private void list(Node node, String path, Type element) {
		if (!expect(node instanceof SequenceNode, node, path, "a list")) {
			return;
		}
		int index = 0;
		for (Node member : ((SequenceNode) node).getValue()) {
			String where = "%s[%d]".formatted(path, index++);
			if (member.getTag().equals(Tag.NULL)) {
				error(member, where, "There is nothing here. Remove this entry of the list.");
			}
			else {
				value(member, where, element);
			}
		}
	}

	private void component(Node node, String path) {
		if (!expect(node instanceof MappingNode, node, path, "a component, which is an object with a 'type'")) {
			return;
		}
		Node type = member((MappingNode) node, "type");
		String name = (type instanceof ScalarNode scalar) ? scalar.getValue() : null;
		Class<?> record = (name != null) ? TYPES.get(name) : null;
		if (type == null || name == null) {
			error(node, path, "A component needs a 'type': %s.".formatted(Words.oneOf(TYPES.keySet())));
		}
		else if (record == null) {
			error(type, path + ".type",
					"There is no component of the type '%s'. %s".formatted(name, Words.meant(name, TYPES.keySet())));
		}
		else {
			object(node, path, record, Set.of("type"));
		}
	}

	private void scalarOrObject(Node node, String path, Class<?> type) {
		if (type == Boolean.class) {
			expect(isPlain(node) && node.getTag().equals(Tag.BOOL), node, path, "true or false");
		}
		else if (type == Integer.class) {
			expect(isPlain(node) && text(node).matches("-?[0-9]{1,9}"), node, path, "a whole number");
		}
		else if (type == Double.class) {
			expect(isPlain(node) && text(node).matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?"), node,
					path, "a number");
		}
		else if (type == String.class) {
			expect(node instanceof ScalarNode, node, path, "a text");
		}
		else if (PopWords.isOpen(type)) {
			if (expect(node instanceof ScalarNode, node, path, "a text") && !PopWords.of(type).contains(text(node))) {
				this.problems.add(
						PopProblem.hint(path, line(node), "'%s' is not known here, although the service may know it. %s"
							.formatted(text(node), Words.meant(text(node), PopWords.of(type)))));
			}
		}
		else {
			object(node, path, type, Set.of());
		}
	}

	private void object(Node node, String path, Class<?> type, Set<String> more) {
		if (!expect(node instanceof MappingNode, node, path, "an object")) {
			return;
		}
		Map<String, Type> fields = new TreeMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			fields.put(component.getName(), component.getGenericType());
		}
		for (NodeTuple tuple : ((MappingNode) node).getValue()) {
			String name = text(tuple.getKeyNode());
			String where = path.isEmpty() ? name : path + "." + name;
			Type field = fields.get(name);
			if (field != null) {
				value(tuple.getValueNode(), where, field);
			}
			else if (!more.contains(name)) {
				error(tuple.getKeyNode(), where,
						"There is no field '%s' here. %s".formatted(name, Words.meant(name, fields.keySet())));
			}
		}
		PopRules.check((MappingNode) node, path, type, this.problems);
	}

	private boolean expect(boolean fulfilled, Node node, String path, String what) {
		if (!fulfilled) {
			error(node, path, "This must be %s.".formatted(what));
		}
		return fulfilled;
	}

	private void error(Node node, String path, String sentence) {
		this.problems.add(PopProblem.error(path, line(node), sentence));
	}

	private boolean isPlain(Node node) {
		return node instanceof ScalarNode scalar && scalar.isPlain();
	}

	static @Nullable Node member(MappingNode node, String name) {
		return node.getValue()
			.stream()
			.filter((tuple) -> text(tuple.getKeyNode()).equals(name))
			.map(NodeTuple::getValueNode)
			.filter((value) -> !value.getTag().equals(Tag.NULL))
			.findFirst()
			.orElse(null);
	}

	static String text(@Nullable Node node) {
		return (node instanceof ScalarNode scalar) ? scalar.getValue() : "";
	}

	static int line(Node node) {
		return node.getStartMark().getLine() + 1;
	}

}
