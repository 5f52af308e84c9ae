package ai.eyepop.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * The endpoints of one kind that are beans. None is made in order to look at it.
 *
 * @param <E> type of the endpoints
 */
final class EndpointBeans<E> {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Class<E> type;

	private final String unnamed;

	/**
	 * Create a view of the endpoints.
	 * @param beanFactory holds the beans
	 * @param type type of the endpoints
	 * @param unnamed what the auto-configured endpoint that has no name is called
	 */
	EndpointBeans(ConfigurableListableBeanFactory beanFactory, Class<E> type, String unnamed) {
		this.beanFactory = beanFactory;
		this.type = type;
		this.unnamed = unnamed;
	}

	/**
	 * Return the names of the endpoints: those by which workers are configured, and for
	 * others those of their beans.
	 * @return names of beans by names of endpoints
	 */
	Map<String, String> names() {
		Map<String, String> names = new LinkedHashMap<>();
		for (String beanName : this.beanFactory.getBeanNamesForType(this.type, false, false)) {
			String name = name(beanName);
			names.put(names.containsKey(name) ? beanName : name, beanName);
		}
		return names;
	}

	private String name(String beanName) {
		String suffix = this.type.getSimpleName();
		if (beanName.equals("eyePop" + suffix)) {
			return this.unnamed;
		}
		String name = (beanName.endsWith(suffix) && beanName.length() > suffix.length())
				? beanName.substring(0, beanName.length() - suffix.length()) : beanName;
		// no contributor to health may have it
		return StringUtils.replace(name, "/", "_");
	}

	/**
	 * Return an endpoint if it is there.
	 * @param beanName name of the bean
	 * @return the endpoint; {@code null} if nobody needed it so far
	 */
	@Nullable E ifMade(String beanName) {
		Object bean = this.beanFactory.getSingleton(beanName);
		return this.type.isInstance(bean) ? this.type.cast(bean) : null;
	}

}
