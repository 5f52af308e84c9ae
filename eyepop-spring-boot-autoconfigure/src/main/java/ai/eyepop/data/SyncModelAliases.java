package ai.eyepop.data;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PatchExchange;
import org.springframework.web.service.annotation.PostExchange;

import ai.eyepop.data.call.AccountUuid;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.model.ModelAlias;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelAliasUpdate;

/**
 * Aliases of models, waited for.
 *
 * @since 0.1.0
 * @see ModelAliases
 */
@HttpExchange(accept = "application/json")
public interface SyncModelAliases {

	/**
	 * List the aliases of the endpoint's account.
	 * @return the aliases
	 */
	default List<ModelAlias> list() {
		return list(null);
	}

	/**
	 * List aliases.
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the aliases
	 */
	@Operation(value = "list_model_aliases", idempotent = true)
	@GetExchange("/model_aliases")
	List<ModelAlias> list(@AccountUuid @Nullable String accountUuid);

	/**
	 * Create an alias in the endpoint's account.
	 * @param alias the alias
	 * @return the new alias
	 */
	default ModelAlias create(ModelAliasCreate alias) {
		return create(alias, false, null);
	}

	/**
	 * Create an alias.
	 * @param alias the alias
	 * @param dryRun whether to check only that it could be created
	 * @param accountUuid id of the account; {@code null} for that of the endpoint
	 * @return the new alias
	 */
	@Operation(value = "create_model_alias", idempotent = false)
	@PostExchange("/model_aliases")
	ModelAlias create(@RequestBody ModelAliasCreate alias, @RequestParam("dry_run") boolean dryRun,
			@AccountUuid @Nullable String accountUuid);

	/**
	 * Read an alias.
	 * @param name name of the alias
	 * @return the alias
	 */
	@Operation(value = "get_model_alias", idempotent = true)
	@GetExchange("/model_aliases/{name}")
	ModelAlias get(@PathVariable String name);

	/**
	 * Delete an alias.
	 * @param name name of the alias
	 */
	@Operation(value = "delete_model_alias", idempotent = true)
	@DeleteExchange("/model_aliases/{name}")
	void delete(@PathVariable String name);

	/**
	 * Change an alias.
	 * @param name name of the alias
	 * @param change the change
	 * @return the changed alias
	 */
	@Operation(value = "update_model_alias", idempotent = true)
	@PatchExchange("/model_aliases/{name}")
	ModelAlias update(@PathVariable String name, @RequestBody ModelAliasUpdate change);

	/**
	 * Let a tag of an alias stand for a model.
	 * @param name name of the alias
	 * @param tag name of the tag
	 * @param modelUuid id of the model
	 */
	@Operation(value = "set_model_alias_tag", idempotent = true)
	@PatchExchange("/model_aliases/{name}/{tag}")
	void setTag(@PathVariable String name, @PathVariable String tag, @RequestParam("model_uuid") String modelUuid);

	/**
	 * Delete a tag of an alias.
	 * @param name name of the alias
	 * @param tag name of the tag
	 */
	@Operation(value = "delete_model_alias_tag", idempotent = true)
	@DeleteExchange("/model_aliases/{name}/{tag}")
	void deleteTag(@PathVariable String name, @PathVariable String tag);

}
