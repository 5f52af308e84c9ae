package com.example.shop;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import ai.eyepop.EyePop;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.junit.EmulatorCustomizer;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.prediction.Prediction;

import static org.assertj.core.api.Assertions.assertThat;

// tag::test[]
@WithEyePopEmulator(customizers = LibraryTests.TwoEndpoints.class)
class LibraryTests {

	private static final Path PHOTO = Path.of("src/test/resources/photo.jpg");

	@Test
	void survivesAnEndpoint(EyePopEmulator emulator) {
		emulator.endpointDown(0);
		try (EyePop eyePop = EyePop.builder().url(emulator.url()).apiKey(emulator.apiKey()).build()) {
			Prediction prediction = eyePop.syncWorker((worker) -> worker.autoStart(true)).upload(PHOTO).predict();
			assertThat(prediction).isNotNull();
		}
	}

	static class TwoEndpoints implements EmulatorCustomizer {

		@Override
		public void customize(EyePopEmulatorBuilder builder) {
			builder.endpoints(2);
		}

	}

}
// end::test[]
