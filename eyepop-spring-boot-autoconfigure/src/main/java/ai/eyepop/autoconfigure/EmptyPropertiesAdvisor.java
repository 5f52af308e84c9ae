package ai.eyepop.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Lets properties of ours be empty, which strict binding takes for unknown: a placeholder
 * with an empty default, for instance, is as good as not set.
 */
class EmptyPropertiesAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new AbstractBindHandler(bindHandler) {

			@Override
			public void onFinish(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
					@Nullable Object result) throws Exception {
				try {
					super.onFinish(name, target, context, result);
				}
				catch (UnboundConfigurationPropertiesException ex) {
					Set<ConfigurationProperty> unknown = new LinkedHashSet<>(ex.getUnboundProperties());
					unknown.removeIf(EmptyPropertiesAdvisor::isEmpty);
					if (!unknown.isEmpty()) {
						throw new UnboundConfigurationPropertiesException(unknown);
					}
				}
			}

		};
	}

	private static boolean isEmpty(ConfigurationProperty property) {
		return String.valueOf(property.getValue()).isBlank() && PropertyNames.isKnown(property.getName());
	}

}
