package ai.eyepop.data;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import ai.eyepop.http.EyePopException;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.wire.AnyJson;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties of all calls of the Data API that hold for any answer.
 */
class DataAnswerPropertyTests {

	/** Refused before anything is sent. */
	private static final String REFUSED = "data.add_vlm_ability_alias/minimal";

	private static final AtomicReference<String> ANSWER = new AtomicReference<>("");

	private static final EyePopHttp HTTP = TestHttp.create();

	private static final DataServer SERVER = new DataServer(
			(number, request, response) -> DataServer.json(response, 200, ANSWER.get()));

	private static final DataEndpoint ENDPOINT = SERVER.endpoint(HTTP).build();

	@AfterContainer
	static void close() {
		ENDPOINT.close();
		HTTP.close();
		SERVER.close();
	}

	/** Calls that were answered with JSON. */
	private static List<WireVector> calls() {
		return WireVector.all("data-calls")
			.stream()
			.filter((vector) -> answer(vector) != null && !vector.name().equals(REFUSED))
			.toList();
	}

	private static @Nullable JsonNode answer(WireVector vector) {
		JsonNode response = vector.requests().isEmpty() ? null
				: vector.requests().get(vector.requests().size() - 1).path("response");
		return (response != null && response.path("status").asInt() == 200 && response.path("body").isContainer())
				? response.path("body") : null;
	}

	@Provide
	Arbitrary<Tuple2<WireVector, JsonNode>> almostRight() {
		return Arbitraries.of(calls())
			.flatMap((call) -> AnyJson.changed(Objects.requireNonNull(answer(call)))
				.map((answer) -> Tuple.of(call, answer)));
	}

	@Property(tries = 2000, seed = AnyJson.SEED)
	void anAnswerThatIsAlmostRightIsReadOrFailsAsDocumented(
			@ForAll("almostRight") Tuple2<WireVector, JsonNode> callAndAnswer) {
		ANSWER.set(callAndAnswer.get2().toString());
		try {
			Object result = RecordedDataCall.of(callAndAnswer.get1()).invoke(ENDPOINT.sync());
			assertThat(String.valueOf(result)).isNotBlank();
		}
		catch (EyePopException ex) {
			assertThat(ex.getMessage()).isNotBlank().hasSizeLessThan(4000);
		}
	}

}
