package com.example.vision;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.junit.WithEyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@AutoConfigureMockMvc
@WithEyePopEmulator
class PhotoControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void looksAtAPhotoEvenIfTheServiceIsBusyAtFirst(EyePopEmulator emulator) throws Exception {
		emulator.faults().add(Fault.builder().status(503).times(1).build());
		byte[] photo = new ClassPathResource("photo.jpg").getContentAsByteArray();
		MockMultipartFile file = new MockMultipartFile("photo", "photo.jpg", "image/jpeg", photo);
		assertThat(this.mvc.post().uri("/photos").multipart().file(file)).hasStatusOk()
			.bodyJson()
			.extractingPath("$")
			.asArray();
		assertThat(emulator.sources()).hasSize(1);
	}

}
