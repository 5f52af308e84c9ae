package ai.eyepop.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tables of all properties, made of the metadata that is published with them.
 */
public final class PropertyTables {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final Map<String, String> TITLES = titles();

	private PropertyTables() {
	}

	/**
	 * Write the tables.
	 * @param arguments the file to write
	 * @throws IOException if it cannot be written
	 */
	public static void main(String[] arguments) throws IOException {
		Path file = Path.of(arguments[0]);
		Files.createDirectories(file.getParent());
		Files.writeString(file, tables(properties()));
	}

	/**
	 * Return all properties of EyePop on the class path.
	 * @return the properties
	 * @throws IOException if the metadata cannot be read
	 */
	static List<ConfigurationProperty> properties() throws IOException {
		JsonMapper mapper = new JsonMapper();
		List<ConfigurationProperty> properties = new ArrayList<>();
		for (URL resource : Collections.list(PropertyTables.class.getClassLoader().getResources(METADATA))) {
			try (InputStream content = resource.openStream()) {
				for (JsonNode property : mapper.readTree(content).path("properties")) {
					if (property.path("name").asString().contains("eyepop")) {
						properties.add(ConfigurationProperty.of(property));
					}
				}
			}
		}
		return properties;
	}

	/**
	 * Return AsciiDoc with a table a group.
	 * @param properties the properties
	 * @return the text
	 */
	static String tables(List<ConfigurationProperty> properties) {
		Map<String, Map<String, String>> groups = new LinkedHashMap<>();
		TITLES.keySet().forEach((group) -> groups.put(group, new TreeMap<>()));
		for (ConfigurationProperty property : properties) {
			groups.computeIfAbsent(group(property.name()), (group) -> new TreeMap<>())
				.put(property.name(), property.row());
		}
		StringBuilder text = new StringBuilder();
		groups.forEach((group, rows) -> {
			text.append("=== ").append(TITLES.get(group)).append("\n\n");
			text.append("[.properties,cols=\"4,2,2,6\"]\n|===\n|Name |Type |Default |Description\n\n");
			rows.values().forEach(text::append);
			text.append("|===\n\n");
		});
		return text.toString();
	}

	private static String group(String property) {
		return TITLES.keySet()
			.stream()
			.filter((group) -> property.startsWith(group + "."))
			.reduce((shorter, longer) -> (longer.length() > shorter.length()) ? longer : shorter)
			.orElseThrow(() -> new IllegalStateException("There is no table for '%s'".formatted(property)));
	}

	private static Map<String, String> titles() {
		Map<String, String> titles = new LinkedHashMap<>();
		titles.put("eyepop", "Way in");
		titles.put("eyepop.worker", "Worker");
		titles.put("eyepop.http", "Connections");
		titles.put("eyepop.retry", "Retries");
		titles.put("eyepop.data", "Data API");
		titles.put("eyepop.data.events", "Change events");
		titles.put("eyepop.tracing", "Request traces");
		titles.put("eyepop.health", "Health");
		titles.put("eyepop.emulator", "Emulator");
		titles.put("management", "Actuator");
		return titles;
	}

}
