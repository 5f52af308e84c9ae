package ai.eyepop.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import ai.eyepop.data.event.EventStatus;
import ai.eyepop.http.LastFailure;
import ai.eyepop.job.JobCounts;

/**
 * What is shown of something, in the order in which it is added. What is not known is
 * left out.
 */
final class Details {

	private final Map<String, Object> values = new LinkedHashMap<>();

	Details add(String name, @Nullable Object value) {
		if (value instanceof Number || value instanceof Boolean || value instanceof Map || value instanceof Iterable) {
			this.values.put(name, value);
		}
		else if (value != null) {
			this.values.put(name, value.toString());
		}
		return this;
	}

	Details add(JobCounts jobs) {
		return add("jobs",
				new Details().add("active", jobs.active())
					.add("queued", jobs.queued())
					.add("limit", jobs.limit())
					.toMap());
	}

	Details add(EventStatus events) {
		return add("events",
				new Details().add("state", events.connection())
					.add("listeners", events.listeners())
					.add(events.lastFailure())
					.toMap());
	}

	Details add(@Nullable LastFailure failure) {
		return add("lastFailure", (failure != null)
				? new Details().add("message", failure.message()).add("time", failure.time()).toMap() : null);
	}

	Map<String, Object> toMap() {
		return this.values;
	}

}
