package ai.eyepop.sample.web;

import java.net.URI;
import java.util.Objects;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
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

	private final SingletonBeanRegistry beans;

	AboutController(EyePopConnectionDetails connectionDetails, ConfigurableListableBeanFactory beans) {
		this.connectionDetails = connectionDetails;
		this.beans = beans;
	}

	@GetMapping("/api/about")
	About about() {
		URI service = Objects.requireNonNullElse(this.connectionDetails.getUrl(), Access.COMPUTE_URL);
		// it is made when it is needed only
		return new About(this.beans.containsSingleton("eyePopEmulator"), service);
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
