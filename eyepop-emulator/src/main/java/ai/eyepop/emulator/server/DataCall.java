package ai.eyepop.emulator.server;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.DataOptions;
import ai.eyepop.emulator.service.data.DataState;
import ai.eyepop.emulator.service.data.InvalidFieldException;

/**
 * Call of the Data API or the VLM API.
 *
 * @param exchange the request
 * @param variables the variables of its path
 * @param query its query parameters
 * @param state what the Data API knows
 * @param options what the Data API was started with
 */
record DataCall(Exchange exchange, PathVariables variables, DataQuery query, DataState state, DataOptions options) {

	String path(String name) {
		return this.variables.get(name);
	}

	/**
	 * Return the account that the query names.
	 * @return the account
	 * @throws InvalidFieldException if there is none
	 * @throws ServiceException with status 403 if it is not known
	 */
	String account() {
		String account = this.query.need("account_uuid");
		checkAccount(account);
		return account;
	}

	/**
	 * Check the account that the query may name.
	 * @return the account, {@code null} if none is named
	 * @throws ServiceException with status 403 if it is not known
	 */
	@Nullable String accountIfAny() {
		String account = this.query.text("account_uuid");
		if (account != null) {
			checkAccount(account);
		}
		return account;
	}

	private void checkAccount(String account) {
		if (!this.options.accounts().contains(account)) {
			throw new ServiceException(403, "There is no account '%s' for this credential".formatted(account));
		}
	}

	Mono<Answer> json(Supplier<? extends JsonNode> work) {
		return Mono.fromSupplier(() -> Answer.json(this.state.alone(work)));
	}

	Mono<Answer> nothing(Runnable work) {
		return Mono.fromSupplier(() -> this.state.alone(() -> {
			work.run();
			return Answer.nothing();
		}));
	}

	/**
	 * Read the body.
	 * @return the JSON, {@code null} as JSON if the body is empty
	 */
	Mono<JsonNode> body() {
		return this.exchange.jsonBody().map((bytes) -> {
			if (bytes.length == 0) {
				return NullNode.getInstance();
			}
			try {
				return JsonMapper.shared().readTree(bytes);
			}
			catch (JacksonException ex) {
				throw InvalidFieldException.body("body", "is not valid JSON: " + ex.getOriginalMessage());
			}
		});
	}

	Mono<Answer> bodyToJson(Function<JsonNode, ? extends JsonNode> work) {
		return body().map((body) -> Answer.json(this.state.alone(() -> work.apply(body))));
	}

	Mono<Answer> bodyToNothing(Consumer<JsonNode> work) {
		return body().map((body) -> this.state.alone(() -> {
			work.accept(body);
			return Answer.nothing();
		}));
	}

	/**
	 * What answers a call.
	 */
	@FunctionalInterface
	interface Handler {

		Mono<Answer> handle(DataCall call);

	}

}
