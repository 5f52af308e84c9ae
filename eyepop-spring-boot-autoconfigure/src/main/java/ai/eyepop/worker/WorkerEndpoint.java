package ai.eyepop.worker;

import java.nio.file.Path;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.multipart.MultipartFile;
import reactor.core.publisher.Mono;

import ai.eyepop.http.EyePopHttp;
import ai.eyepop.pop.Pop;
import ai.eyepop.source.Source;
import ai.eyepop.source.UnreadableSourceException;

/**
 * The reactive way to the Worker API: takes images, and gives back what was found in
 * them. Connects with the first submission.
 * <p>
 * Thread-safe. An application has one for each Pop that it uses.
 *
 * @since 0.1.0
 * @see SyncWorkerEndpoint
 */
public interface WorkerEndpoint extends AutoCloseable {

	/**
	 * Create a builder.
	 * @param http the HTTP client, which the endpoint shares and does not close
	 * @return a new builder
	 */
	static WorkerEndpointBuilder builder(EyePopHttp http) {
		return new WorkerEndpointBuilder(http);
	}

	/**
	 * Submit a source.
	 * @param source the source
	 * @return the job, which starts as soon as a slot is free
	 * @throws IllegalStateException if this endpoint is closed
	 */
	default WorkerJob upload(Source source) {
		return upload(source, PredictOptions.defaults());
	}

	/**
	 * Submit a source with options.
	 * @param source the source
	 * @param options the options
	 * @return the job, which starts as soon as a slot is free
	 * @throws IllegalArgumentException if the source cannot take one of the options
	 * @throws IllegalStateException if this endpoint is closed
	 */
	WorkerJob upload(Source source, PredictOptions options);

	/**
	 * Submit a file. It is sent as it is on the disk, without loading it.
	 * @param path path of the file, whose name tells the media type
	 * @return the job, which fails with {@link UnreadableSourceException} if the file
	 * cannot be read
	 * @throws IllegalStateException if this endpoint is closed
	 */
	default WorkerJob upload(Path path) {
		return upload(Source.of(path));
	}

	/**
	 * Submit a resource.
	 * @param resource the resource, whose file name tells the media type
	 * @return the job, which fails with {@link UnreadableSourceException} if the resource
	 * cannot be read
	 * @throws IllegalStateException if this endpoint is closed
	 */
	default WorkerJob upload(Resource resource) {
		return upload(Source.of(resource));
	}

	/**
	 * Submit a file that was uploaded to a servlet application.
	 * @param file the file, which must exist until the job has ended
	 * @return the job
	 * @throws IllegalStateException if this endpoint is closed
	 */
	default WorkerJob upload(MultipartFile file) {
		return upload(Source.of(file));
	}

	/**
	 * Submit a file that was uploaded to a reactive application.
	 * @param file the file, which must exist until the job has ended
	 * @return the job
	 * @throws IllegalStateException if this endpoint is closed
	 */
	default WorkerJob upload(FilePart file) {
		return upload(Source.of(file));
	}

	/**
	 * Submit bytes.
	 * @param bytes the media; must not be changed before the job has ended
	 * @param mediaType media type of the bytes
	 * @return the job
	 * @throws IllegalStateException if this endpoint is closed
	 */
	default WorkerJob upload(byte[] bytes, MediaType mediaType) {
		return upload(Source.of(bytes, mediaType));
	}

	/**
	 * Return what the worker computes. Connects if that has to be asked for.
	 * @return the Pop that was given to this endpoint, else that of the service; empty if
	 * there is none
	 */
	Mono<Pop> pop();

	/**
	 * Change what the worker computes. Submissions that run keep the Pop that they began
	 * with, later ones have the new one. A pipeline of ours that is replaced is deleted
	 * as soon as its last job has ended.
	 * @param pop the new Pop
	 * @return completes when submissions have the new Pop; fails with a
	 * {@link PopConfigurationException} if the Pop is in production or belongs to a
	 * permanent session, and with another {@link ai.eyepop.http.EyePopException} if the
	 * service does not take it, after which the Pop is as it was
	 */
	Mono<Void> setPop(Pop pop);

	/**
	 * Return what a front end needs in order to connect to the same worker by itself.
	 * Connects if need be.
	 * @return the session with a token that is still good; hand it over to those only who
	 * may use it
	 */
	Mono<WorkerSession> session();

	/**
	 * Return the places among which submissions are spread.
	 * @return their states at this moment; empty before the first submission has its
	 * pipeline
	 */
	List<EndpointState> endpoints();

	/**
	 * Return what this endpoint knows about itself. Asks nobody.
	 * @return the status at this moment
	 */
	WorkerStatus status();

	/**
	 * Look, once, whether what this endpoint is connected to is well. Opens no session
	 * and no connection to a worker, and has no time-out of its own but that of reading.
	 * @return completes if it is well or there is no connection; fails with an
	 * {@link ai.eyepop.http.EyePopException} that says what is wrong
	 */
	Mono<Void> checkHealth();

	/**
	 * Connect now rather than with the first submission, or again after
	 * {@link #disconnect()}.
	 * @return completes when the worker is ready; fails with an
	 * {@link ai.eyepop.http.EyePopException} if it does not get ready, after which the
	 * next submission tries again; fails with an {@link IllegalStateException} if this
	 * endpoint is closed
	 */
	Mono<Void> connect();

	/**
	 * Take no more submissions until {@link #connect()} is called, wait for the jobs,
	 * cancel those that take longer than the shutdown time-out, and delete the pipeline
	 * if it is ours.
	 * @return completes when all of it is done; never fails
	 */
	Mono<Void> disconnect();

	/**
	 * Do as {@link #disconnect()}, for good, and wait for it. A thread that is
	 * interrupted waits as well, since a pipeline would be left behind, and stays
	 * interrupted.
	 */
	@Override
	void close();

}
