package ai.eyepop.data;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.call.UnexpectedAnswerException;

/**
 * Where the services are.
 *
 * @param data the URL of the Data API
 * @param vlm the URL of the VLM API, if there is one
 */
record DataServices(URI data, @Nullable URI vlm) {

	/** The Data API of those whose configuration does not name one. */
	static final URI DEFAULT_DATA = URI.create("https://dataset-api.eyepop.ai");

	Set<URI> urls() {
		return (this.vlm != null) ? new HashSet<>(List.of(this.data, this.vlm)) : Set.of(this.data);
	}

	URI requiredVlm() {
		if (this.vlm == null) {
			throw new UnexpectedAnswerException("EyePop's configuration names no 'vlm_api_url', "
				.concat("so visual language models cannot be asked: give the endpoint the URL of the VLM API"));
		}
		return this.vlm;
	}

}
