package ai.eyepop.http;

import io.micrometer.common.KeyValues;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * That of Spring, but hosts are of traces only: those of sessions and of storage are too
 * many to be tags of metrics.
 *
 * @since 0.1.0
 */
public final class ManyHostsObservationConvention extends DefaultClientRequestObservationConvention {

	/**
	 * Create a convention.
	 * @param name name of the observations
	 */
	public ManyHostsObservationConvention(String name) {
		super(name);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ClientRequestObservationContext context) {
		return KeyValues.of(exception(context), method(context), outcome(context), status(context), uri(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ClientRequestObservationContext context) {
		return super.getHighCardinalityKeyValues(context).and(clientName(context));
	}

}
