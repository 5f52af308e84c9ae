package ai.eyepop.source;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the kinds of sources, which are tags, are few.
 */
class SourceKindTests {

	@ParameterizedTest
	@MethodSource
	void kindsOfSourcesAreFew(Source source, String kind) {
		assertThat(source.kind()).isEqualTo(kind);
	}

	static List<Object[]> kindsOfSourcesAreFew() {
		return List.of(new Object[] { Source.of(Path.of("photo.png")), "file" },
				new Object[] { Source.of(new byte[1], MediaType.IMAGE_PNG), "bytes" },
				new Object[] { Source.of(Flux.empty(), MediaType.IMAGE_PNG), "stream" },
				new Object[] { Source.of(InputStream.nullInputStream(), MediaType.IMAGE_PNG), "stream" },
				new Object[] { Source.of(URI.create("https://x.test/a.png?signature=s")), "url" },
				new Object[] { Source.ofAsset("a-1"), "asset" },
				new Object[] { Source.of(new MockMultipartFile("f", new byte[1])), "upload" });
	}

}
