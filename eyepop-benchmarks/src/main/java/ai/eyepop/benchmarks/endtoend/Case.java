package ai.eyepop.benchmarks.endtoend;

import java.util.List;

/**
 * Something that is measured in a process of its own.
 */
interface Case {

	/**
	 * Measure.
	 * @param setting where and how long
	 * @return rows of the table
	 * @throws Exception if it cannot be measured
	 */
	List<Result> run(Setting setting) throws Exception;

}
