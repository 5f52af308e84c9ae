package ai.eyepop.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.example.shop.ShopApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.worker.SyncWorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the application answers as the chapter on health says.
 */
@SpringBootTest(classes = ShopApplication.class,
		properties = { "management.endpoint.health.show-details=always",
				"management.endpoints.web.exposure.include=health,info,eyepop" })
@AutoConfigureMockMvc
class HealthTests {

	private static final Pattern CALL = Pattern.compile("^\\$ curl localhost:8080(/\\S+)\\n(\\{.+?})\\n----",
			Pattern.MULTILINE | Pattern.DOTALL);

	/** Ids, which the chapter cuts short, addresses, times and versions. */
	private static final Pattern VARIABLE = Pattern
		.compile("[0-9a-f]{8}-.*|http://.*|\\d{4}-\\d\\d-\\d\\dT.*|\\d+\\.\\d+\\.\\d+.*");

	private static final JsonMapper JSON = new JsonMapper();

	@BeforeEach
	void use(@Autowired SyncWorkerEndpoint worker) {
		worker.upload(Path.of("src/test/resources/photo.jpg")).predict();
	}

	static Stream<Arguments> calls() throws IOException {
		return CALL.matcher(Chapters.read("health.adoc")).results().map(HealthTests::call);
	}

	private static Arguments call(MatchResult call) {
		return Arguments.of(call.group(1), call.group(2));
	}

	@Test
	void theChapterShowsCalls() throws IOException {
		assertThat(calls()).hasSize(3);
	}

	@ParameterizedTest
	@MethodSource("calls")
	void theAnswerIsWhatTheChapterShows(String path, String shown, @Autowired MockMvcTester mvc) throws IOException {
		String answer = mvc.get().uri(path).exchange().getResponse().getContentAsString();
		assertThat(leaves(JSON.readTree(answer))).containsExactlyInAnyOrderElementsOf(leaves(JSON.readTree(shown)));
	}

	private static List<String> leaves(JsonNode node) {
		List<String> leaves = new ArrayList<>();
		collect("", node, leaves);
		return leaves;
	}

	private static void collect(String path, JsonNode node, List<String> leaves) {
		if (node.isValueNode()) {
			boolean variable = node.isString() && VARIABLE.matcher(node.asString()).matches();
			leaves.add(path + " = " + (variable ? "something" : node));
		}
		for (Map.Entry<String, JsonNode> member : node.properties()) {
			collect(path + "." + member.getKey(), member.getValue(), leaves);
		}
		if (node.isArray()) {
			node.forEach((element) -> collect(path + "[]", element, leaves));
		}
	}

}
