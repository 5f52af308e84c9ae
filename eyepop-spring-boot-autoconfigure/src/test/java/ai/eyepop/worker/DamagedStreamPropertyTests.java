package ai.eyepop.worker;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.HttpSettings;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.RetrySettings;
import ai.eyepop.http.WireJson;
import ai.eyepop.prediction.PredictedObject;
import ai.eyepop.prediction.PredictedText;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.source.Source;
import ai.eyepop.wire.AnyJson;
import ai.eyepop.wire.Damage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of answers over sockets that hold however they are damaged, and cut into
 * what is read at once: what came before the damage is delivered, in its order, and
 * nothing stays taken, for there are one slot and two connections.
 */
class DamagedStreamPropertyTests {

	private static final Duration NEVER_SO_LONG = Duration.ofMinutes(2);

	/** A few are more than what a reader begins with. */
	private static final String LONG = "\u00e4\u20ac\ud83d\ude97".repeat(300);

	private static final StreamServer SERVER = new StreamServer();

	private static final EyePopHttp HTTP = EyePopHttp.builder()
		.settings(HttpSettings.defaults().withMaxConnections(2).withReadTimeout(NEVER_SO_LONG.dividedBy(2)))
		.retry(RetrySettings.defaults().withMaxRetries(0))
		.build();

	private static final WorkerEndpoint ENDPOINT = WorkerEndpoint.builder(HTTP)
		.url(SERVER.url())
		.accessToken("t")
		.stopJobs(false)
		.jobQueueLength(1)
		.build();

	@AfterContainer
	static void close() {
		ENDPOINT.close();
		HTTP.close();
		SERVER.close();
	}

	@Provide
	Arbitrary<List<Prediction>> predictions() {
		Arbitrary<String> texts = Arbitraries.oneOf(Arbitraries.strings().withCharRange('\0', '\ud7ff').ofMaxLength(10),
				Arbitraries.of("gr\u00fc\u00df", "\u20ac", "\ud83d\ude97\ud83d\ude99", "a\nb", "\u2028\u0085", "\\\"",
						LONG));
		Arbitrary<PredictedObject> object = Combinators.combine(texts, Arbitraries.doubles().between(0, 1))
			.as((label, confidence) -> PredictedObject.builder(label, 1.5, 2, 3, 4).confidence(confidence).build());
		return Combinators
			.combine(Arbitraries.longs().greaterOrEqual(0), object.list().ofMaxSize(3), texts.list().ofMaxSize(2))
			.as((timestamp, objects, labels) -> Prediction.builder(640, 480)
				.timestamp(timestamp)
				.objects(objects)
				.texts(labels.stream().map((text) -> new PredictedText(text, null)).toList())
				.build())
			.list()
			.ofMinSize(1)
			.ofMaxSize(8);
	}

	@Provide
	Arbitrary<List<Damage>> damages() {
		return Damage.any();
	}

	@Provide
	Arbitrary<List<Integer>> cuts() {
		return Arbitraries.oneOf(Arbitraries.integers().between(1, 12), Arbitraries.integers().between(1, 400))
			.list()
			.ofMinSize(1)
			.ofMaxSize(8);
	}

	@Property(tries = 100, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
	void whatCameBeforeTheDamageIsDelivered(@ForAll("predictions") List<Prediction> predictions,
			@ForAll @IntRange(max = 8) int whole, @ForAll("damages") List<Damage> damages,
			@ForAll("cuts") List<Integer> cuts, @ForAll boolean broken, @ForAll boolean reference) {
		List<Prediction> before = predictions.subList(0, Math.min(whole, predictions.size()));
		byte[] rest = lines(predictions.subList(before.size(), predictions.size()));
		byte[] damaged = Damage.of(rest, damages);
		SERVER.answerWith(StreamServer.Answer.of(joined(lines(before), damaged), cuts, broken));
		Queue<Prediction> delivered = new ConcurrentLinkedQueue<>();
		EyePopException failure = failure(submit(reference), delivered);
		boolean held = !reference && before.size() == 1 && delivered.isEmpty();
		if (!held) {
			assertThat(delivered.stream().limit(before.size())).isEqualTo(before);
		}
		else {
			// the only prediction of an image is not followed by a failure
			assertThat(failure).isNotNull();
		}
		assertThat(failure == null || failure instanceof MalformedStreamException || failure instanceof SourceException
				|| broken && failure instanceof PopNotReachableException)
			.as("%s", failure)
			.isTrue();
		if (failure instanceof MalformedStreamException malformed) {
			assertThat(malformed.getLineNumber()).isGreaterThan(before.size());
		}
		Statistics.label("failure").collect((failure != null) ? failure.getClass().getSimpleName() : "none");
		everythingIsDelivered(predictions, cuts, reference);
	}

	@Property(tries = 15, seed = AnyJson.SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
	void whatIsAskedForIsDeliveredHoweverItIsCut(@ForAll("predictions") List<Prediction> predictions,
			@ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 3) Integer> cuts,
			@ForAll @IntRange(min = 1, max = 8) int taken, @ForAll boolean reference) {
		SERVER.answerWith(StreamServer.Answer.of(lines(predictions), cuts, false));
		assertThat(submit(reference).predictions().take(taken).collectList().block(NEVER_SO_LONG))
			.isEqualTo(predictions.subList(0, Math.min(taken, predictions.size())));
		everythingIsDelivered(predictions, cuts, reference);
	}

	private static void everythingIsDelivered(List<Prediction> predictions, List<Integer> cuts, boolean reference) {
		SERVER.answerWith(StreamServer.Answer.of(lines(predictions), cuts, false));
		assertThat(submit(reference).predictions().collectList().block(NEVER_SO_LONG)).isEqualTo(predictions);
	}

	private static WorkerJob submit(boolean reference) {
		return reference ? ENDPOINT.upload(Source.of(URI.create("http://media.test/a.jpg")))
				: ENDPOINT.upload(new byte[100], MediaType.IMAGE_JPEG);
	}

	private static @Nullable EyePopException failure(WorkerJob job, Queue<Prediction> delivered) {
		try {
			job.predictions().doOnNext(delivered::add).blockLast(NEVER_SO_LONG);
			return null;
		}
		catch (EyePopException ex) {
			return ex;
		}
	}

	private static byte[] lines(List<Prediction> predictions) {
		return joined(predictions.stream()
			.map((prediction) -> joined(WireJson.write(prediction), "\n".getBytes(StandardCharsets.UTF_8)))
			.toArray(byte[][]::new));
	}

	private static byte[] joined(byte[]... parts) {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		Stream.of(parts).map(Objects::requireNonNull).forEach(all::writeBytes);
		return all.toByteArray();
	}

}
