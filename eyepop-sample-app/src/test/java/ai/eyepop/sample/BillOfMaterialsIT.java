package ai.eyepop.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the bills of materials that the build makes: what the application and the
 * modules are made of, and not what they are tested with.
 */
@DisabledIfSystemProperty(named = "build.mode", matches = "offline:true",
		disabledReason = "Maven is offline: the plug-in that makes the bills is skipped then")
class BillOfMaterialsIT {

	private static final Resource APPLICATION = new ClassPathResource("META-INF/sbom/application.cdx.json");

	private static final Resource MODULES = new FileSystemResource(Path.of("../target/eyepop-spring-boot.cdx.json"));

	private static final String TEST_SUPPORT = "ai.eyepop:eyepop-test-support";

	private static final List<String> LIBRARIES = List.of("org.apache.arrow:arrow-vector",
			"org.apache.arrow:arrow-compression", "com.google.flatbuffers:flatbuffers-java", "io.netty:netty-handler",
			"io.projectreactor.netty:reactor-netty-http", "tools.jackson.core:jackson-databind",
			"org.springframework:spring-webflux");

	@Test
	void tellsWhatTheApplicationIsMadeOf() throws IOException {
		JsonNode bill = bill(APPLICATION);
		assertThat(bill.at("/metadata/component/name").asString()).isEqualTo("eyepop-sample-app");
		assertThat(libraries(bill)).containsAll(LIBRARIES)
			.contains("ai.eyepop:eyepop-spring-boot-starter")
			.doesNotContain(TEST_SUPPORT)
			.noneMatch((library) -> isForTests(library) || library.contains("junit"));
	}

	@Test
	void thePackagedApplicationShowsIt() throws IOException {
		byte[] bill = APPLICATION.getContentAsByteArray();
		try (PackagedApplication application = PackagedApplication.start()) {
			WebTestClient client = application.client()
				.mutate()
				.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(2 * bill.length))
				.build();
			client.get()
				.uri("/actuator/sbom")
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody()
				.jsonPath("$.ids")
				.isEqualTo("application");
			byte[] shown = Objects.requireNonNull(client.get()
				.uri("/actuator/sbom/application")
				.exchange()
				.expectStatus()
				.isOk()
				.expectHeader()
				.contentType("application/vnd.cyclonedx+json")
				.expectBody()
				.returnResult()
				.getResponseBodyContent());
			assertThat(shown).isEqualTo(bill);
			assertThat(libraries(bill(new ByteArrayResource(shown)))).contains("ai.eyepop:eyepop-spring-boot-starter");
		}
	}

	@Test
	void tellsWhatTheModulesAreMadeOf() throws IOException {
		// JUnit's API is there: an optional one, for the tests of users
		assertThat(libraries(bill(MODULES))).containsAll(LIBRARIES)
			.contains("ai.eyepop:eyepop-spring-boot-autoconfigure", "ai.eyepop:eyepop-emulator")
			.doesNotContain(TEST_SUPPORT)
			.noneMatch(BillOfMaterialsIT::isForTests);
	}

	private static boolean isForTests(String library) {
		return library.matches(".*(mockito|assertj|archunit|jqwik|selenium|awaitility|jupiter-engine|reactor-test).*");
	}

	private static List<String> libraries(JsonNode bill) {
		return bill.get("components")
			.valueStream()
			.map((component) -> component.path("group").asString("") + ":" + component.get("name").asString())
			.toList();
	}

	private static JsonNode bill(Resource resource) throws IOException {
		JsonNode bill = JsonMapper.shared().readTree(resource.getContentAsByteArray());
		assertThat(bill.get("bomFormat").asString()).isEqualTo("CycloneDX");
		// so that a build is the same each time
		assertThat(bill.at("/metadata/timestamp").isMissingNode()).isTrue();
		return bill;
	}

}
