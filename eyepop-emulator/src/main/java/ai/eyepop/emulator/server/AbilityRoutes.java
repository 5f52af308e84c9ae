package ai.eyepop.emulator.server;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.data.DataState;

/**
 * Routes of VLM abilities and their groups.
 */
final class AbilityRoutes {

	private final DataState state;

	AbilityRoutes(DataState state) {
		this.state = state;
	}

	void addTo(DataApi api) {
		addGroupsTo(api);
		api.data("GET", "/vlm_abilities", this::list)
			.data("POST", "/vlm_abilities", this::create)
			.data("GET", "/vlm_abilities/{ability}",
					(call) -> call.json(() -> this.state.abilities().get(ability(call))))
			.data("PATCH", "/vlm_abilities/{ability}",
					(call) -> call.bodyToJson((body) -> this.state.abilities().update(ability(call), body)))
			.data("DELETE", "/vlm_abilities/{ability}",
					(call) -> call.nothing(() -> this.state.abilities().delete(ability(call))))
			.data("POST", "/vlm_abilities/{ability}/refine",
					(call) -> call.bodyToJson((body) -> this.state.abilities().refine(ability(call), body, false)))
			.data("POST", "/vlm_abilities/{ability}/refine_task",
					(call) -> call.bodyToJson((body) -> this.state.abilities().refine(ability(call), body, true)))
			.data("POST", "/vlm_abilities/{ability}/clone", this::copy)
			.data("POST", "/vlm_abilities/{ability}/publish",
					(call) -> call.json(() -> this.state.abilities()
						.publish(ability(call), call.query().text("alias_name"), call.query().text("tag_name"))))
			.data("POST", "/vlm_abilities/{ability}/alias/{alias}/tag/",
					(call) -> call.json(() -> this.state.abilities().addAlias(ability(call), call.path("alias"), null)))
			.data("POST", "/vlm_abilities/{ability}/alias/{alias}/tag/{tag}",
					(call) -> call.json(
							() -> this.state.abilities().addAlias(ability(call), call.path("alias"), call.path("tag"))))
			.data("DELETE", "/vlm_abilities/{ability}/alias/{alias}/tag/{tag}", (call) -> call
				.json(() -> this.state.abilities().removeAlias(ability(call), call.path("alias"), call.path("tag"))));
	}

	private void addGroupsTo(DataApi api) {
		api.data("GET", "/vlm_ability_groups", (call) -> {
			String account = call.account();
			return call.json(() -> this.state.abilityGroups().list(account));
		}).data("POST", "/vlm_ability_groups", (call) -> {
			String account = call.account();
			return call.bodyToJson((body) -> this.state.abilityGroups().create(account, body));
		})
			.data("GET", "/vlm_ability_groups/{group}",
					(call) -> call.json(() -> this.state.abilityGroups().get(call.path("group"))))
			.data("PATCH", "/vlm_ability_groups/{group}",
					(call) -> call.bodyToJson((body) -> this.state.abilityGroups().update(call.path("group"), body)))
			.data("DELETE", "/vlm_ability_groups/{group}",
					(call) -> call.nothing(() -> this.state.abilityGroups().delete(call.path("group"))));
	}

	private Mono<Answer> list(DataCall call) {
		@Nullable String group = call.query().text("vlm_ability_group_uuid");
		@Nullable String account = (group != null) ? call.accountIfAny() : call.account();
		return call.json(() -> this.state.abilities().list(account, group));
	}

	private Mono<Answer> create(DataCall call) {
		String account = call.account();
		@Nullable String group = call.query().text("vlm_ability_group_uuid");
		return call.bodyToJson((body) -> this.state.abilities().create(account, group, body));
	}

	private Mono<Answer> copy(DataCall call) {
		@Nullable String account = call.accountIfAny();
		return call.json(() -> this.state.abilities()
			.copy(ability(call), account, call.query().text("name"), call.query().text("default_alias_name")));
	}

	private static String ability(DataCall call) {
		return call.path("ability");
	}

}
