package ai.eyepop.sample.picture;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;

import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.worker.WorkerEndpoint;

/**
 * Passes the URL of an image on to the worker. It is the worker that fetches the image,
 * never this application: what only this application can reach stays out of reach of its
 * visitors. A worker in your own network is another matter, and needs a list of the hosts
 * that may be asked for.
 */
@RestController
class UrlController {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private static final int MAX_LENGTH = 2000;

	private final WorkerEndpoint worker;

	UrlController(WorkerEndpoint worker) {
		this.worker = worker;
	}

	@PostMapping("/api/urls")
	Flux<Prediction> predict(@RequestBody Address address) {
		return this.worker.upload(Source.of(parse(address.url()))).predictions();
	}

	private URI parse(@Nullable String text) {
		if (text == null || text.isBlank()) {
			throw new ServerWebInputException("The member 'url' is missing.");
		}
		if (text.length() > MAX_LENGTH) {
			throw new ServerWebInputException("The URL is longer than %d characters.".formatted(MAX_LENGTH));
		}
		URI url = uri(text.strip());
		if (url.getScheme() == null || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
			throw new ServerWebInputException("The URL must begin with http:// or https://.");
		}
		if (url.getHost() == null) {
			throw new ServerWebInputException("The URL names no host.");
		}
		if (url.getUserInfo() != null) {
			throw new ServerWebInputException("The URL holds a user or a password, which would be passed on.");
		}
		return url;
	}

	private URI uri(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new ServerWebInputException(
					"This is no URL: %s at position %d.".formatted(ex.getReason(), Math.max(0, ex.getIndex())));
		}
	}

	/**
	 * Where an image is.
	 *
	 * @param url its URL
	 */
	record Address(@Nullable String url) {

	}

}
