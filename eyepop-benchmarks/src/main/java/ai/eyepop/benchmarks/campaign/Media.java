package ai.eyepop.benchmarks.campaign;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Flux;

import ai.eyepop.source.Source;

/**
 * Images, each of a size of its own, and films of which each frame is so many bytes.
 */
final class Media implements AutoCloseable {

	static final int IMAGES = 8;

	static final int BYTES_PER_FRAME = 64;

	private static final MediaType FILM = MediaType.parseMediaType("video/mp4");

	private static final int WIDTH = 24;

	private static final int HEIGHT = 16;

	private final List<byte[]> images = new ArrayList<>();

	private final Map<Integer, Path> films = new ConcurrentHashMap<>();

	private final Path folder;

	Media() {
		try {
			this.folder = Files.createTempDirectory("eyepop-campaign");
			for (int i = 0; i < IMAGES; i++) {
				this.images.add(image(i));
				Files.write(path(i), this.images.get(i));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static int width(int image) {
		return WIDTH + image;
	}

	static String asset(int image) {
		return "asset-" + image;
	}

	/**
	 * Return the images as assets.
	 * @return their bytes by uuid
	 */
	Map<String, byte[]> assets() {
		Map<String, byte[]> assets = new TreeMap<>();
		IntStream.range(0, IMAGES).forEach((i) -> assets.put(asset(i), this.images.get(i)));
		return assets;
	}

	byte[] bytes(int image) {
		return this.images.get(image);
	}

	/**
	 * Create the source of a job.
	 * @param plan the plan of the job
	 * @return a new source
	 */
	Source source(Plan plan) {
		byte[] image = this.images.get(plan.media());
		return switch (plan.kind()) {
			case IMAGE_PATH -> Source.of(path(plan.media()));
			case IMAGE_BYTES, DATA_READ, DATA_UPLOAD -> Source.of(image, MediaType.IMAGE_PNG);
			case IMAGE_RESOURCE -> Source.of(new ByteArrayResource(image), MediaType.IMAGE_PNG);
			case IMAGE_STREAM -> Source.of(new ByteArrayInputStream(image), MediaType.IMAGE_PNG);
			case IMAGE_FLUX -> Source.of(flux(image), MediaType.IMAGE_PNG);
			case IMAGE_URL -> Source.of(path(plan.media()).toUri());
			case ASSET -> Source.ofAsset(asset(plan.media()));
			case GROUP -> Source.group(IntStream.range(0, plan.size())
				.mapToObj((i) -> Source.of(this.images.get((plan.media() + i) % IMAGES), MediaType.IMAGE_PNG))
				.toList());
			case URL_GROUP -> Source.group(IntStream.range(0, plan.size())
				.mapToObj((i) -> Source.of(path((plan.media() + i) % IMAGES).toUri()))
				.toList());
			case VIDEO_URL -> Source.of(film(plan.size()).toUri());
			case VIDEO_PATH -> Source.of(film(plan.size()));
			case VIDEO_BYTES -> Source.of(filmBytes(plan.size()), FILM);
			case VIDEO_STREAM -> Source.of(new ByteArrayInputStream(filmBytes(plan.size())), FILM);
			case VIDEO_FLUX -> Source.of(flux(filmBytes(plan.size())), FILM);
		};
	}

	private static Flux<DataBuffer> flux(byte[] bytes) {
		int half = bytes.length / 2;
		return Flux.just(0, 1)
			.map((part) -> DefaultDataBufferFactory.sharedInstance
				.wrap((part == 0) ? Arrays.copyOf(bytes, half) : Arrays.copyOfRange(bytes, half, bytes.length)));
	}

	private Path path(int image) {
		return this.folder.resolve("image-" + image + ".png");
	}

	private Path film(int frames) {
		return this.films.computeIfAbsent(frames, (count) -> {
			try {
				return Files.write(this.folder.resolve("film-" + count + ".mp4"), filmBytes(count));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static byte[] filmBytes(int frames) {
		byte[] bytes = new byte[frames * BYTES_PER_FRAME];
		System.arraycopy("\0\0\0\0ftypmp42".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 12);
		return bytes;
	}

	private static byte[] image(int number) throws IOException {
		BufferedImage image = new BufferedImage(width(number), HEIGHT, BufferedImage.TYPE_INT_RGB);
		for (int x = 4; x < 12; x++) {
			for (int y = 4; y < 12; y++) {
				image.setRGB(x, y, 0xFF0000);
			}
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, "png", bytes);
		return bytes.toByteArray();
	}

	@Override
	public void close() {
		try {
			FileSystemUtils.deleteRecursively(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
