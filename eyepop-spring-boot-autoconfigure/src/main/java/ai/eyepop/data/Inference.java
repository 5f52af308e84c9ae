package ai.eyepop.data;

import ai.eyepop.data.inference.EvaluateRequest;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.InferOptions;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.inference.InferResult;

/**
 * Questions to visual language models, a job each.
 *
 * @since 0.1.0
 * @see SyncInference
 */
public interface Inference {

	/**
	 * Ask about an asset.
	 * @param assetUuid id of the asset
	 * @param request what is asked
	 * @return the job, which starts as soon as a slot is free
	 * @throws IllegalStateException if the endpoint is closed
	 */
	default DataJob<InferResult> infer(String assetUuid, InferRequest request) {
		return infer(assetUuid, request, InferOptions.defaults());
	}

	/**
	 * Ask about a form or a part of an asset.
	 * @param assetUuid id of the asset
	 * @param request what is asked
	 * @param options which form and part is looked at, and how soon
	 * @return the job, which starts as soon as a slot is free, and fails with
	 * {@link ai.eyepop.data.call.AnswerTimeoutException} if the service takes too long
	 * @throws IllegalStateException if the endpoint is closed
	 */
	DataJob<InferResult> infer(String assetUuid, InferRequest request, InferOptions options);

	/**
	 * Wait for the answer to a question that was asked for before, by another process for
	 * instance. Nothing is asked anew.
	 * @param requestId id under which the answer was promised, from
	 * {@link DataJob#requestId()} or an exception
	 * @return the job, which starts as soon as a slot is free, and fails with
	 * {@link ai.eyepop.data.call.AnswerTimeoutException} if the service takes too long
	 * @throws IllegalStateException if the endpoint is closed
	 */
	DataJob<InferResult> awaitInfer(String requestId);

	/**
	 * Compare answers to assets of a dataset with its ground truth. An evaluation that
	 * fails at the service is a result, too: the job ends as usual, and
	 * {@link EvaluateResult#status()} says that it failed.
	 * @param request what is evaluated: an ability or an inference
	 * @return the job, which starts as soon as a slot is free, and fails with
	 * {@link ai.eyepop.data.call.AnswerTimeoutException} if the service takes too long
	 * @throws IllegalArgumentException if the request names both an ability and an
	 * inference, or neither
	 * @throws IllegalStateException if the endpoint is closed
	 */
	DataJob<EvaluateResult> evaluate(EvaluateRequest request);

	/**
	 * Wait for the answer to an evaluation that was asked for before, by another process
	 * for instance. Nothing is asked anew.
	 * @param requestId id under which the answer was promised, from
	 * {@link DataJob#requestId()} or an exception
	 * @return the job, which starts as soon as a slot is free, and fails with
	 * {@link ai.eyepop.data.call.AnswerTimeoutException} if the service takes too long
	 * @throws IllegalStateException if the endpoint is closed
	 */
	DataJob<EvaluateResult> awaitEvaluate(String requestId);

}
