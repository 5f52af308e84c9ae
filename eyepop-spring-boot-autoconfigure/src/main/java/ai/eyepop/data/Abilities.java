package ai.eyepop.data;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.ability.AutoPromptConfig;
import ai.eyepop.data.ability.AutoTask;
import ai.eyepop.data.ability.VlmAbility;
import ai.eyepop.data.ability.VlmAbilityCreate;
import ai.eyepop.data.ability.VlmAbilityUpdate;
import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.dataset.DatasetAutoAnnotate;
import ai.eyepop.data.inference.EvaluateRequest;

/**
 * Abilities of visual language models.
 *
 * @since 0.1.0
 * @see SyncAbilities
 */
@HttpExchange(accept = "application/json")
public interface Abilities {

	/**
	 * List the abilities of the endpoint's account.
	 * @return the abilities
	 */
	default Flux<VlmAbility> list() {
		return list(null);
	}

	/**
	 * List the abilities of an account.
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the abilities
	 */
	@Operation(value = "list_vlm_abilities", idempotent = true)
	@GetExchange("/vlm_abilities")
	Flux<VlmAbility> list(@AccountUuid @Nullable String accountUuid);

	/**
	 * List the abilities of a group.
	 * @param groupUuid id of the group
	 * @return the abilities
	 */
	@Operation(value = "list_vlm_abilities", idempotent = true)
	@GetExchange("/vlm_abilities")
	Flux<VlmAbility> listOfGroup(@RequestParam("vlm_ability_group_uuid") String groupUuid);

	/**
	 * Create an ability in the endpoint's account.
	 * @param ability the ability
	 * @return the new ability
	 */
	default Mono<VlmAbility> create(VlmAbilityCreate ability) {
		return create(ability, null, null);
	}

	/**
	 * Create an ability.
	 * @param ability the ability
	 * @param groupUuid id of its group; {@code null} for none
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the new ability
	 */
	@Operation(value = "create_vlm_ability", idempotent = false)
	@PostExchange("/vlm_abilities")
	Mono<VlmAbility> create(@RequestBody VlmAbilityCreate ability,
			@RequestParam(name = "vlm_ability_group_uuid", required = false) @Nullable String groupUuid,
			@AccountUuid @Nullable String accountUuid);

	/**
	 * Let the service find a better prompt for an ability.
	 * @param abilityUuid id of the ability
	 * @param config how to find it
	 * @return the ability
	 */
	@Operation(value = "refine_vlm_ability", idempotent = false)
	@PostExchange("/vlm_abilities/{abilityUuid}/refine")
	Mono<VlmAbility> refine(@PathVariable String abilityUuid, @RequestBody AutoPromptConfig config);

	/**
	 * Let the service make an ability better at a task.
	 * @param abilityUuid id of the ability
	 * @param task the task
	 * @return the ability
	 */
	@Operation(value = "refine_vlm_ability", idempotent = false)
	@PostExchange("/vlm_abilities/{abilityUuid}/refine_task")
	Mono<VlmAbility> refineTask(@PathVariable String abilityUuid, @RequestBody AutoTask task);

	/**
	 * Copy an ability into the endpoint's account.
	 * @param abilityUuid id of the ability
	 * @return the copy
	 */
	default Mono<VlmAbility> cloneAbility(String abilityUuid) {
		return cloneAbility(abilityUuid, null, null, null);
	}

	/**
	 * Copy an ability.
	 * @param abilityUuid id of the ability
	 * @param name name of the copy; {@code null} for the same
	 * @param defaultAliasName alias of the copy; {@code null} for none
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the copy
	 */
	@Operation(value = "clone_vlm_ability", idempotent = false)
	@PostExchange("/vlm_abilities/{abilityUuid}/clone")
	Mono<VlmAbility> cloneAbility(@PathVariable String abilityUuid,
			@RequestParam(name = "name", required = false) @Nullable String name,
			@RequestParam(name = "default_alias_name", required = false) @Nullable String defaultAliasName,
			@AccountUuid @Nullable String accountUuid);

	/**
	 * Read an ability.
	 * @param abilityUuid id of the ability
	 * @return the ability
	 */
	@Operation(value = "get_vlm_ability", idempotent = true)
	@GetExchange("/vlm_abilities/{abilityUuid}")
	Mono<VlmAbility> get(@PathVariable String abilityUuid);

	/**
	 * Change an ability.
	 * @param abilityUuid id of the ability
	 * @param change the change
	 * @return the changed ability
	 */
	@Operation(value = "update_vlm_ability", idempotent = true)
	@PatchExchange("/vlm_abilities/{abilityUuid}")
	Mono<VlmAbility> update(@PathVariable String abilityUuid, @RequestBody VlmAbilityUpdate change);

	/**
	 * Delete an ability.
	 * @param abilityUuid id of the ability
	 * @return completes when it is done
	 */
	@Operation(value = "delete_vlm_ability", idempotent = true)
	@DeleteExchange("/vlm_abilities/{abilityUuid}")
	Mono<Void> delete(@PathVariable String abilityUuid);

	/**
	 * Publish an ability, so that Pops can use it.
	 * @param abilityUuid id of the ability
	 * @return the ability
	 */
	default Mono<VlmAbility> publish(String abilityUuid) {
		return publish(abilityUuid, null, null);
	}

	/**
	 * Publish an ability under an alias, so that Pops can use it.
	 * @param abilityUuid id of the ability
	 * @param aliasName name of the alias; {@code null} for that of its group
	 * @param tagName name of the tag; {@code null} to leave it to the service
	 * @return the ability
	 */
	@Operation(value = "publish_vlm_ability", idempotent = false)
	@PostExchange("/vlm_abilities/{abilityUuid}/publish")
	Mono<VlmAbility> publish(@PathVariable String abilityUuid,
			@RequestParam(name = "alias_name", required = false) @Nullable String aliasName,
			@RequestParam(name = "tag_name", required = false) @Nullable String tagName);

	/**
	 * Let a tag of an alias stand for an ability.
	 * @param abilityUuid id of the ability
	 * @param aliasName name of the alias
	 * @param tagName name of the tag
	 * @return the ability
	 */
	@Operation(value = "add_vlm_ability_alias", idempotent = false)
	@PostExchange("/vlm_abilities/{abilityUuid}/alias/{aliasName}/tag/{tagName}")
	Mono<VlmAbility> addAlias(@PathVariable String abilityUuid, @PathVariable String aliasName,
			@PathVariable String tagName);

	/**
	 * Take a tag of an alias from an ability.
	 * @param abilityUuid id of the ability
	 * @param aliasName name of the alias
	 * @param tagName name of the tag
	 * @return the ability
	 */
	@Operation(value = "remove_vlm_ability_alias", idempotent = true)
	@DeleteExchange("/vlm_abilities/{abilityUuid}/alias/{aliasName}/tag/{tagName}")
	Mono<VlmAbility> removeAlias(@PathVariable String abilityUuid, @PathVariable String aliasName,
			@PathVariable String tagName);

	/**
	 * List the evaluations of an ability.
	 * @param abilityUuid id of the ability
	 * @return the evaluations
	 */
	@Operation(value = "list_vlm_ability_evaluations", idempotent = true)
	@GetExchange("/vlm_abilities/{abilityUuid}/evaluations")
	Flux<DatasetAutoAnnotate> listEvaluations(@PathVariable String abilityUuid);

	/**
	 * Read an evaluation of an ability.
	 * @param abilityUuid id of the ability
	 * @param source name of the evaluation
	 * @return the evaluation
	 */
	@Operation(value = "get_vlm_ability_evaluation", idempotent = true)
	@GetExchange("/vlm_abilities/{abilityUuid}/evaluations/{source}")
	Mono<DatasetAutoAnnotate> getEvaluation(@PathVariable String abilityUuid, @PathVariable String source);

	/**
	 * Start an evaluation of an ability.
	 * @param abilityUuid id of the ability
	 * @param request what to evaluate
	 * @return the evaluation
	 */
	@Operation(value = "start_vlm_ability_evaluation", idempotent = false)
	@PostExchange("/vlm_abilities/{abilityUuid}/evaluations")
	Mono<DatasetAutoAnnotate> startEvaluation(@PathVariable String abilityUuid, @RequestBody EvaluateRequest request);

}
