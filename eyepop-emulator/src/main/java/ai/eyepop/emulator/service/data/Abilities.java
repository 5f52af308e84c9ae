package ai.eyepop.emulator.service.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * VLM abilities with their aliases.
 */
public final class Abilities {

	private static final String LATEST = "latest";

	private static final BodyShape AUTO_TASK = new BodyShape().optional("type", Kind.TEXT)
		.optional("task_mode", Kind.TEXT)
		.optional("task_description", Kind.TEXT)
		.required("classes", Kind.TEXTS)
		.required("dataset_uuid", Kind.TEXT)
		.optional("num_samples", Kind.WHOLE);

	private static final BodyShape AUTO_PROMPT = new BodyShape().optional("num_samples", Kind.WHOLE)
		.optional("task_description", Kind.TEXT)
		.required("infer", Kind.OBJECT)
		.optional("response_schema", Kind.OBJECT)
		.required("evaluate", Kind.OBJECT);

	private static final BodyShape CREATE = shape(true);

	private static final BodyShape UPDATE = shape(false);

	private final Map<String, ObjectNode> abilities = new LinkedHashMap<>();

	private final Room room;

	private final AbilityGroups groups;

	private final DataOptions options;

	Abilities(Room room, AbilityGroups groups, DataOptions options) {
		this.room = room;
		this.groups = groups;
		this.options = options;
	}

	private static BodyShape shape(boolean create) {
		BodyShape shape = new BodyShape();
		for (String name : List.of("name", "worker_release", "text_prompt")) {
			shape = create ? shape.required(name, Kind.TEXT) : shape.optional(name, Kind.TEXT);
		}
		return shape.optional("description", Kind.TEXT)
			.object("transform_into", InferenceShapes.TRANSFORM)
			.optional("response_schema", Kind.OBJECT)
			.optional("config", Kind.OBJECT)
			.optional("is_public", Kind.FLAG)
			.optional("video_chunk_length_ns", Kind.WHOLE)
			.optional("video_chunk_overlap", Kind.NUMBER);
	}

	static BodyShape autoTask() {
		return AUTO_TASK;
	}

	static BodyShape autoPrompt() {
		return AUTO_PROMPT;
	}

	/**
	 * List abilities.
	 * @param account the account, {@code null} for all
	 * @param group the group, {@code null} for all
	 * @return the abilities, oldest first
	 */
	public ArrayNode list(@Nullable String account, @Nullable String group) {
		if (group != null) {
			this.groups.find(group);
		}
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		this.abilities.values()
			.stream()
			.filter((ability) -> account == null || is(ability, "account_uuid", account))
			.filter((ability) -> group == null || is(ability, "vlm_ability_group_uuid", group))
			.forEach((ability) -> list.add(ability.deepCopy()));
		return list;
	}

	private static boolean is(ObjectNode ability, String member, String value) {
		return ability.path(member).asString("").equals(value);
	}

	/**
	 * Create an ability.
	 * @param account the account that it belongs to
	 * @param group its group or {@code null}
	 * @param body what it is
	 * @return the ability
	 */
	public ObjectNode create(String account, @Nullable String group, JsonNode body) {
		if (group != null) {
			this.groups.find(group);
		}
		ObjectNode ability = JsonNodeFactory.instance.objectNode();
		ability.put("uuid", Room.newId()).put("created_at", this.room.now()).put("updated_at", this.room.now());
		ability.put("account_uuid", account).put("status", "draft").put("vlm_ability_group_uuid", group);
		ability.put("name", "").put("description", "").put("worker_release", "").put("text_prompt", "");
		ability.putNull("transform_into").putNull("response_schema").putNull("config").put("is_public", false);
		ability.putNull("video_chunk_length_ns").putNull("video_chunk_overlap");
		ability.putArray("alias_entries");
		ability.putNull("auto_prompt").putNull("auto_task");
		set(ability, CREATE.read(body));
		this.abilities.put(ability.path("uuid").asString(), ability);
		return ability.deepCopy();
	}

	private void set(ObjectNode ability, ObjectNode changes) {
		changes.properties().forEach((member) -> {
			boolean needed = List.of("name", "worker_release", "text_prompt", "is_public").contains(member.getKey());
			if (!member.getValue().isNull() || !needed) {
				ability.set(member.getKey(), member.getValue());
			}
		});
		ability.put("updated_at", this.room.now());
	}

	/**
	 * Return an ability.
	 * @param uuid the ability
	 * @return the ability
	 * @throws ServiceException with status 404 if there is no such ability
	 */
	public ObjectNode get(String uuid) {
		return find(uuid).deepCopy();
	}

	/**
	 * Change an ability.
	 * @param uuid the ability
	 * @param body the members to change; {@code null} clears one that may be
	 * @return the ability
	 */
	public ObjectNode update(String uuid, JsonNode body) {
		ObjectNode ability = find(uuid);
		set(ability, UPDATE.read(body));
		return ability.deepCopy();
	}

	void clear() {
		this.abilities.clear();
	}

	/**
	 * Delete an ability.
	 * @param uuid the ability
	 */
	public void delete(String uuid) {
		find(uuid);
		this.abilities.remove(uuid);
	}

	/**
	 * Refine an ability: it is in progress for a while.
	 * @param uuid the ability
	 * @param body how, as an auto-prompt or an auto-task
	 * @param task whether it is an auto-task
	 * @return the ability
	 */
	public ObjectNode refine(String uuid, JsonNode body, boolean task) {
		ObjectNode ability = find(uuid);
		ObjectNode read = (task ? AUTO_TASK : AUTO_PROMPT).read(body);
		if (task && !read.path("type").isString()) {
			// the vendor's SDK leaves it out
			read.put("type", "classification");
		}
		ability.set(task ? "auto_task" : "auto_prompt", read);
		String before = ability.path("status").asString();
		ability.put("status", "in_progress").put("updated_at", this.room.now());
		this.room.later(this.options.trainingStep(),
				() -> ability.put("status", "in_progress".equals(before) ? "draft" : before)
					.put("updated_at", this.room.now()));
		return ability.deepCopy();
	}

	/**
	 * Clone an ability. The clone is a draft.
	 * @param uuid the ability
	 * @param account the account of the clone, {@code null} for the same
	 * @param name its name, {@code null} for the same
	 * @param alias an alias for it or {@code null}
	 * @return the clone
	 */
	public ObjectNode copy(String uuid, @Nullable String account, @Nullable String name, @Nullable String alias) {
		ObjectNode copy = find(uuid).deepCopy();
		copy.put("uuid", Room.newId()).put("created_at", this.room.now()).put("updated_at", this.room.now());
		copy.put("status", "draft").putArray("alias_entries");
		if (account != null) {
			copy.put("account_uuid", account);
		}
		if (name != null) {
			copy.put("name", name);
		}
		this.abilities.put(copy.path("uuid").asString(), copy);
		if (alias != null) {
			addAlias(copy, alias, LATEST);
		}
		return copy.deepCopy();
	}

	/**
	 * Publish an ability.
	 * @param uuid the ability
	 * @param alias its alias, {@code null} for the default of its group, if that has one
	 * @param tag the tag, {@code null} for {@code latest}
	 * @return the ability
	 */
	public ObjectNode publish(String uuid, @Nullable String alias, @Nullable String tag) {
		ObjectNode ability = find(uuid);
		ability.put("status", "published").put("updated_at", this.room.now());
		String chosen = (alias != null) ? alias : this.groups.defaultAlias(ability.path("vlm_ability_group_uuid"));
		if (chosen != null) {
			addAlias(ability, chosen, (tag != null) ? tag : LATEST);
		}
		return ability.deepCopy();
	}

	/**
	 * Add an alias, which other abilities lose.
	 * @param uuid the ability
	 * @param alias the alias
	 * @param tag the tag, {@code null} for {@code latest}
	 * @return the ability
	 */
	public ObjectNode addAlias(String uuid, String alias, @Nullable String tag) {
		ObjectNode ability = find(uuid);
		addAlias(ability, alias, (tag != null) ? tag : LATEST);
		return ability.deepCopy();
	}

	private void addAlias(ObjectNode ability, String alias, String tag) {
		this.abilities.values().forEach((other) -> removeEntry(other, alias, tag));
		ability.withArray("alias_entries").addObject().put("alias", alias).put("tag", tag);
		ability.put("updated_at", this.room.now());
	}

	/**
	 * Remove an alias.
	 * @param uuid the ability
	 * @param alias the alias
	 * @param tag the tag
	 * @return the ability
	 * @throws ServiceException with status 404 if the ability has no such alias
	 */
	public ObjectNode removeAlias(String uuid, String alias, String tag) {
		ObjectNode ability = find(uuid);
		if (!removeEntry(ability, alias, tag)) {
			throw new ServiceException(404, "The ability has no alias '%s' with the tag '%s'".formatted(alias, tag));
		}
		ability.put("updated_at", this.room.now());
		return ability.deepCopy();
	}

	private static boolean removeEntry(ObjectNode ability, String alias, String tag) {
		ArrayNode entries = ability.withArray("alias_entries");
		for (int i = 0; i < entries.size(); i++) {
			if (entries.get(i).path("alias").asString("").equals(alias)
					&& entries.get(i).path("tag").asString("").equals(tag)) {
				entries.remove(i);
				return true;
			}
		}
		return false;
	}

	Map<String, ObjectNode> all() {
		return this.abilities;
	}

	private ObjectNode find(String uuid) {
		ObjectNode ability = this.abilities.get(uuid);
		if (ability == null) {
			throw new ServiceException(404, "There is no ability '%s'".formatted(uuid));
		}
		return ability;
	}

}
