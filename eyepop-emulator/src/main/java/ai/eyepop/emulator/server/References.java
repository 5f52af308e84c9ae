package ai.eyepop.emulator.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.Assets;
import ai.eyepop.emulator.service.data.DataState;

/**
 * Sources by reference: URLs, groups of URLs, assets (wire protocol section 6).
 */
final class References {

	private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(30);

	private static final Set<String> NUMBERS = Set.of("version", "motionSensitivity", "motionThreshold", "motionGap",
			"motionGridX", "motionGridY", "mediaCacheSeconds");

	private static final Set<String> FIELDS = new TreeSet<>(
			Set.of("sourceType", "motionDetect", "params", "roi", "fps", "url", "sources", "assetUuid"));

	private final Uploads uploads;

	private final Blobs blobs;

	private final DataState state;

	private final Map<String, byte[]> assets;

	private final boolean anyUrl;

	private final HttpClient http;

	References(Uploads uploads, Blobs blobs, DataState state, Map<String, byte[]> assets, boolean anyUrl,
			LoopResources loops) {
		this.blobs = blobs;
		this.state = state;
		this.uploads = uploads;
		this.assets = assets;
		this.anyUrl = anyUrl;
		this.http = HttpClient.create(ConnectionProvider.newConnection())
			.runOn(loops)
			.followRedirect(false)
			.responseTimeout(RESPONSE_TIMEOUT);
	}

	/**
	 * Load a source.
	 * @param source the source as it was sent
	 * @param exchange the request, until whose end it is kept
	 * @return the source; fails with an {@link UnloadableException} if it cannot be
	 * loaded
	 * @throws ServiceException with status 400 if it is malformed
	 */
	Mono<Upload> load(ObjectNode source, Exchange exchange) {
		check(source);
		return switch (source.path("sourceType").asString("")) {
			case "URL" -> fetch(uri(source), exchange);
			case "GROUP" -> group(source, exchange);
			case "ASSET_UUID" -> asset(source);
			default ->
				throw new ServiceException(400, "The source needs a 'sourceType': NONE, URL, GROUP or ASSET_UUID");
		};
	}

	private static void check(ObjectNode source) {
		for (Map.Entry<String, JsonNode> member : source.properties()) {
			String name = member.getKey();
			if (!FIELDS.contains(name) && !NUMBERS.contains(name)) {
				TreeSet<String> known = new TreeSet<>(FIELDS);
				known.addAll(NUMBERS);
				throw new ServiceException(400, "A source has no field '%s'; known are %s".formatted(name, known));
			}
			if (NUMBERS.contains(name) && !member.getValue().isNull() && !member.getValue().isNumber()) {
				throw new ServiceException(400, "'%s' must be a number".formatted(name));
			}
		}
	}

	private Mono<Upload> group(ObjectNode source, Exchange exchange) {
		JsonNode sources = source.path("sources");
		if (!sources.isArray() || sources.isEmpty() || sources.size() > MultipartSink.MAX_FILES) {
			throw new ServiceException(400,
					"A group needs 'sources', 1 to %d of them".formatted(MultipartSink.MAX_FILES));
		}
		List<URI> uris = new ArrayList<>();
		for (JsonNode member : sources) {
			if (!member.path("sourceType").asString("").equals("URL")) {
				throw new ServiceException(400, "The 'sources' of a group must have the 'sourceType' URL");
			}
			uris.add(uri(member));
		}
		return Flux.fromIterable(uris)
			.concatMap((uri) -> fetch(uri, exchange))
			.flatMapIterable(Upload::files)
			.collectList()
			.map((files) -> new Upload(files, Map.of()));
	}

	private Mono<Upload> asset(ObjectNode source) {
		JsonNode uuid = source.path("assetUuid");
		if (!uuid.isString()) {
			throw new ServiceException(400, "The source needs a string for 'assetUuid'");
		}
		byte[] bytes = this.assets.get(uuid.stringValue());
		if (bytes == null) {
			return Mono.fromCallable(() -> assetOfDataset(uuid.stringValue()));
		}
		return Mono.just(new Upload(List.of(new Upload.Stored(Images.inMemory(bytes), "")), Map.of()));
	}

	private Upload assetOfDataset(String uuid) {
		try {
			Assets.Content content = this.state.alone(() -> this.state.assets().content(uuid, null, null));
			return new Upload(List.of(new Upload.Stored(Images.inFile(content.blob().file()), content.mimeType())),
					Map.of());
		}
		catch (ServiceException ex) {
			throw new UnloadableException(String.valueOf(ex.getMessage()));
		}
	}

	private static URI uri(JsonNode source) {
		try {
			return uri(source.path("url").asString(""));
		}
		catch (IllegalArgumentException ex) {
			throw new ServiceException(400, "The source needs a 'url' that begins with http:, https: or file:");
		}
	}

	/**
	 * Read a URL that can be loaded from.
	 * @param text the URL
	 * @return the URL
	 * @throws IllegalArgumentException if it does not begin with http:, https: or file:
	 */
	static URI uri(String text) {
		URI uri = URI.create(text);
		if (!uri.isAbsolute() || !List.of("http", "https", "file").contains(scheme(uri))) {
			throw new IllegalArgumentException("The URL does not begin with http:, https: or file:");
		}
		return uri;
	}

	/**
	 * Open a URL.
	 * @param uri the URL
	 * @param reading what reads the bytes, given their media type
	 * @return the end of the reading; fails with an {@link UnloadableException} if the
	 * URL cannot be loaded
	 */
	Mono<Void> open(URI uri, BiFunction<String, Flux<byte[]>, Mono<Void>> reading) {
		return checked(uri, Mono.defer(() -> {
			if (scheme(uri).equals("file")) {
				return file(uri).flatMap((file) -> reading.apply("", this.blobs.pieces(file)));
			}
			return response(uri, reading).then();
		}));
	}

	private static String scheme(URI uri) {
		return uri.getScheme().toLowerCase(Locale.ROOT);
	}

	private Mono<Upload> fetch(URI uri, Exchange exchange) {
		return checked(uri, scheme(uri).equals("file") ? read(uri) : request(uri, exchange));
	}

	private <T> Mono<T> checked(URI uri, Mono<T> fetched) {
		return Mono.fromRunnable(() -> checkAllowed(uri))
			.subscribeOn(Schedulers.boundedElastic())
			.then(fetched)
			.onErrorMap((ex) -> !(ex instanceof UnloadableException),
					(ex) -> new UnloadableException("%s could not be loaded: %s".formatted(shown(uri),
							(ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName())));
	}

	private void checkAllowed(URI uri) {
		if (this.anyUrl) {
			return;
		}
		boolean loopback = false;
		try {
			loopback = uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
		}
		catch (IOException ex) {
			// an unknown host is no loopback address
		}
		if (!loopback || scheme(uri).equals("file")) {
			throw new UnloadableException(
					"%s is not loaded: this emulator loads from loopback addresses only".formatted(shown(uri)));
		}
	}

	private static Mono<Upload> read(URI uri) {
		return file(uri).map((file) -> new Upload(List.of(new Upload.Stored(Images.inFile(file), "")), Map.of()));
	}

	private static Mono<Path> file(URI uri) {
		return Mono.fromCallable(() -> {
			Path file = Path.of(uri);
			if (!file.toFile().isFile()) {
				throw new UnloadableException("%s is no file".formatted(shown(uri)));
			}
			return file;
		}).subscribeOn(Schedulers.boundedElastic());
	}

	private Mono<Upload> request(URI uri, Exchange exchange) {
		return response(uri, (mediaType, bytes) -> this.uploads.keep(bytes, mediaType, exchange)).single();
	}

	private <T> Flux<T> response(URI uri, BiFunction<String, Flux<byte[]>, Mono<T>> reading) {
		return this.http.get().uri(uri).response((response, body) -> {
			int status = response.status().code();
			if (status != 200) {
				return Mono
					.error(new UnloadableException("%s could not be loaded: status %d".formatted(shown(uri), status)));
			}
			return reading.apply(Exchange.mediaType(response.responseHeaders().get("Content-Type")),
					body.asByteArray());
		});
	}

	private static String shown(URI uri) {
		@Nullable String query = uri.getRawQuery();
		return (query != null) ? uri.toString().replace("?" + query, "?...") : uri.toString();
	}

	/**
	 * Thrown when a source cannot be loaded; the message is made for the user.
	 */
	static final class UnloadableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnloadableException(String message) {
			super(message);
		}

	}

}
