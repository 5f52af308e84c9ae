package ai.eyepop.prediction;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The inside of a closed line.
 *
 * @param points corners of the line in pixels of the source; three or more enclose
 * something, but a service may keep fewer
 * @since 0.1.0
 */
public record ContourArea(@JsonProperty("points") List<Point> points) implements Area {

	public ContourArea {
		points = List.copyOf(points);
	}

}
