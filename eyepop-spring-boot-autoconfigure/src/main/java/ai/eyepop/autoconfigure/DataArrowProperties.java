package ai.eyepop.autoconfigure;

import org.springframework.util.unit.DataSize;

/**
 * Arrow data.
 *
 * @since 0.1.0
 */
public class DataArrowProperties {

	/**
	 * Most memory outside the heap that exports may take at once while they are read;
	 * texts of dictionaries are on the heap, and not counted.
	 */
	private DataSize memoryLimit = DataSize.ofMegabytes(256);

	public DataSize getMemoryLimit() {
		return this.memoryLimit;
	}

	public void setMemoryLimit(DataSize memoryLimit) {
		this.memoryLimit = memoryLimit;
	}

}
