package ai.eyepop.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.vision.VisionApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ai.eyepop.emulator.junit.WithEyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application that the guide begins with, with its configuration.
 */
@SpringBootTest(classes = VisionApplication.class,
		properties = "spring.config.location=classpath:getting-started/application.yml")
@AutoConfigureMockMvc
@WithEyePopEmulator
class GettingStartedTests {

	private static final Pattern CURL = Pattern.compile("curl -F (\\w+)=@(\\S+) http://localhost:8080(\\S+)");

	@Test
	void findsObjectsAsTheCommandAsksForThem(@Autowired MockMvcTester mvc) throws Exception {
		Matcher command = CURL.matcher(Chapters.read("getting-started.adoc"));
		assertThat(command.find()).isTrue();
		byte[] photo = new ClassPathResource(command.group(2)).getContentAsByteArray();
		MockMultipartFile file = new MockMultipartFile(command.group(1), command.group(2), "image/jpeg", photo);
		assertThat(mvc.post().uri(command.group(3)).multipart().file(file)).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].classLabel")
			.asArray()
			.contains("circle", "triangle");
	}

	@Test
	void takesPhotosOfACamera(@Autowired Environment environment) {
		assertThat(environment.getProperty("spring.servlet.multipart.max-file-size")).isEqualTo("20MB");
	}

}
