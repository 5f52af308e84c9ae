package ai.eyepop.worker;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.prediction.Area;
import ai.eyepop.prediction.Point;
import ai.eyepop.source.Source;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PredictOptions} and {@link OptionCheck}.
 */
class PredictOptionsTests {

	private static final Source GROUP = Source.group(Source.of(new byte[0], MediaType.IMAGE_PNG),
			Source.of(new byte[0], MediaType.IMAGE_PNG));

	private static final Source URL = Source.of(URI.create("https://host/a.jpg?signature=s3cret"));

	@Test
	void addsParamsForSeveralComponents() {
		PredictOptions options = PredictOptions.builder().params(1, Map.of("a", 1)).params(2, Map.of("b", 2)).build();
		assertThat(options.params()).containsExactly(new ComponentParams(1, Map.of("a", 1)),
				new ComponentParams(2, Map.of("b", 2)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "5", "5/1", "1/2", "29.97", "30000/1001" })
	void takesFramesInASecond(String fps) {
		assertThat(PredictOptions.builder().fps(fps).build().fps()).isEqualTo(fps);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "fast", "5/0", "-1", "5/", "1/2/3" })
	void refusesWhatIsNoNumberOfFrames(String fps) {
		assertThatIllegalArgumentException().isThrownBy(() -> PredictOptions.builder().fps(fps).build())
			.withMessageContaining("'fps' must be a number or a fraction");
	}

	@Test
	void refusesAContourOfTwoPoints() {
		assertThatIllegalArgumentException().isThrownBy(() -> Area.contour(new Point(0, 0), new Point(1, 1)))
			.withMessageContaining("at least three points");
	}

	@Test
	void refusesOptionsForWhichTheWireHasNoPlace() {
		try (EyePopHttp http = TestHttp.create();
				WorkerEndpoint endpoint = WorkerEndpoint.builder(http).apiKey("k").build()) {
			assertRefused(endpoint, GROUP, PredictOptions.builder().fps("5").build(), "A group takes no 'fps'");
			assertRefused(endpoint, GROUP, PredictOptions.builder().motion(MotionDetection.defaults()).build(),
					"A group takes no 'motion'");
			assertRefused(endpoint, GROUP, PredictOptions.builder().videoMode(VideoMode.STREAM).build(), "'videoMode'");
			assertRefused(endpoint, URL, PredictOptions.builder().live(true).build(), "'live'");
			assertRefused(endpoint, URL, PredictOptions.builder().capturedAtOffset(Duration.ZERO).build(),
					"'capturedAtOffset'");
		}
	}

	@Test
	void showsNoSignatureOfAUrl() {
		assertThat(URL).hasToString("URL https://host/a.jpg");
	}

	@Test
	void refusesARelativeUrl() {
		assertThatIllegalArgumentException().isThrownBy(() -> Source.of(URI.create("a.jpg")))
			.withMessageContaining("must be absolute");
	}

	@Test
	void aGroupOfOneIsTheSourceItself() {
		Source source = Source.of(Flux.empty(), null);
		assertThat(Source.group(source)).isSameAs(source);
	}

	private void assertRefused(WorkerEndpoint endpoint, Source source, PredictOptions options, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> endpoint.upload(source, options))
			.withMessageContaining(message);
	}

}
