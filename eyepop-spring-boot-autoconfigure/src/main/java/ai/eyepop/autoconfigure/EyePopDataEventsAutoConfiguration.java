package ai.eyepop.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.EventSettings;

/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for change events of the Data API: their settings, and what
 * publishes them as events of the application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = EyePopAutoConfiguration.class,
		afterName = "ai.eyepop.autoconfigure.EyePopDataAutoConfiguration")
@ConditionalOnBooleanProperty(name = "eyepop.enabled", matchIfMissing = true)
@ConditionalOnBean(EyePopConnectionDetails.class)
public final class EyePopDataEventsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	EventSettings eyePopEventSettings(EyePopProperties properties) {
		DataEventsProperties events = properties.getData().getEvents();
		return new EventSettings(events.getInitialDelay(), events.getMaxDelay(), events.getPingInterval(),
				events.getPingTimeout(), events.getMaxFrameSize(), events.getBufferSize());
	}

	@Bean
	DataEventsPublisher eyePopDataEventsPublisher(ObjectProvider<DataEvents> events, EyePopProperties properties,
			ApplicationEventPublisher publisher) {
		return new DataEventsPublisher(events, properties.getData().getEvents(), publisher);
	}

}
