package ai.eyepop.docs;

import com.example.shop.ShopApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.junit.WithEyePopEmulator;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide says of sessions for browsers.
 */
@SpringBootTest(classes = ShopApplication.class)
@AutoConfigureMockMvc
@Import(SessionsTests.SessionController.class)
@WithEyePopEmulator
class SessionsTests {

	@Test
	void aBrowserGetsAToken(@Autowired MockMvcTester mvc, EyePopEmulator emulator) {
		assertThat(mvc.post().uri("/eyepop-session")).hasStatusOk()
			.hasHeader("Cache-Control", "no-store")
			.bodyJson()
			.hasPathSatisfying("$.accessToken", (token) -> token.assertThat().asString().isNotBlank())
			.hasPathSatisfying("$.popId", (pop) -> pop.assertThat().isEqualTo("transient"));
		assertThat(mvc.post().uri("/eyepop-session")).bodyText().doesNotContain(emulator.apiKey());
	}

	// tag::controller[]
	@RestController
	static class SessionController {

		private final SyncWorkerEndpoint worker;

		SessionController(SyncWorkerEndpoint worker) {
			this.worker = worker;
		}

		@PostMapping("/eyepop-session")
		ResponseEntity<WorkerSession> session() {
			return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(this.worker.session());
		}

	}
	// end::controller[]

}
