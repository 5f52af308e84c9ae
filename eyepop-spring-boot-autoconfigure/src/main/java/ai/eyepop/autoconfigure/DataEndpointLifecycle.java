package ai.eyepop.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import reactor.core.publisher.Mono;

import ai.eyepop.data.DataEndpoint;

/**
 * Disconnects the data endpoints when the application stops.
 */
class DataEndpointLifecycle extends EndpointLifecycle<DataEndpoint> {

	DataEndpointLifecycle(ConfigurableListableBeanFactory beanFactory) {
		super(beanFactory, DataEndpoint.class);
	}

	@Override
	@Nullable Mono<Void> disconnect(DataEndpoint endpoint) {
		return endpoint.disconnect();
	}

	@Override
	public int getPhase() {
		return STOP_AFTER_WEB_SERVER;
	}

}
