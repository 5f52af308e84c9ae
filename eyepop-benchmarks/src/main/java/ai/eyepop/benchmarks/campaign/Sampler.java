package ai.eyepop.benchmarks.campaign;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.sun.management.UnixOperatingSystemMXBean;
import io.netty.util.internal.PlatformDependent;

/**
 * Takes samples of this process.
 */
final class Sampler {

	private static final double SECOND = 1e9;

	private final List<Long> latencies = new ArrayList<>();

	private final long begin = System.nanoTime();

	private long last = System.nanoTime();

	private long jobs;

	/**
	 * Take down jobs that have ended.
	 * @param lives their lives
	 */
	synchronized void ended(Collection<Life> lives) {
		this.jobs += lives.size();
		lives.stream()
			.filter((life) -> life.plan().kind().form() == Kind.Form.IMAGE && life.plan().blows().isEmpty())
			.filter((life) -> life.failure() == null && life.plan().cancel() == Cancel.NEVER)
			.forEach((life) -> this.latencies.add(life.nanos()));
	}

	long seconds() {
		return (long) ((System.nanoTime() - this.begin) / SECOND);
	}

	/**
	 * Return whether there is anything to take a sample of.
	 * @return whether jobs have ended since the last sample
	 */
	synchronized boolean hasJobs() {
		return this.jobs > 0;
	}

	synchronized Sample sample() {
		double seconds = (System.nanoTime() - this.last) / SECOND;
		System.gc();
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		Sample sample = new Sample(seconds(), heap, direct(), ManagementFactory.getThreadMXBean().getThreadCount(),
				descriptors(), this.jobs / seconds, percentile(0.5), percentile(0.99));
		this.latencies.clear();
		this.jobs = 0;
		this.last = System.nanoTime();
		return sample;
	}

	private long percentile(double share) {
		List<Long> sorted = this.latencies.stream().sorted().toList();
		return sorted.isEmpty() ? 0 : sorted.get((int) ((sorted.size() - 1) * share));
	}

	private static long direct() {
		long pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
		return pools + Math.max(0, PlatformDependent.usedDirectMemory());
	}

	private static long descriptors() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)
				? unix.getOpenFileDescriptorCount() : -1;
	}

}
