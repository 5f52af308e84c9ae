package ai.eyepop.autoconfigure;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback interface that can be implemented by beans wishing to customize the
 * {@link WebClient} of EyePop, and no other. Filters see each call once: retries,
 * credentials and request ids are added below them.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface EyePopWebClientCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder, to which the customizers of all clients of the
	 * application were applied; its connector is replaced
	 */
	void customize(WebClient.Builder builder);

}
