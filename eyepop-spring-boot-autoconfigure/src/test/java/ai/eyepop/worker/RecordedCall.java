package ai.eyepop.worker;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.prediction.Area;
import ai.eyepop.source.Source;
import ai.eyepop.wire.WireVector;

/**
 * A call of the vendor's SDK, as a source and options of ours.
 */
record RecordedCall(JsonNode json) {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final Path MEDIA = Path.of("src/test/resources/vectors/media");

	static RecordedCall of(WireVector vector) {
		return new RecordedCall(vector.json().get("call"));
	}

	Source source() throws Exception {
		JsonNode args = this.json.get("args");
		return switch (this.json.get("method").asString()) {
			case "upload" -> Source.of(media(args.get("location")));
			case "upload_stream" -> stream(args.get("stream"), args.get("mime_type"));
			case "upload_group" -> Source.group(list(args.get("locations"), (location) -> Source.of(media(location))));
			case "upload_stream_group" -> streams(args);
			case "load_from" -> Source.of(URI.create(args.get("location").asString()));
			case "load_from_group" ->
				Source.group(list(args.get("locations"), (location) -> Source.of(URI.create(location.asString()))));
			case "load_asset" -> Source.ofAsset(args.get("asset_uuid").asString());
			default -> throw new IllegalArgumentException(this.json.toString());
		};
	}

	private Source streams(JsonNode args) throws Exception {
		List<Source> sources = new ArrayList<>();
		for (int i = 0; i < args.get("streams").size(); i++) {
			sources.add(stream(args.get("streams").get(i), args.path("mime_types").get(i)));
		}
		return Source.group(sources);
	}

	private Source stream(JsonNode stream, @Nullable JsonNode mediaType) throws Exception {
		MediaType type = (mediaType != null) ? MediaType.parseMediaType(mediaType.asString()) : null;
		Path file = Objects.requireNonNull(fileOfLength(stream.get("length").asLong()));
		if (stream.get("$stream").asString().equals("AsyncIterable")) {
			Flux<DataBuffer> content = Flux
				.just(DefaultDataBufferFactory.sharedInstance.wrap(Files.readAllBytes(file)));
			return Source.of(content, type);
		}
		return Source.of(Files.newInputStream(file), type);
	}

	PredictOptions options() {
		JsonNode args = this.json.get("args");
		PredictOptions.Builder options = PredictOptions.builder();
		if (args.has("params")) {
			options
				.params(list(args.get("params"), (params) -> MAPPER.treeToValue(value(params), ComponentParams.class)));
		}
		if (args.has("roi")) {
			String type = args.at("/roi/$model").asString().equals("ContourArea") ? "contour" : "rectangle";
			options.roi(MAPPER.treeToValue(
					MAPPER.createObjectNode().put("type", type).setAll((ObjectNode) value(args.get("roi"))),
					Area.class));
		}
		if (args.has("motion_detect")) {
			JsonNode motion = value(args.get("motion_detect"));
			options.motion(
					motion.isEmpty() ? MotionDetection.defaults() : MAPPER.treeToValue(motion, MotionDetection.class));
		}
		options.fps(args.path("fps").asString(null));
		if (args.has("video_mode")) {
			options.videoMode(VideoMode.of(args.get("video_mode").asString()));
		}
		if (args.has("is_live")) {
			options.live(args.get("is_live").asBoolean());
		}
		if (args.has("captured_at_offset_ns")) {
			options.capturedAtOffset(Duration.ofNanos(args.get("captured_at_offset_ns").asLong()));
		}
		if (args.has("media_cache_seconds")) {
			options.mediaCache(Duration.ofSeconds(args.get("media_cache_seconds").asLong()));
		}
		return options.build();
	}

	private static JsonNode value(JsonNode model) {
		return model.has("value") ? model.get("value") : model;
	}

	private static <T> List<T> list(JsonNode nodes, Function<JsonNode, T> mapper) {
		return nodes.valueStream().map(mapper).toList();
	}

	private static Path media(JsonNode location) {
		return Path.of(location.asString().replace("{media}", MEDIA.toString()));
	}

	private static @Nullable Path fileOfLength(long length) throws Exception {
		try (Stream<Path> files = Files.list(MEDIA)) {
			return files.filter((file) -> file.toFile().length() == length).findFirst().orElse(null);
		}
	}

}
