package ai.eyepop.autoconfigure;

import java.time.Duration;

import org.springframework.http.client.ReactorResourceFactory;

/**
 * Event loops of one application context, which end without a pause.
 */
final class OwnResources {

	private OwnResources() {
	}

	static ReactorResourceFactory create() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		factory.setShutdownQuietPeriod(Duration.ZERO);
		return factory;
	}

}
