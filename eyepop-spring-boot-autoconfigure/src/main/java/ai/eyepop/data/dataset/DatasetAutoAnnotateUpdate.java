package ai.eyepop.data.dataset;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A change of an auto-annotation. What was not set is not sent; what was set to {@code
 * null} is sent as {@code null}, which clears it.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record DatasetAutoAnnotateUpdate(@JsonValue Map<String, @Nullable Object> members) {

	public DatasetAutoAnnotateUpdate {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Builder of {@link DatasetAutoAnnotateUpdate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the status.
		 * @param status state
		 * @return this builder
		 */
		public Builder status(@Nullable AutoAnnotateStatus status) {
			this.members.put("status", status);
			return this;
		}

		/**
		 * Set the metrics.
		 * @param metrics how good the annotations are
		 * @return this builder
		 */
		public Builder metrics(@Nullable Map<String, ? extends @Nullable Object> metrics) {
			this.members.put("metrics", Members.copy(metrics));
			return this;
		}

		/**
		 * Create the record.
		 * @return a new change
		 */
		public DatasetAutoAnnotateUpdate build() {
			return new DatasetAutoAnnotateUpdate(this.members);
		}

	}

}
