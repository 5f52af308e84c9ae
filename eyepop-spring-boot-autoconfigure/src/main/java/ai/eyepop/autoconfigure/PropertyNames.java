package ai.eyepop.autoconfigure;

import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

import ai.eyepop.internal.Similar;

/**
 * Names of all properties, to find what a wrong one is meant to be.
 */
final class PropertyNames {

	private static final Pattern WORKER = Pattern.compile("(eyepop\\.workers(?:\\.[^.\\[]+|\\[[^\\]]+])\\.)(.+)");

	private PropertyNames() {
	}

	/**
	 * Return all names but those of workers with a name.
	 * @return names of properties
	 */
	static List<String> all() {
		return of("eyepop.", EyePopProperties.class);
	}

	/**
	 * Return the known name that is most similar.
	 * @param name a name that is not known
	 * @return a name of a property, or {@code null} if none is similar
	 */
	static @Nullable String closest(String name) {
		return closest(name, near(name));
	}

	/**
	 * Return whether there is such a property.
	 * @param name name of a property of 'eyepop'
	 * @return whether it is one of ours
	 */
	static boolean isKnown(ConfigurationPropertyName name) {
		return near(name.toString()).stream().map(ConfigurationPropertyName::of).anyMatch(name::equals);
	}

	/**
	 * Return the value of a property.
	 * @param name name of the property, whose parts may be written in any way
	 * @param environment what is configured
	 * @return the value, or {@code null} if there is none
	 */
	static @Nullable String value(String name, Environment environment) {
		return Binder.get(environment)
			.bind(ConfigurationPropertyName.adapt(name, '.'), Bindable.of(String.class))
			.orElse(null);
	}

	private static List<String> near(String name) {
		Matcher worker = WORKER.matcher(name);
		return worker.matches() ? of(worker.group(1), NamedWorkerProperties.class) : all();
	}

	/**
	 * Return the candidate that is most similar.
	 * @param name what was written
	 * @param candidates what may have been meant
	 * @return one of them, or {@code null} if none is similar
	 */
	static @Nullable String closest(String name, List<String> candidates) {
		return Similar.closest(name, candidates, Math.max(2, name.length() / 4));
	}

	private static List<String> of(String prefix, Class<?> type) {
		List<String> names = new ArrayList<>();
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			String name = prefix + DataObjectPropertyName.toDashedForm(property.getName());
			if (ClassUtils.getPackageName(property.getPropertyType()).equals(ClassUtils.getPackageName(type))) {
				names.addAll(of(name + ".", property.getPropertyType()));
			}
			else if (!property.getName().equals("class")) {
				names.add(name);
			}
		}
		return names;
	}

}
