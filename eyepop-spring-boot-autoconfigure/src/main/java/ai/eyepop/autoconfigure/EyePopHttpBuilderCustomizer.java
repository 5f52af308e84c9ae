package ai.eyepop.autoconfigure;

import ai.eyepop.http.EyePopHttpBuilder;

/**
 * Callback interface that can be implemented by beans wishing to customize the HTTP
 * client that all EyePop endpoints share.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EyePopHttpBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder, to which all properties were applied
	 */
	void customize(EyePopHttpBuilder builder);

}
