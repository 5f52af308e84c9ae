package ai.eyepop.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.data.ability.AutoPromptConfig;
import ai.eyepop.data.ability.VlmAbility;
import ai.eyepop.data.ability.VlmAbilityCreate;
import ai.eyepop.data.ability.VlmAbilityUpdate;
import ai.eyepop.data.asset.Asset;
import ai.eyepop.data.dataset.Dataset;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.InferResult;
import ai.eyepop.data.inference.StructuredAnswerException;
import ai.eyepop.data.inference.StructuredAnswers;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for abilities that answer with records.
 */
class AbilityAnswerTests {

	private static final Path IMAGE = Path.of("src/test/resources/vectors/media/image.jpg");

	private final StructuredAnswers<Scene> answers = StructuredAnswers.of(Scene.class);

	@Test
	void anAbilityTakesARecordAndIsAnsweredByIt() {
		try (EmulatedData service = new EmulatedData()) {
			SyncDataEndpoint data = service.sync();
			VlmAbility ability = data.abilities()
				.create(VlmAbilityCreate.builder("scenes", "qwen3-instruct", "what?")
					.responseType(Scene.class)
					.build());
			assertThat(ability.responseSchema()).isEqualTo(this.answers.schema());
			assertThat(answer(data, ability)).hasSize(1).allMatch((scene) -> scene.mood() != null);
			VlmAbility changed = data.abilities()
				.update(ability.uuid(), VlmAbilityUpdate.builder().responseType(Count.class).build());
			assertThat(changed.responseSchema()).isEqualTo(StructuredAnswers.of(Count.class).schema());
		}
	}

	private List<Scene> answer(SyncDataEndpoint data, VlmAbility ability) {
		Dataset dataset = data.datasets().create(DatasetCreate.builder("scenes").build());
		Asset asset = data.uploads().upload(IMAGE, dataset.uuid()).result();
		InferRequest question = InferRequest.builder("what?").responseSchema(ability.responseSchema()).build();
		InferResult result = data.inference().infer(asset.uuid(), question).result();
		assertThat(result.details(Scene.class)).isEqualTo(this.answers.read(result.predictions()));
		return this.answers.read(result.predictions().get(0));
	}

	@Test
	void aPromptThatIsSoughtTakesARecord() {
		AutoPromptConfig config = AutoPromptConfig
			.builder(InferRequest.builder("what?").build(), EvaluateRequest.builder("ds-1").build())
			.responseType(Scene.class)
			.build();
		assertThat(config.responseSchema()).isEqualTo(this.answers.schema());
	}

	@Test
	void anAnswerThatComesThroughAWorkerIsRead() {
		Prediction prediction = new JsonMapper().readValue("""
				{"source_width": 640, "source_height": 480, "details": [{"people": 2, "mood": "CALM", "parts": {}}],
				 "objects": [{"classLabel": "car", "x": 1, "y": 2, "width": 3, "height": 4,
				   "details": [{"people": 1, "mood": "BUSY", "note": "a", "parts": {"x": [1]}}, {"people": 1}]}]}
				""", Prediction.class);
		assertThat(this.answers.read(prediction)).containsExactly(new Scene(2, Mood.CALM, null, Map.of()));
		assertThat(this.answers.read(List.of(prediction, prediction))).hasSize(2);
		assertThatExceptionOfType(StructuredAnswerException.class)
			.isThrownBy(() -> this.answers.read(prediction.objects().get(0)))
			.withMessageContaining("mood is missing")
			.withMessageContaining("{\"people\":1}");
	}

	enum Mood {

		CALM, BUSY

	}

	record Scene(int people, Mood mood, @Nullable String note, Map<String, List<Integer>> parts) {
	}

	record Count(int people) {
	}

}
