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

	/**
	 * Return whether paths can be added to a URL.
	 * @param url the URL
	 * @return whether it is one of the web that ends with its path
	 */
	static boolean isService(URI url) {
		return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null
				&& url.getRawQuery() == null && url.getRawFragment() == null;
	}

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
