package ai.eyepop.internal;

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;

/**
 * Tells listeners. One that fails is no obstacle to the others, nor to what is told
 * about, even if it lacks a class; a machine that cannot go on is.
 *
 * @since 0.1.0
 */
public final class Listening {

	private Listening() {
	}

	/**
	 * Tell all listeners.
	 * @param <L> type of the listeners
	 * @param listeners the listeners
	 * @param logger logs who failed
	 * @param event tells one of them
	 */
	public static <L> void tell(List<? extends L> listeners, Log logger, Consumer<L> event) {
		for (L listener : listeners) {
			tell(listener, logger, event);
		}
	}

	/**
	 * Tell one listener.
	 * @param <L> type of the listener
	 * @param listener the listener
	 * @param logger logs that it failed
	 * @param event tells it
	 */
	public static <L> void tell(L listener, Log logger, Consumer<L> event) {
		try {
			event.accept(listener);
		}
		catch (VirtualMachineError ex) {
			throw ex;
		}
		catch (Throwable ex) {
			logger.warn("The listener " + listener.getClass().getName() + " failed", ex);
		}
	}

}
