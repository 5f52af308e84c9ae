package ai.eyepop.benchmarks.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;

import ai.eyepop.source.Source;

/**
 * How often the bytes of an upload are copied on their way through this process: the
 * memory that each of them takes, beyond what any upload takes.
 */
final class CopiesCase implements Case {

	private static final int SIZE = 16 << 20;

	private final PlacesTaken taken = new PlacesTaken();

	@Override
	public List<Result> run(Setting setting) throws Exception {
		try (TemporaryFile file = TemporaryFile.ofSize(SIZE); OurClient client = new OurClient(setting, "image")) {
			byte[] bytes = Files.readAllBytes(file.path());
			Source memory = Source.of(bytes, MediaType.IMAGE_JPEG);
			Source resource = Source.of(new ByteArrayResource(bytes), MediaType.IMAGE_JPEG);
			Samples ofMemory = copies(setting, client, () -> memory);
			return List.of(
					row("a path", copies(setting, client, () -> Source.of(file.path())),
							Aim.atMost(0.01, 0, "the bytes of a file are not copied")),
					row("bytes", ofMemory, atMostOne()), seen(ofMemory),
					row("a resource that is no file", copies(setting, client, () -> resource), atMostOne()),
					row("a stream", copies(setting, client, () -> Source.of(open(file.path()), MediaType.IMAGE_JPEG)),
							atMostOne()));
		}
	}

	/**
	 * Check that copies are seen at all: all other aims are met by a figure that is too
	 * small, as it is without Netty's events for JFR.
	 * @param copies copies of bytes in memory, which have to be copied once
	 * @return a row that is broken if nothing was measured
	 */
	static Result seen(Samples copies) {
		return Result.of("copies seen where there is one", "copies", copies.median())
			.judged(copies.median(), Aim.atLeast(0.9, 0,
					"bytes in memory are copied once, and who sees less of it has measured nothing"));
	}

	private static Aim atMostOne() {
		return Aim.atMost(1, UploadsCase.TOLERANCE, "bytes are copied once at most");
	}

	private static Result row(String what, Samples copies, Aim aim) {
		return Result.of("copies of the bytes of %s".formatted(what), "copies", copies.median())
			.judged(copies.median(), aim);
	}

	private Samples copies(Setting setting, OurClient client, Supplier<Source> source) throws IOException {
		Samples copies = new Samples();
		// the first one loads classes
		for (int round = -1; round < setting.rounds(); round++) {
			double any = this.taken.by(() -> send(client, StreamCase.SMALL));
			double all = this.taken.by(() -> send(client, source.get()));
			if (round >= 0) {
				copies.add((all - any) / SIZE);
			}
		}
		return copies;
	}

	private static void send(OurClient client, Source source) {
		if (client.predictions(source).blockLast() == null) {
			throw new IllegalStateException("Nothing arrived");
		}
	}

	private static InputStream open(Path path) {
		try {
			return Files.newInputStream(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
