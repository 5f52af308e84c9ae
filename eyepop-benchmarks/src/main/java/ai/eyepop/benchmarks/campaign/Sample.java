package ai.eyepop.benchmarks.campaign;

/**
 * State of the process at one moment of a soak, and the jobs since the moment before.
 *
 * @param seconds the time since the begin
 * @param heap bytes of the heap in use after a collection
 * @param direct bytes outside the heap, of Netty and of the JVM
 * @param threads the number of threads
 * @param descriptors the number of open files and sockets, -1 if it is not known
 * @param jobsPerSecond jobs that ended
 * @param p50 median of the time of an image without a fault, in nanoseconds
 * @param p99 the time that 99 of 100 such images did not exceed, in nanoseconds
 */
record Sample(long seconds, long heap, long direct, long threads, long descriptors, double jobsPerSecond, long p50,
		long p99) {

	static final String HEAD = "| s | heap MB | direct MB | threads | descriptors | jobs/s | p50 ms | p99 ms |%n"
		.concat("|---|---|---|---|---|---|---|---|");

	@Override
	public String toString() {
		return "| %d | %.1f | %.1f | %d | %d | %.0f | %.1f | %.1f |".formatted(this.seconds, this.heap / 1e6,
				this.direct / 1e6, this.threads, this.descriptors, this.jobsPerSecond, this.p50 / 1e6, this.p99 / 1e6);
	}

}
