package ai.eyepop.docs;

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

	@Test
	void findsObjects(@Autowired MockMvcTester mvc) throws Exception {
		byte[] photo = new ClassPathResource("photo.jpg").getContentAsByteArray();
		MockMultipartFile file = new MockMultipartFile("photo", "photo.jpg", "image/jpeg", photo);
		assertThat(mvc.post().uri("/photos").multipart().file(file)).hasStatusOk()
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
