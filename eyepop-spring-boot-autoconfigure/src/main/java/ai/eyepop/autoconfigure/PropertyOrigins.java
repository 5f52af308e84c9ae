package ai.eyepop.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Finds where properties are set, which is no secret, as their values may be.
 */
final class PropertyOrigins {

	private static final Pattern PROPERTY = Pattern.compile("\\beyepop(?:\\.[a-zA-Z][\\w-]*(?:\\[\\d+])?)+");

	private static final List<String> CREDENTIALS = List.of("eyepop.api-key", "eyepop.access-token",
			"eyepop.secret-key");

	private final Environment environment;

	PropertyOrigins(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Return where a property is set, or else one below it.
	 * @param name name of a property, or of a group of them
	 * @return a place; {@code null} if it is not known
	 */
	@Nullable String of(String name) {
		// as it is written, which is not how it is spelled everywhere
		ConfigurationPropertyName property = ConfigurationPropertyName.adapt(name, '.');
		return sources().map((source) -> source.getConfigurationProperty(property))
			.flatMap(PropertyOrigins::origin)
			.findFirst()
			.or(() -> sources().flatMap((source) -> below(source, property))
				.flatMap(PropertyOrigins::origin)
				.findFirst())
			.orElse(null);
	}

	/**
	 * Return where the properties are set that texts name.
	 * @param texts texts with names of properties
	 * @return a sentence that begins with a space; empty if none of them is set
	 */
	String ofNamed(String... texts) {
		Set<String> names = new LinkedHashSet<>();
		for (String text : texts) {
			Matcher name = PROPERTY.matcher(text);
			while (name.find()) {
				names.add(name.group());
			}
		}
		String places = names.stream().flatMap((name) -> {
			String origin = of(name);
			return (origin != null) ? Stream.of("%s from %s".formatted(name, origin)) : Stream.empty();
		}).collect(Collectors.joining("; "));
		return places.isEmpty() ? "" : " (%s)".formatted(places);
	}

	/**
	 * Return where the properties are set that texts name, and the credentials.
	 * @param texts texts with names of properties
	 * @return a sentence that begins with a space; empty if none of them is set
	 */
	String ofCredentialsAndNamed(String... texts) {
		return ofNamed(String.join(" ", CREDENTIALS), String.join(" ", texts));
	}

	private Stream<ConfigurationPropertySource> sources() {
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false);
	}

	private static Stream<ConfigurationProperty> below(ConfigurationPropertySource source,
			ConfigurationPropertyName group) {
		return (source instanceof IterableConfigurationPropertySource iterable)
				? iterable.stream().filter(group::isAncestorOf).map(source::getConfigurationProperty) : Stream.empty();
	}

	private static Stream<String> origin(@Nullable ConfigurationProperty property) {
		return (property != null && property.getOrigin() != null) ? Stream.of(property.getOrigin().toString())
				: Stream.empty();
	}

}
