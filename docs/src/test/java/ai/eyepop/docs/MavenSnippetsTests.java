package ai.eyepop.docs;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.xml.parsers.DocumentBuilderFactory;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that Maven snippets have coordinates and versions of this project.
 */
class MavenSnippetsTests {

	@Test
	void firstProject() throws Exception {
		Element pom = parse(Files.readString(Path.of("src/test/resources/getting-started/pom.xml")));
		Element root = parse(Files.readString(Path.of("../pom.xml")));
		assertThat(text(child(pom, "parent"), "artifactId")).isEqualTo("spring-boot-starter-parent");
		assertThat(text(child(pom, "parent"), "version")).isEqualTo(SpringBootVersion.getVersion());
		assertThat(text(child(pom, "properties"), "java.version"))
			.isEqualTo(text(child(root, "properties"), "java.version"));
		List<Element> dependencies = dependencies(pom);
		assertThat(dependencies).hasSize(4);
		for (Element dependency : dependencies) {
			String artifact = text(dependency, "artifactId");
			assertThat(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")))
				.contains(artifact);
			boolean ours = "ai.eyepop".equals(text(dependency, "groupId"));
			assertThat(text(dependency, "version")).as(artifact).isEqualTo(ours ? text(root, "version") : null);
		}
	}

	@Test
	void arrow() throws Exception {
		Map<String, @Nullable String> versions = versions("src/test/resources/snippets/arrow.xml");
		Element properties = child(parse(Files.readString(Path.of("../pom.xml"))), "properties");
		assertThat(versions).containsOnly(Map.entry("arrow-vector", text(properties, "arrow.version")),
				Map.entry("arrow-compression", text(properties, "arrow.version")),
				Map.entry("arrow-memory-unsafe", text(properties, "arrow-memory-unsafe.version")));
	}

	private static Map<String, @Nullable String> versions(String file) throws Exception {
		Map<String, @Nullable String> versions = new TreeMap<>();
		String pom = "<project><dependencies>" + Files.readString(Path.of(file)) + "</dependencies></project>";
		for (Element dependency : dependencies(parse(pom))) {
			versions.put(String.valueOf(text(dependency, "artifactId")), text(dependency, "version"));
		}
		return versions;
	}

	private static List<Element> dependencies(Element pom) {
		List<Element> dependencies = new ArrayList<>();
		NodeList children = child(pom, "dependencies").getChildNodes();
		for (int i = 0; i < children.getLength(); i++) {
			if (children.item(i) instanceof Element dependency) {
				dependencies.add(dependency);
			}
		}
		return dependencies;
	}

	private static Element parse(String xml) throws Exception {
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(xml)))
			.getDocumentElement();
	}

	private static Element child(Element parent, String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && name.equals(element.getTagName())) {
				return element;
			}
		}
		throw new IllegalStateException("There is no element '%s'".formatted(name));
	}

	private static @Nullable String text(Element parent, String name) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && name.equals(element.getTagName())) {
				return element.getTextContent().strip();
			}
		}
		return null;
	}

}
