package ai.eyepop.emulator.service.data;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Groups of VLM abilities.
 */
public final class AbilityGroups {

	private static final BodyShape CREATE = new BodyShape().required("name", Kind.TEXT)
		.optional("description", Kind.TEXT)
		.object("auto_prompt", Abilities.autoPrompt())
		.object("auto_task", Abilities.autoTask())
		.optional("default_alias_name", Kind.TEXT)
		.optional("default_dataset_uuid", Kind.TEXT);

	private static final BodyShape UPDATE = new BodyShape().optional("name", Kind.TEXT)
		.optional("description", Kind.TEXT)
		.optional("default_alias_name", Kind.TEXT)
		.optional("default_dataset_uuid", Kind.TEXT);

	private final Map<String, ObjectNode> groups = new LinkedHashMap<>();

	private final Room room;

	AbilityGroups(Room room) {
		this.room = room;
	}

	/**
	 * List the groups of an account.
	 * @param account the account
	 * @return the groups, oldest first
	 */
	public ArrayNode list(String account) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.groups.values()
			.stream()
			.filter((group) -> group.path("account_uuid").asString("").equals(account))
			.forEach((group) -> list.add(group.deepCopy()));
		return list;
	}

	/**
	 * Create a group.
	 * @param account the account that it belongs to
	 * @param body what it is
	 * @return the group
	 */
	public ObjectNode create(String account, JsonNode body) {
		ObjectNode fields = CREATE.read(body);
		ObjectNode group = JsonNodeFactory.instance.objectNode();
		group.put("uuid", Room.newId()).put("created_at", this.room.now()).put("updated_at", this.room.now());
		group.put("account_uuid", account).put("name", "").put("description", "");
		group.putNull("default_alias_name").putNull("default_dataset_uuid");
		fields.remove("auto_prompt");
		fields.remove("auto_task");
		set(group, fields);
		this.groups.put(group.path("uuid").asString(), group);
		return group.deepCopy();
	}

	private void set(ObjectNode group, ObjectNode changes) {
		changes.properties().forEach((member) -> {
			if (!member.getValue().isNull() || !member.getKey().equals("name")) {
				group.set(member.getKey(), member.getValue());
			}
		});
		group.put("updated_at", this.room.now());
	}

	/**
	 * Return a group.
	 * @param uuid the group
	 * @return the group
	 */
	public ObjectNode get(String uuid) {
		return find(uuid).deepCopy();
	}

	/**
	 * Change a group.
	 * @param uuid the group
	 * @param body the members to change; {@code null} clears one that may be
	 * @return the group
	 */
	public ObjectNode update(String uuid, JsonNode body) {
		ObjectNode group = find(uuid);
		set(group, UPDATE.read(body));
		return group.deepCopy();
	}

	void clear() {
		this.groups.clear();
	}

	/**
	 * Delete a group. Its abilities stay.
	 * @param uuid the group
	 */
	public void delete(String uuid) {
		find(uuid);
		this.groups.remove(uuid);
	}

	@Nullable String defaultAlias(JsonNode uuid) {
		ObjectNode group = this.groups.get(uuid.asString(""));
		return (group != null) ? group.path("default_alias_name").asString(null) : null;
	}

	ObjectNode find(String uuid) {
		ObjectNode group = this.groups.get(uuid);
		if (group == null) {
			throw new ServiceException(404, "There is no group of abilities '%s'".formatted(uuid));
		}
		return group;
	}

}
