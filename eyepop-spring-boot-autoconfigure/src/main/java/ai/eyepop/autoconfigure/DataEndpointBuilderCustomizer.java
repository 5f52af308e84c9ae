package ai.eyepop.autoconfigure;

import ai.eyepop.data.DataEndpointBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize the data
 * endpoint that is auto-configured.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DataEndpointBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder, to which all properties were applied
	 */
	void customize(DataEndpointBuilder builder);

}
