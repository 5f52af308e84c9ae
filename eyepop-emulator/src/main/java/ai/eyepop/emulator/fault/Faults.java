package ai.eyepop.emulator.fault;

import java.util.List;

/**
 * Faults that an emulator is told to show. If several could strike a request, the oldest
 * does. Requests to {@code /emulator} are never struck. All methods may be called from
 * any thread.
 *
 * @since 0.1.0
 */
public interface Faults {

	/**
	 * Add a fault, which strikes from the next request on.
	 * @param fault the fault
	 * @return its id, to remove it by
	 * @throws IllegalArgumentException if it names an endpoint that is not there
	 * @throws IllegalStateException if there are 1,000 faults already
	 */
	String add(Fault fault);

	/**
	 * Remove a fault. What it holds back goes on.
	 * @param id the id
	 * @return whether it was there
	 */
	boolean remove(String id);

	/**
	 * Remove all faults. What they hold back goes on.
	 */
	void clear();

	/**
	 * Return the faults that can still strike, or still hold something back.
	 * @return the faults, oldest first
	 */
	List<ActiveFault> list();

	/**
	 * Return how many requests were struck.
	 * @return the number since the start
	 */
	long struck();

}
