package ai.eyepop.benchmarks.endtoend;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * The heap of this process.
 */
final class Heap {

	private Heap() {
	}

	/**
	 * Return what is in use once all that is not was collected.
	 * @return the size in bytes
	 */
	static long used() {
		// what is released by a reference takes another turn
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/**
	 * Forget what was in use before now.
	 */
	static void resetPeak() {
		ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
	}

	/**
	 * Return the most that was in use since the peak was reset, with what could have been
	 * collected.
	 * @return the size in bytes
	 */
	static long peak() {
		return ManagementFactory.getMemoryPoolMXBeans()
			.stream()
			.filter((pool) -> pool.getType() == MemoryType.HEAP)
			.map(MemoryPoolMXBean::getPeakUsage)
			.mapToLong((usage) -> usage.getUsed())
			.sum();
	}

}
