package ai.eyepop.benchmarks.campaign;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;

import ai.eyepop.emulator.inspect.CredentialKind;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.inspect.SentAnswer;
import ai.eyepop.http.MalformedStreamException;
import ai.eyepop.http.ServiceException;
import ai.eyepop.worker.PopNotReachableException;
import ai.eyepop.worker.SourceException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Explanation}.
 */
class ExplanationTests {

	private static final String ID = "0123456789abcdef";

	private static final String LINE = "{\"source_id\":\"s\",\"source_width\":8,\"source_height\":8}";

	@Test
	void aRefusalIsInTheBooksWithItsStatus() {
		List<Attempt> attempts = Collections.nCopies(4, attempt(503, null, true, 0));
		assertThat(whyNot(Kind.IMAGE_BYTES, attempts, refusal(503), Map.of(ID, 503))).isNull();
		assertThat(whyNot(Kind.IMAGE_BYTES, attempts, refusal(503), Map.of())).contains("nothing that happened");
		assertThat(whyNot(Kind.IMAGE_BYTES, attempts, refusal(503), Map.of(ID, 500))).contains("nothing that happened");
	}

	@Test
	void aSourceThatCanBeReadAgainIsTriedFourTimes() {
		assertThat(whyNot(Kind.IMAGE_BYTES, Collections.nCopies(3, attempt(503, null, true, 0)), refusal(503),
				Map.of(ID, 503)))
			.contains("gave up after 3 attempt(s)");
		assertThat(whyNot(Kind.IMAGE_STREAM, List.of(attempt(503, null, true, 0)), refusal(503), Map.of(ID, 503)))
			.isNull();
		assertThat(whyNot(Kind.IMAGE_BYTES, List.of(attempt(507, null, true, 0)), refusal(507), Map.of(ID, 507)))
			.isNull();
	}

	@Test
	void aConnectionThatBrokeIsInTheBooks() {
		PopNotReachableException broken = mock(PopNotReachableException.class);
		given(broken.getMessage()).willReturn("the connection broke. Endpoints: none");
		assertThat(whyNot(Kind.IMAGE_STREAM, List.of(attempt(200, "reset", false, 0)), broken, Map.of())).isNull();
		assertThat(whyNot(Kind.IMAGE_STREAM, List.of(attempt(200, null, true, 0)), broken, Map.of()))
			.contains("nothing that happened");
		assertThat(whyNot(Kind.IMAGE_BYTES, List.of(attempt(200, "reset", false, 0)), broken, Map.of()))
			.contains("gave up after 1 attempt(s)");
	}

	@Test
	void aStreamThatWasHeldBackAfterAPredictionIsNotBegunAgain() {
		PopNotReachableException silent = mock(PopNotReachableException.class);
		given(silent.getMessage())
			.willReturn("it sent nothing for longer than the read time-out. Endpoints: none are left");
		Duration time = Client.READ_TIMEOUT;
		// what holds it back may be over before it is noticed that the client has left
		Attempt held = attempt(200, "stall", true, time.toMillis(), LINE);
		assertThat(whyNot(Kind.IMAGE_BYTES, List.of(held), silent, Map.of())).isNull();
		assertThat(whyNot(Kind.IMAGE_BYTES, List.of(attempt(200, "stall", true, 1, LINE)), silent, Map.of()))
			.contains("nothing that happened");
	}

	@Test
	void whatIsInNoBookIsOverlookedInBadWeatherOnly() {
		PopNotReachableException broken = mock(PopNotReachableException.class);
		assertThat(explanation(new Sky(false, false, false, Map.of()), false).isExcused(broken)).isFalse();
		assertThat(explanation(new Sky(true, false, false, Map.of()), false).isExcused(broken)).isTrue();
		assertThat(explanation(new Sky(false, false, true, Map.of()), false).isExcused(broken)).isTrue();
		assertThat(explanation(new Sky(false, false, true, Map.of()), false).isExcused(new NullPointerException()))
			.isFalse();
		assertThat(explanation(new Sky(false, false, false, Map.of()), true).isExcused(new IllegalStateException()))
			.isTrue();
	}

	@Test
	void whatWouldBeInTheBooksIsNeverOverlooked() {
		Explanation stormy = explanation(new Sky(true, true, true, Map.of()), false);
		assertThat(stormy.isExcused(mock(MalformedStreamException.class))).isFalse();
		assertThat(stormy.isExcused(mock(SourceException.class))).isFalse();
		assertThat(stormy.isExcused(refusal(503))).isFalse();
		assertThat(explanation(new Sky(true, false, false, Map.of(ID, 503)), false).isExcused(refusal(503))).isTrue();
	}

	private static Explanation explanation(Sky sky, boolean closing) {
		return new Explanation(plan(Kind.IMAGE_BYTES), List.of(), sky, closing);
	}

	private static @Nullable String whyNot(Kind kind, List<Attempt> attempts, Throwable failure,
			Map<String, Integer> refusals) {
		return new Explanation(plan(kind), attempts, new Sky(false, false, false, refusals), false).whyNot(failure);
	}

	private static Plan plan(Kind kind) {
		return new Plan(1, kind, true, Way.REACTIVE, 0, 1, Cancel.NEVER, 1, List.of());
	}

	private static ServiceException refusal(int status) {
		ServiceException refusal = mock(ServiceException.class);
		given(refusal.getStatus()).willReturn(HttpStatusCode.valueOf(status));
		given(refusal.getRequestId()).willReturn(ID);
		return refusal;
	}

	private static Attempt attempt(int status, @Nullable String fault, boolean ended, long millis, String... lines) {
		RecordedRequest request = new RecordedRequest("POST", "/pipelines/p/source", Map.of(), Map.of(),
				CredentialKind.values()[0], null, 0, status);
		return Attempt.of(new SentAnswer(request, 0, "s", List.of(lines), ended, fault, Duration.ofMillis(millis)));
	}

}
