package ai.eyepop.autoconfigure;

import io.micrometer.common.KeyValues;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

/**
 * That of Spring, but hosts are of traces only: those of sessions and of storage are too
 * many to be tags of metrics.
 */
final class ManyHostsObservationConvention extends DefaultClientRequestObservationConvention {

	ManyHostsObservationConvention(String name) {
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
