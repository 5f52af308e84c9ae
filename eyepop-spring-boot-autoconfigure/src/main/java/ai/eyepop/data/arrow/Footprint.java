package ai.eyepop.data.arrow;

/**
 * How much memory of the heap is taken, about.
 */
final class Footprint {

	private long bytes;

	void add(long bytes) {
		this.bytes += bytes;
	}

	long bytes() {
		return this.bytes;
	}

}
