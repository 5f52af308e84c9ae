package ai.eyepop.worker;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import ai.eyepop.http.Answers;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.http.WireJson;

/**
 * The requests to a worker that concern pipelines.
 */
final class PipelineClient {

	private static final NoSource NO_SOURCE = new NoSource("NONE");

	private final URI worker;

	private final WebClient client;

	private final EyePopHttp http;

	private final Answers answers;

	PipelineClient(URI worker, WebClient client, EyePopHttp http) {
		this.worker = worker;
		this.client = client;
		this.http = http;
		this.answers = http.answers();
	}

	SourceClient sources(String pipelineId) {
		return new SourceClient(this.worker, pipelineId, this.client, this.http);
	}

	/**
	 * Create a pipeline without a Pop, for sessions that have none.
	 * @param datasetUuid dataset into which the worker puts the sources
	 * @return the id of the new pipeline
	 */
	Mono<String> create(@Nullable String datasetUuid) {
		NewPipeline pipeline = new NewPipeline(new NoPop(), NO_SOURCE, 300, List.of("out_meta"), "no_output",
				datasetUuid);
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.worker, "/pipelines")
			.applyTo(this.client.post())
			.accept(MediaType.APPLICATION_JSON)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(WireJson.write(pipeline));
		return this.answers.json(request, PipelineAnswer.class)
			.flatMap((answer) -> Mono.justOrEmpty(answer.id()))
			.switchIfEmpty(Mono.error(() -> new PopNotReachableException(
					"The worker at %s answered without a pipeline".formatted(this.worker), null)))
			.onErrorMap((failure) -> ConnectionFailures.map(this.worker, failure));
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

	Mono<Void> delete(String pipelineId) {
		WebClient.RequestHeadersSpec<?> request = RequestTarget.of(this.worker, "/pipelines/{pipelineId}", pipelineId)
			.applyTo(this.client.delete())
			.accept(MediaType.APPLICATION_JSON);
		return this.answers.nothing(request).onErrorMap((failure) -> ConnectionFailures.map(this.worker, failure));
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
	record NewPipeline(NoPop pop, NoSource source, int idleTimeoutSeconds, List<String> logging, String videoOutput,
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
	 */
	record PipelineAnswer(@Nullable String id) {

	}

}
