package ai.eyepop.sample.pop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The lines of a text in which its fields are.
 */
final class PopLines {

	private final Map<String, Integer> lines = new HashMap<>();

	PopLines(Node root) {
		add("", root, root);
	}

	private void add(String path, Node place, Node value) {
		this.lines.putIfAbsent(path, place.getStartMark().getLine() + 1);
		if (value instanceof MappingNode mapping) {
			for (NodeTuple field : mapping.getValue()) {
				String name = (field.getKeyNode() instanceof ScalarNode key) ? key.getValue() : "";
				add(path.isEmpty() ? name : path + "." + name, field.getKeyNode(), field.getValueNode());
			}
		}
		else if (value instanceof SequenceNode sequence) {
			List<Node> members = sequence.getValue();
			for (int i = 0; i < members.size(); i++) {
				add("%s[%d]".formatted(path, i), members.get(i), members.get(i));
			}
		}
	}

	/**
	 * Return where a field is, or else what should hold it.
	 * @param path path of the field
	 * @return a line, from 1
	 */
	@Nullable Integer of(String path) {
		String known = path;
		while (!this.lines.containsKey(known) && !known.isEmpty()) {
			known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
		}
		return this.lines.get(known);
	}

}
