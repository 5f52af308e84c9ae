package ai.eyepop.sample.pop;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.pop.Pop;
import ai.eyepop.sample.KeepsThePop;
import ai.eyepop.sample.Requests;
import ai.eyepop.sample.SampleTest;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PopController}, over sockets.
 */
@SampleTest
@ExtendWith(KeepsThePop.class)
class PopControllerTests {

	private static final String TEXTS = "{\"components\": [{\"type\": \"inference\", \"ability\": \"eyepop.text:latest\"}]}";

	@Autowired
	private WebTestClient client;

	@Autowired
	private WorkerEndpoint worker;

	@Autowired
	private EyePopEmulator emulator;

	@Test
	void theReadyMadePopsAreAllRightAndTheServiceTakesThem() {
		List<Listed> listed = Objects.requireNonNull(this.client.get()
			.uri("/api/pops")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBodyList(Listed.class)
			.returnResult()
			.getResponseBody());
		List<String> pops = listed.stream().map((pop) -> Objects.requireNonNull(pop.checked().json())).toList();
		assertThat(pops).hasSizeGreaterThan(5).doesNotHaveDuplicates();
		for (String pop : pops) {
			CheckedPop checked = CheckedPop.of(pop);
			assertThat(checked.problems()).as(pop).isEmpty();
			assertThat(checked.json()).isEqualTo(pop);
			assertThat(CheckedPop.of(Objects.requireNonNull(checked.yaml())).json()).isEqualTo(pop);
			put(pop).expectStatus().isOk().expectBody();
		}
	}

	@Test
	void aPopThatIsUsedIsWhatIsInUse() {
		put(TEXTS).expectStatus().isOk().expectBody().jsonPath("$.stages[0].name").isEqualTo("eyepop.text:latest");
		this.client.get()
			.uri("/api/pop")
			.exchange()
			.expectBody()
			.jsonPath("$.stages.length()")
			.isEqualTo(1)
			.jsonPath("$.stages[0].kind")
			.isEqualTo("inference")
			.jsonPath("$.json")
			.isEqualTo("{\"components\":[{\"type\":\"inference\",\"ability\":\"eyepop.text:latest\"}]}");
		assertThat(this.worker.upload(Requests.scene(this.client), MediaType.IMAGE_PNG)
			.predictions()
			.blockLast(Duration.ofMinutes(2))).satisfies((prediction) -> {
				assertThat(prediction.texts()).isNotEmpty();
				assertThat(prediction.objects()).isEmpty();
			});
	}

	@Test
	void aPopWithAProblemIsNotUsed(Pop before) {
		put(TEXTS.replace("ability", "abilty")).expectStatus()
			.isEqualTo(422)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("components[0].abilty: There is no field 'abilty' here. Did you mean 'ability'?")
			.jsonPath("$.problems.length()")
			.isEqualTo(2);
		assertThat(this.worker.pop().block(Duration.ofMinutes(2))).isEqualTo(before);
	}

	@Test
	void aPopThatTheServiceRefusesIsNotUsed(Pop before) {
		this.emulator.faults()
			.add(Fault.builder().method("POST").path("/v1/sessions").status(400).body("not that one").build());
		put(TEXTS).expectStatus()
			.isEqualTo(422)
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("not that one"));
		assertThat(this.worker.pop().block(Duration.ofMinutes(2))).isEqualTo(before);
	}

	@Test
	void allProblemsAreToldWithTheirLines() {
		check("""
				{
				  "components": [
				    {
				      "type": "inference",
				      "ability": "eyepop.person:latest",
				      "topK": "many",
				      "confidenceThreshold": 1.5,
				      "inferenceTypes": ["object_detektion"],
				      "hidden": 1,
				      "forward": {
				        "operator": {"type": "crop", "crop": {"maxItem": 3}},
				        "targets": [
				          {"type": "contour_findr"},
				          null,
				          {"type": "contour_finder"},
				          {"ability": "x"}
				        ]
				      }
				    }
				  ]
				}
				""", "6 components[0].topK: This must be a whole number.",
				"9 components[0].hidden: This must be true or false.",
				"11 components[0].forward.operator.crop.maxItem: There is no field 'maxItem' here. Did you mean 'maxItems'?",
				"13 components[0].forward.targets[0].type: There is no component of the type 'contour_findr'. Did you mean 'contour_finder'?",
				"14 components[0].forward.targets[1]: There is nothing here. Remove this entry of the list.",
				"15 components[0].forward.targets[2].contourType: The field 'contourType' is missing, such as \"polygon\".",
				"16 components[0].forward.targets[3].type: A component needs a 'type': component_finder, contour_finder, forward, inference, tracing or tracking.",
				"(8 components[0].inferenceTypes[0]: 'object_detektion' is not known here, although the service may know it. Did you mean 'object_detection'?)",
				"(7 components[0].confidenceThreshold: This is from 0 to 1 as a rule. The service may refuse others.)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  \n", "{", "[]", "7", "components: [", "\"text\"", "{\"components\": 5}",
			"{\"components\": [7]}", "{\"components\": [{\"type\": []}]}", "a: &a [*a]",
			"components: &c [{type: forward, forward: {operator: {type: full}, targets: *c}}]",
			"components: [{type: inference, ability: x, params: &p {a: *p}}]",
			"components: [{type: inference, ability: x, params: {a: !!java.net.URL [x]}}]", "!!java.net.URL [http://x]",
			"{\"a\": 1, \"a\": 2}", "---\na: 1\n---\nb: 1", "\u0000", "components:\n\t- type: forward" })
	void whatIsNoPopIsSaidInASentence(String text) {
		this.client.post()
			.uri("/api/pops/check")
			.contentType(MediaType.TEXT_PLAIN)
			.bodyValue(text)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(CheckedPop.class)
			.value((checked) -> {
				assertThat(checked.json()).isNull();
				assertThat(checked.problems()).isNotEmpty()
					.allSatisfy((problem) -> assertThat(problem.sentence()).endsWith(".").doesNotContain("REDACTED"));
				assertThat(checked.problems()).extracting(LocatedProblem::severe).contains(true);
			});
	}

	@Test
	void aPopMayBeWrittenAsInThePropertiesOfAnApplication() {
		CheckedPop checked = CheckedPop.of("""
				eyepop:
				  worker:
				    pop:
				      components:
				        - type: inference
				          ability: eyepop.vehicle:latest
				          forward:
				            operator: { type: crop, includeClasses: [car, truck], crop: { maxItems: 3 } }
				            targets:
				              - { type: tracking, motionModel: random_walk, maxAgeSeconds: 1.5 }
				""");
		assertThat(checked.problems()).isEmpty();
		assertThat(checked.stages()).singleElement().satisfies((stage) -> {
			assertThat(stage.hands()).isEqualTo("each object of car, truck, at most 3");
			assertThat(stage.next()).singleElement().satisfies((next) -> {
				assertThat(next.kind()).isEqualTo("tracking");
				assertThat(next.settings()).containsExactly("random walk", "for 1.5 s");
			});
		});
	}

	@Test
	void textThatIsTooLongIsRefused() {
		assertThat(CheckedPop.of(" ".repeat(70_000) + TEXTS).problems()).singleElement()
			.satisfies((problem) -> assertThat(problem.sentence()).startsWith("This is longer than 65,536 characters"));
	}

	private void check(String text, String... expected) {
		List<String> found = CheckedPop.of(text)
			.problems()
			.stream()
			.map((problem) -> "%d %s: %s".formatted(problem.line(), problem.path(), problem.sentence()))
			.toList();
		List<String> severe = CheckedPop.of(text)
			.problems()
			.stream()
			.map((problem) -> problem.severe() ? "" : "(")
			.toList();
		assertThat(found).hasSize(expected.length);
		for (int i = 0; i < expected.length; i++) {
			String told = severe.get(i).isEmpty() ? found.get(i) : "(" + found.get(i) + ")";
			assertThat(told).isEqualTo(expected[i]);
		}
	}

	private WebTestClient.ResponseSpec put(String text) {
		return this.client.put().uri("/api/pop").contentType(MediaType.TEXT_PLAIN).bodyValue(text).exchange();
	}

	/**
	 * What the page reads of a ready-made Pop.
	 *
	 * @param checked the Pop
	 */
	record Listed(CheckedPop checked) {

	}

}
