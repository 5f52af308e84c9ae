package ai.eyepop.data.model;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

import ai.eyepop.data.internal.Members;

/**
 * An alias to create. What was not set is not sent; what was set to {@code null} is sent
 * as {@code null}.
 *
 * @param members what was set, by name on the wire
 * @since 0.1.0
 */
public record ModelAliasCreate(@JsonValue Map<String, @Nullable Object> members) {

	public ModelAliasCreate {
		members = Members.map(members);
	}

	/**
	 * Create a builder.
	 * @param name name of the alias
	 * @return a new builder
	 */
	public static Builder builder(String name) {
		return new Builder(name);
	}

	/**
	 * Builder of {@link ModelAliasCreate}.
	 */
	public static final class Builder {

		private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

		private Builder(String name) {
			Assert.notNull(name, "'name' must not be null");
			this.members.put("name", name);
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
		 * @return a new alias to create
		 */
		public ModelAliasCreate build() {
			return new ModelAliasCreate(this.members);
		}

	}

}
