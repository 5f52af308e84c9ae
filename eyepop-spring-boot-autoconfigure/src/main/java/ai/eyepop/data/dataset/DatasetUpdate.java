package ai.eyepop.data.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A change of a dataset. What was not set is not sent; what was set to {@code null} is
 * sent as {@code null}, which clears it.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record DatasetUpdate(@JsonValue Map<String, @Nullable Object> members) {

	public DatasetUpdate {
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
	 * Builder of {@link DatasetUpdate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the name.
		 * @param name name of the dataset
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.members.put("name", name);
			return this;
		}

		/**
		 * Set the description.
		 * @param description what the dataset is about
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.members.put("description", description);
			return this;
		}

		/**
		 * Set the tags.
		 * @param tags tags
		 * @return this builder
		 */
		public Builder tags(@Nullable List<String> tags) {
			this.members.put("tags", Members.given(tags));
			return this;
		}

		/**
		 * Set the auto annotates.
		 * @param autoAnnotates names of the auto-annotations that new assets get
		 * @return this builder
		 */
		public Builder autoAnnotates(@Nullable List<String> autoAnnotates) {
			this.members.put("auto_annotates", Members.given(autoAnnotates));
			return this;
		}

		/**
		 * Set the auto annotate params.
		 * @param autoAnnotateParams parameters of these auto-annotations
		 * @return this builder
		 */
		public Builder autoAnnotateParams(@Nullable AutoAnnotateParams autoAnnotateParams) {
			this.members.put("auto_annotate_params", autoAnnotateParams);
			return this;
		}

		/**
		 * Set the searchable.
		 * @param searchable whether its assets can be searched for
		 * @return this builder
		 */
		public Builder searchable(@Nullable Boolean searchable) {
			this.members.put("searchable", searchable);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new change
		 */
		public DatasetUpdate build() {
			return new DatasetUpdate(this.members);
		}

	}

}
