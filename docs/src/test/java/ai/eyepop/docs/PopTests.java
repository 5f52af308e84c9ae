package ai.eyepop.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.example.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.pop.Crop;
import ai.eyepop.pop.Forward;
import ai.eyepop.pop.InferenceComponent;
import ai.eyepop.pop.Pop;
import ai.eyepop.pop.PopCheck;
import ai.eyepop.pop.PopProblem;
import ai.eyepop.pop.TrackingComponent;
import ai.eyepop.prediction.Prediction;
import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says of Pops.
 */
@SpringBootTest(classes = ShopApplication.class)
@WithEyePopEmulator
class PopTests {

	@Test
	void asProperties() {
		try (ConfigurableApplicationContext context = SnippetContext.start("pop.yaml")) {
			assertThat(context.getBean(SyncWorkerEndpoint.class).pop())
				.isEqualTo(Pop.of(InferenceComponent.ofAbility("eyepop.vehicle:latest")
					.withForward(Forward.crop(InferenceComponent.ofAbility("eyepop.text:latest"))
						.withCrop(Crop.ofBoxPadding(0.1)))));
		}
	}

	@Test
	void inJava(@Autowired SyncWorkerEndpoint worker) {
		// tag::chain[]
		Pop pop = Pop.of(InferenceComponent.ofAbility("eyepop.vehicle:latest")
			.cropTo(InferenceComponent.ofAbility("eyepop.vehicle.licence-plate:latest")
				.cropTo(InferenceComponent.ofAbility("eyepop.text.recognize.square:latest"))));
		// end::chain[]
		worker.setPop(pop);
		Prediction prediction = Objects
			.requireNonNull(worker.upload(Path.of("src/test/resources/photo.jpg")).predict());
		assertThat(prediction.objects()).isNotEmpty();
		assertThat(worker.pop()).isEqualTo(pop);
	}

	@Test
	void changed(@Autowired SyncWorkerEndpoint worker) {
		// tag::more[]
		worker.setPop(Pop.of(InferenceComponent.builder()
			.ability("eyepop.vehicle:latest")
			.confidenceThreshold(0.6)
			.forward(Forward
				.cropOrFull(TrackingComponent.builder().maxAgeSeconds(2.0).build(),
						InferenceComponent.ofAbility("eyepop.text:latest"))
				.ofClasses("car", "truck")
				.withCrop(Crop.ofMaxItems(3)))
			.build()));
		// end::more[]
		assertThat(Objects.requireNonNull(worker.pop()).components()).singleElement()
			.satisfies((component) -> assertThat(Objects.requireNonNull(component.forward()).targets()).hasSize(2));
	}

	@Test
	void writtenBySomebody(@Autowired SyncWorkerEndpoint worker) {
		String written = """
				{"components": [{"type": "inference", "abilty": "eyepop.person:latest"}]}""";
		List<String> told = new ArrayList<>();
		// tag::check[]
		PopCheck check = PopCheck.of(JsonMapper.shared().readTree(written));
		for (PopProblem problem : check.problems()) {
			told.add(problem.path() + ": " + problem.message());
		}
		if (check.isUsable()) {
			worker.setPop(check.pop());
		}
		// end::check[]
		assertThat(told).startsWith("components[0].abilty: There is no field 'abilty' here. Did you mean 'ability'?");
		assertThat(check.isUsable()).isFalse();
	}

}
