package ai.eyepop.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

import ai.eyepop.data.ability.VlmAbilityGroup;
import ai.eyepop.data.ability.VlmAbilityGroupCreate;
import ai.eyepop.data.ability.VlmAbilityGroupUpdate;
import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.Operation;

/**
 * Groups of abilities of visual language models, waited for.
 *
 * @since 0.1.0
 * @see AbilityGroups
 */
@HttpExchange(accept = "application/json")
public interface SyncAbilityGroups {

	/**
	 * List the groups of the endpoint's account.
	 * @return the groups
	 */
	default List<VlmAbilityGroup> list() {
		return list(null);
	}

	/**
	 * List groups.
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the groups
	 */
	@Operation(value = "list_vlm_ability_groups", idempotent = true)
	@GetExchange("/vlm_ability_groups")
	List<VlmAbilityGroup> list(@AccountUuid @Nullable String accountUuid);

	/**
	 * Create a group in the endpoint's account.
	 * @param group the group
	 * @return the new group
	 */
	default VlmAbilityGroup create(VlmAbilityGroupCreate group) {
		return create(group, null);
	}

	/**
	 * Create a group.
	 * @param group the group
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the new group
	 */
	@Operation(value = "create_vlm_ability_group", idempotent = false)
	@PostExchange("/vlm_ability_groups")
	VlmAbilityGroup create(@RequestBody VlmAbilityGroupCreate group, @AccountUuid @Nullable String accountUuid);

	/**
	 * Read a group.
	 * @param groupUuid id of the group
	 * @return the group
	 */
	@Operation(value = "get_vlm_ability_group", idempotent = true)
	@GetExchange("/vlm_ability_groups/{groupUuid}")
	VlmAbilityGroup get(@PathVariable String groupUuid);

	/**
	 * Change a group.
	 * @param groupUuid id of the group
	 * @param change the change
	 * @return the changed group
	 */
	@Operation(value = "update_vlm_ability_group", idempotent = true)
	@PatchExchange("/vlm_ability_groups/{groupUuid}")
	VlmAbilityGroup update(@PathVariable String groupUuid, @RequestBody VlmAbilityGroupUpdate change);

	/**
	 * Delete a group.
	 * @param groupUuid id of the group
	 */
	@Operation(value = "delete_vlm_ability_group", idempotent = true)
	@DeleteExchange("/vlm_ability_groups/{groupUuid}")
	void delete(@PathVariable String groupUuid);

}
