package ai.eyepop.worker;

import java.net.URI;

/**
 * Where sources can be submitted: a pipeline of a worker.
 *
 * @param baseUrl URL of the worker
 * @param pipelineId id of the pipeline
 */
record PipelineEndpoint(URI baseUrl, String pipelineId) {

}
