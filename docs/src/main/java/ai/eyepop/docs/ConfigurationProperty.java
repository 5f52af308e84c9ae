package ai.eyepop.docs;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A property as the metadata of Spring Boot describes it.
 *
 * @param name the whole name
 * @param type the name of the class, with its parameters
 * @param defaultValue the default, or {@code null} if there is none
 * @param description the description
 */
record ConfigurationProperty(String name, String type, @Nullable String defaultValue, String description) {

	static ConfigurationProperty of(JsonNode metadata) {
		JsonNode defaultValue = metadata.path("defaultValue");
		return new ConfigurationProperty(metadata.path("name").asString(), metadata.path("type").asString(),
				defaultValue.isMissingNode() ? null : defaultValue.asString(),
				metadata.path("description").asString(""));
	}

	/**
	 * Return the type without packages, as in {@code List<String>}.
	 * @return the type
	 */
	String simpleType() {
		return this.type.replaceAll("[a-z][\\w]*\\.", "").replace(",", ", ");
	}

	/**
	 * Return the row of a table.
	 * @return the row
	 */
	String row() {
		String value = (this.defaultValue != null) ? "`+" + this.defaultValue + "+`" : "";
		return "|`+%s+` |%s |%s |%s%n".formatted(this.name, simpleType().replace("|", "\\|"), value, this.description);
	}

}
