package ai.eyepop.job;

import java.util.Map;

/**
 * What a job is, for those who watch over jobs.
 *
 * @param kind kind of the work, one of a few: {@code prediction}, {@code upload},
 * {@code import}, {@code inference} or {@code evaluation}
 * @param source kind of what is worked on, one of a few, such as {@code file}
 * @param ids ids of what the job is about, by their names, such as {@code asset.uuid};
 * there may be more of them later
 * @since 0.1.0
 */
public record JobDescription(String kind, String source, Map<String, String> ids) {

	public JobDescription {
		ids = Map.copyOf(ids);
	}

	/**
	 * Create a description without ids.
	 * @param kind kind of the work
	 * @param source kind of what is worked on
	 */
	public JobDescription(String kind, String source) {
		this(kind, source, Map.of());
	}

}
