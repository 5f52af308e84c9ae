package com.example.shop;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;
import ai.eyepop.emulator.junit.WithEyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest
@WithEyePopEmulator
class ShopTests {

	private static final Path PHOTO = Path.of("src/test/resources/photo.jpg");

	@Autowired
	private Shop shop;

	@Test
	void asksAgainWhenTheServiceIsBusy(EyePopEmulator emulator) {
		emulator.faults().add(Fault.builder().status(503).times(1).build());
		assertThat(this.shop.look(PHOTO)).isNotNull();
		assertThat(emulator.requests()).extracting(RecordedRequest::status).contains(503);
		assertThat(emulator.sources()).hasSize(1);
	}

}
