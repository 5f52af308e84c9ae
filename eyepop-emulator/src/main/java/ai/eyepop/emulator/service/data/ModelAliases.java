package ai.eyepop.emulator.service.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Aliases of models with their tags.
 */
public final class ModelAliases {

	private static final String LATEST = "latest";

	private static final BodyShape CREATE = new BodyShape().required("name", Kind.TEXT)
		.optional("description", Kind.TEXT)
		.optional("is_public", Kind.FLAG);

	private static final BodyShape UPDATE = new BodyShape().optional("description", Kind.TEXT)
		.optional("is_public", Kind.FLAG);

	private final Map<String, ObjectNode> aliases = new LinkedHashMap<>();

	private final Room room;

	private final Models models;

	ModelAliases(Room room, Models models) {
		this.room = room;
		this.models = models;
	}

	/**
	 * List the aliases of an account.
	 * @param account the account
	 * @return the aliases, oldest first
	 */
	public ArrayNode list(String account) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.aliases.values()
			.stream()
			.filter((alias) -> alias.path("account_uuid").asString("").equals(account))
			.forEach((alias) -> list.add(alias.deepCopy()));
		return list;
	}

	/**
	 * Create an alias.
	 * @param account the account that it belongs to
	 * @param body what it is
	 * @param dryRun whether it is only checked that it can be created
	 * @return the alias
	 * @throws ServiceException with status 409 if there is one of the name
	 */
	public ObjectNode create(String account, JsonNode body, boolean dryRun) {
		ObjectNode fields = CREATE.read(body);
		String name = fields.path("name").asString();
		if (name.isEmpty() || name.contains(":")) {
			throw InvalidFieldException.body("name", "must not be empty, and have no ':'");
		}
		if (this.aliases.containsKey(name)) {
			throw new ServiceException(409, "There is an alias '%s' already".formatted(name));
		}
		ObjectNode alias = JsonNodeFactory.instance.objectNode();
		alias.put("name", name).put("description", fields.path("description").asString(""));
		alias.put("created_at", this.room.now()).put("updated_at", this.room.now()).put("account_uuid", account);
		alias.put("is_public", fields.path("is_public").asBoolean(false)).putArray("tags");
		if (!dryRun) {
			this.aliases.put(name, alias);
		}
		return alias.deepCopy();
	}

	/**
	 * Return an alias.
	 * @param name the alias
	 * @return the alias
	 * @throws ServiceException with status 404 if there is none of the name
	 */
	public ObjectNode get(String name) {
		return find(name).deepCopy();
	}

	/**
	 * Change an alias.
	 * @param name the alias
	 * @param body the members to change
	 * @return the alias
	 */
	public ObjectNode update(String name, JsonNode body) {
		ObjectNode alias = find(name);
		UPDATE.read(body).properties().forEach((member) -> {
			if (!member.getValue().isNull() || member.getKey().equals("description")) {
				alias.set(member.getKey(), member.getValue());
			}
		});
		alias.put("updated_at", this.room.now());
		return alias.deepCopy();
	}

	void clear() {
		this.aliases.clear();
	}

	/**
	 * Delete an alias.
	 * @param name the alias
	 */
	public void delete(String name) {
		find(name);
		this.aliases.remove(name);
	}

	/**
	 * Set a tag.
	 * @param name the alias
	 * @param tag the tag
	 * @param model the model that it stands for
	 */
	public void putTag(String name, String tag, String model) {
		ObjectNode alias = find(name);
		this.models.find(model);
		removeTag(alias, tag);
		alias.withArray("tags").addObject().put("name", tag).put("model_uuid", model);
		alias.put("updated_at", this.room.now());
	}

	/**
	 * Delete a tag.
	 * @param name the alias
	 * @param tag the tag
	 * @throws ServiceException with status 404 if the alias has no such tag
	 */
	public void deleteTag(String name, String tag) {
		ObjectNode alias = find(name);
		if (!removeTag(alias, tag)) {
			throw new ServiceException(404, "The alias '%s' has no tag '%s'".formatted(name, tag));
		}
		alias.put("updated_at", this.room.now());
	}

	/**
	 * Resolve aliases.
	 * @param names aliases, each with a tag after a colon or without for {@code latest}
	 * @return the model of each, {@code null} if it has none
	 */
	public ArrayNode resolve(List<String> names) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		names.forEach((name) -> list.addObject().put("alias", name).put("model_uuid", resolve(name)));
		return list;
	}

	private @Nullable String resolve(String name) {
		int split = name.lastIndexOf(':');
		String tag = (split >= 0) ? name.substring(split + 1) : LATEST;
		ObjectNode alias = this.aliases.get((split >= 0) ? name.substring(0, split) : name);
		if (alias == null) {
			return null;
		}
		return alias.path("tags")
			.valueStream()
			.filter((entry) -> entry.path("name").asString("").equals(tag))
			.map((entry) -> entry.path("model_uuid").asString(""))
			.filter((model) -> this.models.findIfAny(model) != null)
			.findFirst()
			.orElse(null);
	}

	Map<String, ObjectNode> all() {
		return this.aliases;
	}

	private ObjectNode find(String name) {
		ObjectNode alias = this.aliases.get(name);
		if (alias == null) {
			throw new ServiceException(404, "There is no alias '%s'".formatted(name));
		}
		return alias;
	}

	private static boolean removeTag(ObjectNode alias, String tag) {
		ArrayNode tags = alias.withArray("tags");
		for (int i = 0; i < tags.size(); i++) {
			if (Objects.equals(tags.get(i).path("name").asString(""), tag)) {
				tags.remove(i);
				return true;
			}
		}
		return false;
	}

}
