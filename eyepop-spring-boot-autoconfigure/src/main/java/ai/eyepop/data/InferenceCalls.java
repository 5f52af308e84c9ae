package ai.eyepop.data;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Mono;

import ai.eyepop.data.call.Operation;
import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.internal.JsonForm;

/**
 * Calls of visual language models, which are answered when they are done.
 */
@HttpExchange(accept = "application/json")
interface InferenceCalls {

	@Operation(value = "infer_asset", idempotent = false)
	@PostExchange("/api/v1/infer")
	Mono<ResponseEntity<byte[]>> infer(@RequestBody JsonForm form, @RequestParam("timeout") int timeout,
			@RequestHeader(name = "X-Priority", required = false) @Nullable String priority);

	@Operation(value = "infer_asset", idempotent = true, look = true)
	@GetExchange("/api/v1/infer/{requestId}")
	Mono<ResponseEntity<byte[]>> inferAnswer(@PathVariable String requestId, @RequestParam("timeout") int timeout,
			@RequestHeader(name = "X-Priority", required = false) @Nullable String priority);

	@Operation(value = "evaluate_dataset", idempotent = false)
	@PostExchange("/api/v1/evaluations")
	Mono<ResponseEntity<byte[]>> evaluate(@RequestBody EvaluateRequest request, @RequestParam("timeout") int timeout,
			@RequestHeader(name = "X-Priority", required = false) @Nullable String priority);

	@Operation(value = "evaluate_dataset", idempotent = true, look = true)
	@GetExchange("/api/v1/evaluations/{requestId}")
	Mono<ResponseEntity<byte[]>> evaluateAnswer(@PathVariable String requestId, @RequestParam("timeout") int timeout,
			@RequestHeader(name = "X-Priority", required = false) @Nullable String priority);

}
