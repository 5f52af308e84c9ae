package ai.eyepop.sample;

import java.net.URI;
import java.util.Objects;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import ai.eyepop.auth.Access;
import ai.eyepop.autoconfigure.EyePopConnectionDetails;

/**
 * Tells the page who answers.
 */
@RestController
class AboutController {

	private final EyePopConnectionDetails connectionDetails;

	private final boolean emulated;

	AboutController(EyePopConnectionDetails connectionDetails, BeanFactory beanFactory) {
		this.connectionDetails = connectionDetails;
		this.emulated = beanFactory.containsBean("eyePopEmulator");
	}

	@GetMapping("/api/about")
	About about() {
		URI service = Objects.requireNonNullElse(this.connectionDetails.getUrl(), Access.COMPUTE_URL);
		return new About(this.emulated, service);
	}

	/**
	 * Who answers.
	 *
	 * @param emulated whether an emulator in this process stands in for the service
	 * @param service URL of the service
	 */
	record About(boolean emulated, URI service) {

	}

}
