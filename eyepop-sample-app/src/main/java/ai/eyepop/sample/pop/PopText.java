package ai.eyepop.sample.pop;

import java.io.StringReader;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.pop.PopCheck;

/**
 * A Pop as somebody writes it: as JSON, or as YAML, which may begin as in an
 * {@code application.yml}. Either is read as YAML, which tells the line of each field.
 */
final class PopText {

	private static final int MAX_LENGTH = 64 * 1024;

	private static final Set<String> PROPERTY = Set.of("eyepop", "worker", "pop");

	private static final JsonMapper STRICT = JsonMapper.builder().build();

	private final Node root;

	private PopText(Node root) {
		this.root = root;
	}

	/**
	 * Read a text.
	 * @param text the text
	 * @return its content
	 * @throws UnreadablePopException if it is neither JSON nor YAML
	 */
	static PopText read(String text) {
		if (text.isBlank()) {
			throw new UnreadablePopException(null, "There is nothing here. Choose a ready-made Pop to begin with.");
		}
		if (text.length() > MAX_LENGTH) {
			throw new UnreadablePopException(null,
					"This is longer than %,d characters, which is more than a Pop needs.".formatted(MAX_LENGTH));
		}
		if (text.stripLeading().startsWith("{")) {
			checkJson(text);
			// JSON may be indented by tabs, YAML may not
			return new PopText(compose(text.replace('\t', ' ')));
		}
		return new PopText(unwrapped(compose(text)));
	}

	private static void checkJson(String text) {
		try {
			STRICT.readTree(text);
		}
		catch (JacksonException ex) {
			int line = (ex.getLocation() != null) ? ex.getLocation().getLineNr() : 1;
			// what follows tells of the parser rather than of the text
			String reason = ex.getOriginalMessage().replaceFirst("(?s) \\((for|start marker|code).*", "");
			throw new UnreadablePopException(line, "This is not valid JSON: " + reason + ".");
		}
	}

	private static Node compose(String text) {
		try {
			Node root = yaml().compose(new StringReader(text));
			if (root instanceof MappingNode) {
				return root;
			}
		}
		catch (MarkedYAMLException ex) {
			Integer line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : null;
			throw new UnreadablePopException(line, "This is neither JSON nor YAML: " + ex.getProblem() + ".");
		}
		catch (YAMLException ex) {
			throw new UnreadablePopException(null, "This is neither JSON nor YAML: " + ex.getMessage() + ".");
		}
		throw new UnreadablePopException(1, "A Pop is an object with the field 'components'.");
	}

	private static Node unwrapped(Node node) {
		if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
			NodeTuple only = mapping.getValue().get(0);
			if (only.getKeyNode() instanceof ScalarNode key && PROPERTY.contains(key.getValue())
					&& only.getValueNode() instanceof MappingNode) {
				return unwrapped(only.getValueNode());
			}
		}
		return node;
	}

	private static Yaml yaml() {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		// something that holds itself has no end
		options.setMaxAliasesForCollections(0);
		return new Yaml(new SafeConstructor(options));
	}

	/**
	 * Check what it says.
	 * @return the check
	 * @throws UnreadablePopException if it holds what has no place in JSON
	 */
	PopCheck check() {
		try {
			return PopCheck.of(STRICT.valueToTree(new Content().of(this.root)));
		}
		catch (JacksonException | YAMLException ex) {
			throw new UnreadablePopException(null, "This cannot be read: %s.".formatted(ex.getMessage()));
		}
	}

	/**
	 * Return where its fields are.
	 * @return the lines
	 */
	PopLines lines() {
		return new PopLines(this.root);
	}

	/**
	 * Turns nodes into values.
	 */
	private static final class Content extends SafeConstructor {

		private Content() {
			super(new LoaderOptions());
		}

		private Object of(Node node) {
			return constructDocument(node);
		}

	}

	/**
	 * Says that a text cannot be read at all.
	 */
	static final class UnreadablePopException extends RuntimeException {

		private final LocatedProblem problem;

		UnreadablePopException(@Nullable Integer line, String sentence) {
			super(sentence);
			this.problem = LocatedProblem.unreadable(line, sentence);
		}

		LocatedProblem problem() {
			return this.problem;
		}

	}

}
