package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.client.ReactorResourceFactory;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Starts applications that are configured wrongly, does what the start-up output says,
 * and sees them work.
 */
@ExtendWith(OutputCaptureExtension.class)
class MisconfigurationTests {

	private static final Pattern REPORT = Pattern.compile(
			"APPLICATION FAILED TO START.*?Description:\\s+(.*?)\\s+Action:\\s+(.*?)\\s*(?:\\R\\R|\\z)",
			Pattern.DOTALL);

	/** It is nothing that is set, but something that is missing. */
	private static final Set<String> WITHOUT_PROPERTY = Set.of("no credential is configured", "eyepop.account-id",
			"is injected, but there is none in 'eyepop.workers'");

	private static final List<Misconfiguration> ALL = Stream
		.of(CredentialMisconfigurations.all(), PropertyMisconfigurations.all(), WorkerMisconfigurations.all(),
				ServiceMisconfigurations.all(), RefusedMisconfigurations.all())
		.flatMap(List::stream)
		.toList();

	@TestFactory
	Stream<DynamicTest> theActionOfTheAnalysisHelps(CapturedOutput output) {
		return ALL.stream().map((one) -> DynamicTest.dynamicTest(one.toString(), () -> check(one, output)));
	}

	@Test
	void theGuideHasThemAll() throws IOException {
		String table = Files.readString(Path.of("../docs/guide/start-up-failures.adoc"));
		TreeSet<String> symptoms = new TreeSet<>();
		Matcher row = Pattern.compile("^\\|`\\+(.+?)\\+` \\|\\S", Pattern.MULTILINE).matcher(table);
		while (row.find()) {
			symptoms.add(row.group(1));
		}
		TreeSet<String> tested = new TreeSet<>(MissingLibraryIT.SYMPTOMS);
		ALL.forEach((one) -> tested.add(one.symptom()));
		assertThat(symptoms).containsExactlyElementsOf(tested);
	}

	private void check(Misconfiguration one, CapturedOutput output) {
		try (MisconfiguredService service = new MisconfiguredService(one)) {
			EyePopEmulator emulator = service.emulator();
			int before = output.getAll().length();
			Map<String, String> wrong = service.wrong();
			service.prepare(wrong, false);
			assertThatException().isThrownBy(() -> start(one, wrong).close());
			String said = output.getAll().substring(before);
			Matcher report = REPORT.matcher(said);
			assertThat(report.find()).as(said).isTrue();
			assertThat(report.group(1)).contains(one.symptom());
			assertThat(said).doesNotContain(emulator.apiKey(), "s3cr3t");
			assertThat(report.group(1) + " " + report.group(2)).doesNotContainPattern("\\w\\.\\.(?!\\.)");
			if (!WITHOUT_PROPERTY.contains(one.symptom()) && !report.group(2).contains("the bean 'details'")) {
				assertThat(report.group(1)).contains("commandLineArgs");
			}
			if (!one.isNeeded()) {
				Alternatives.follow(report.group(2), wrong)
					.forEach((text, instead) -> checkAlternative(one, service, text, instead));
			}
			boolean later = one.isPassing() && report.group(2).contains("tart the application again later");
			if (one.fault() != null && !later) {
				service.prepare(wrong, true);
				assertThatException().as("nothing but the action helps").isThrownBy(() -> start(one, wrong).close());
			}
			Map<String, String> answers = service.answers();
			Map<String, String> right = Remedy.follow(report.group(2), wrong, answers);
			service.prepare(right, later);
			try (ConfigurableApplicationContext context = start(one, right)) {
				if (one.isWithJob()) {
					predict(context);
				}
			}
		}
	}

	private void checkAlternative(Misconfiguration one, MisconfiguredService service, String text,
			Map<String, String> instead) {
		boolean later = text.startsWith("start the application again later");
		if (later && !one.isPassing()) {
			return;
		}
		boolean deferred = text.contains("connect-on-startup");
		service.prepare(instead, later);
		try (ConfigurableApplicationContext context = start(one, instead)) {
			service.prepare(instead, true);
			if (deferred && !one.isPassing()) {
				assertThatException().as(text).isThrownBy(() -> predict(context)).satisfies(one::checkDeferred);
			}
			else if (one.isWithJob()) {
				predict(context);
			}
		}
	}

	private static void predict(ConfigurableApplicationContext context) {
		assertThat(context.getBean(SyncWorkerEndpoint.class)
			.upload(new ClassPathResource("vectors/media/image.jpg"))
			.predict()).isNotNull();
	}

	private ConfigurableApplicationContext start(Misconfiguration one, Map<String, String> properties) {
		String[] arguments = properties.entrySet()
			.stream()
			.map((property) -> "--" + property.getKey() + "=" + property.getValue())
			.toArray(String[]::new);
		return new SpringApplicationBuilder(Application.class).sources(one.sources().toArray(Class<?>[]::new))
			.web(WebApplicationType.NONE)
			.properties("spring.main.banner-mode=off", "logging.level.root=error")
			.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			return OwnResources.create();
		}

		@Bean
		List<Object> user(WorkerEndpoint worker, SyncWorkerEndpoint syncWorker) {
			return List.of(worker, syncWorker);
		}

	}

}
