package ai.eyepop.autoconfigure;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Connection details that are used in place of properties. When analyses are made they
 * are gone already, so that only their name is known.
 *
 * @param name name of the bean
 */
record ConnectionDetailsBean(String name) {

	/**
	 * Find connection details.
	 * @param beanFactory has the connection details
	 * @param environment what is configured
	 * @return the bean; {@code null} if properties say where the service is
	 */
	static @Nullable ConnectionDetailsBean find(BeanFactory beanFactory, Environment environment) {
		if (!(beanFactory instanceof ConfigurableListableBeanFactory beans)
				|| PropertiesEyePopConnectionDetails.areUsed(beans, environment)) {
			return null;
		}
		List<String> names = Arrays.asList(beans.getBeanNamesForType(EyePopConnectionDetails.class, true, false));
		return names.stream()
			.filter((name) -> beans.containsBeanDefinition(name) && beans.getBeanDefinition(name).isPrimary())
			.findFirst()
			.or(() -> names.stream().findFirst())
			.map(ConnectionDetailsBean::new)
			.orElse(null);
	}

	/**
	 * Say that the bean should be another.
	 * @param what what it should give
	 * @return the beginning of a sentence
	 */
	String let(String what) {
		return "Let %s give %s".formatted(this, what);
	}

	/**
	 * Name the bean where a text names the properties that it replaces.
	 * @param text a text with names of properties
	 * @return the same text about the bean
	 */
	String replaceProperties(String text) {
		return text.replace("Set eyepop.api-key and", let("an API key and"))
			.replace("Remove eyepop.url", let("no URL"))
			.replace("remove eyepop.url", "let it give no URL")
			.replace("(eyepop.url)", "of %s".formatted(this))
			.replace(" (eyepop.secret-key)", "");
	}

	@Override
	public String toString() {
		return "the bean '%s' (EyePopConnectionDetails)".formatted(this.name);
	}

}
