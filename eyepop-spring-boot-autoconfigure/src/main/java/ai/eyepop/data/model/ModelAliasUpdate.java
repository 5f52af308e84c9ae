package ai.eyepop.data.model;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import ai.eyepop.data.internal.Members;

/**
 * A change of an alias. What was not set is not sent; what was set to {@code null} is
 * sent as {@code null}, which clears it.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record ModelAliasUpdate(@JsonValue Map<String, @Nullable Object> members) {

	public ModelAliasUpdate {
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
	 * Builder of {@link ModelAliasUpdate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder() {
		}

		/**
		 * Set the description.
		 * @param description what the alias is for
		 * @return this builder
		 */
		public Builder description(@Nullable String description) {
			this.members.put("description", description);
			return this;
		}

		/**
		 * Set the is public.
		 * @param isPublic whether other accounts may use it
		 * @return this builder
		 */
		public Builder isPublic(@Nullable Boolean isPublic) {
			this.members.put("is_public", isPublic);
			return this;
		}

		/**
		 * Create the record.
		 * @return a new change
		 */
		public ModelAliasUpdate build() {
			return new ModelAliasUpdate(this.members);
		}

	}

}
