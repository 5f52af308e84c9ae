package ai.eyepop.worker;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import ai.eyepop.http.Answers;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.http.ServiceException;
import ai.eyepop.http.WireJson;
import ai.eyepop.pop.Pop;

/**
 * The requests to a worker that concern pipelines.
 */
final class PipelineClient {

	private static final Log logger = LogFactory.getLog(PipelineClient.class);

	private static final NoSource NO_SOURCE = new NoSource("NONE");

	private final URI worker;

	private final WebClient client;

	private final Answers answers;

	PipelineClient(URI worker, WebClient client, EyePopHttp http) {
		this.worker = worker;
		this.client = client;
		this.answers = http.answers();
	}

	/**
	 * Create a pipeline.
	 * @param pop what it computes; {@code null} for the size of the source only
	 * @param datasetUuid dataset into which the worker puts the sources
	 * @return the id of the new pipeline, or what the HTTP client threw
	 */
	Mono<String> create(@Nullable Pop pop, @Nullable String datasetUuid) {
		NewPipeline pipeline = new NewPipeline((pop != null) ? pop : new NoPop(), NO_SOURCE, 300, List.of("out_meta"),
				"no_output", datasetUuid);
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.worker, "/pipelines")
			.applyTo(this.client.post())
			.accept(MediaType.APPLICATION_JSON)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(WireJson.write(pipeline));
		RequestMarks.notIdempotent(request);
		return this.answers.json(request, PipelineAnswer.class)
			.flatMap((answer) -> Mono.justOrEmpty(answer.id()))
			.switchIfEmpty(Mono.error(() -> new PopNotReachableException(
					"The worker at %s answered without a pipeline".formatted(this.worker), null)));
	}

	/**
	 * Read what a pipeline computes.
	 * @param pipelineId id of the pipeline
	 * @return its Pop; empty if it has none
	 */
	Mono<Pop> pop(String pipelineId) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.worker, "/pipelines/{pipelineId}", pipelineId)
			.applyTo(this.client.get())
			.accept(MediaType.APPLICATION_JSON);
		return this.answers.json(request, PipelineAnswer.class)
			.flatMap((answer) -> Mono.justOrEmpty(answer.pop()))
			.onErrorMap((failure) -> ConnectionFailures.map(this.worker, failure));
	}

	/**
	 * Look whether a pipeline is there.
	 * @param pipelineId id of the pipeline
	 * @return completes if it is
	 */
	Mono<Void> look(String pipelineId) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.worker, "/pipelines/{pipelineId}", pipelineId)
			.applyTo(this.client.get())
			.accept(MediaType.APPLICATION_JSON)
			.attribute(RequestMarks.LOOK_ATTRIBUTE, true);
		return this.answers.nothing(request).onErrorMap((failure) -> ConnectionFailures.map(this.worker, failure));
	}

	/**
	 * Change what a pipeline computes.
	 * @param pipelineId id of the pipeline
	 * @param pop its new Pop
	 * @return completes when it is changed
	 */
	Mono<Void> change(String pipelineId, Pop pop) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget
			.of(this.worker, "/pipelines/{pipelineId}/pop", pipelineId)
			.applyTo(this.client.patch())
			.accept(MediaType.APPLICATION_JSON)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(WireJson.write(pop));
		return this.answers.nothing(request).onErrorMap((failure) -> ConnectionFailures.map(this.worker, failure));
	}

	/**
	 * Stop whatever a pipeline does.
	 * @param pipelineId id of the pipeline
	 * @return completes when it has stopped
	 */
	Mono<Void> stop(String pipelineId) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget
			.of(this.worker, "/pipelines/{pipelineId}/source", pipelineId)
			.query("mode", "preempt")
			.query("processing", "sync")
			.applyTo(this.client.patch())
			.accept(MediaType.APPLICATION_JSON)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(WireJson.write(NO_SOURCE));
		return this.answers.nothing(request).onErrorMap((failure) -> ConnectionFailures.map(this.worker, failure));
	}

	/**
	 * Stop whatever a pipeline does, if that is possible.
	 * @param pipelineId id of the pipeline
	 * @return completes when it has stopped or will not stop; never fails
	 */
	Mono<Void> stopOrWarn(String pipelineId) {
		return stop(pipelineId).onErrorResume((failure) -> {
			logger.warn("What the pipeline did before could not be stopped: " + failure.getMessage());
			return Mono.empty();
		});
	}

	/**
	 * Delete a pipeline.
	 * @param pipelineId id of the pipeline
	 * @return completes when it is gone, by this request or before it
	 */
	Mono<Void> delete(String pipelineId) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.worker, "/pipelines/{pipelineId}", pipelineId)
			.applyTo(this.client.delete())
			.accept(MediaType.APPLICATION_JSON);
		return this.answers.nothing(request)
			.onErrorResume(ServiceException.class,
					(refusal) -> (refusal.getStatus().value() == 404) ? Mono.empty() : Mono.error(refusal))
			.onErrorMap((failure) -> ConnectionFailures.map(this.worker, failure));
	}

	/**
	 * A pipeline to be created.
	 *
	 * @param pop what it computes
	 * @param source its first source
	 * @param idleTimeoutSeconds time after which the service deletes it if nobody uses it
	 * @param logging what the worker logs
	 * @param videoOutput what becomes of the images
	 * @param datasetUuid dataset into which the worker puts the sources
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record NewPipeline(Object pop, NoSource source, int idleTimeoutSeconds, List<String> logging, String videoOutput,
			@Nullable String datasetUuid) {

	}

	/**
	 * An empty object in place of a Pop.
	 */
	@JsonInclude
	record NoPop() {

	}

	/**
	 * A source without media.
	 *
	 * @param sourceType says that there is none
	 */
	record NoSource(String sourceType) {

	}

	/**
	 * A pipeline as it is on the wire.
	 *
	 * @param id id of the pipeline
	 * @param pop what it computes
	 */
	record PipelineAnswer(@Nullable String id, @Nullable Pop pop) {

	}

}
