package ai.eyepop.docs;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says of several workers.
 */
class WorkersTests {

	private static final Path PHOTO = Path.of("src/test/resources/photo.jpg");

	@Test
	void eachHasItsPop() {
		try (EyePopEmulator emulator = EyePopEmulator.builder()
			.secretKeys("shelf-key")
			.developmentPop("my-shelf-pop", "{\"components\": []}")
			.start();
				ConfigurableApplicationContext context = SnippetContext.start("workers.yaml", Monitor.class,
						"SHELF_SECRET_KEY=shelf-key", "eyepop.workers.shelf.url=" + emulator.url())) {
			Monitor monitor = context.getBean(Monitor.class);
			assertThat(monitor.gate.upload(PHOTO).predictions().blockFirst()).isNotNull();
			assertThat(monitor.shelf.upload(PHOTO).predict()).isNotNull();
			assertThat(emulator.sources()).hasSize(1);
		}
	}

	// tag::monitor[]
	@Component
	static class Monitor {

		private final WorkerEndpoint gate;

		private final SyncWorkerEndpoint shelf;

		Monitor(@Qualifier("gate") WorkerEndpoint gate, @Qualifier("shelf") SyncWorkerEndpoint shelf) {
			this.gate = gate;
			this.shelf = shelf;
		}

	}
	// end::monitor[]

}
