package ai.eyepop.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.web.multipart.MultipartFile;

import ai.eyepop.pop.Pop;
import ai.eyepop.source.Source;

/**
 * The blocking way to the Worker API, a thin layer over a {@link WorkerEndpoint}. Made
 * for virtual threads, and for threads that may wait; refuses to wait on threads that
 * must not, such as event loops. A thread that is interrupted while it waits gets a
 * {@link ai.eyepop.http.WaitInterruptedException}, and stays interrupted.
 * <p>
 * Several sources can be submitted before the first prediction is asked for: they run at
 * once.
 *
 * @since 0.1.0
 */
public final class SyncWorkerEndpoint {

	private final WorkerEndpoint endpoint;

	/**
	 * Create a blocking endpoint.
	 * @param endpoint the endpoint that does the work, and which its owner closes
	 */
	public SyncWorkerEndpoint(WorkerEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Submit a source.
	 * @param source the source
	 * @return the job, which starts as soon as a slot is free
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public SyncWorkerJob upload(Source source) {
		return upload(source, PredictOptions.defaults());
	}

	/**
	 * Submit a source with options.
	 * @param source the source
	 * @param options the options
	 * @return the job, which starts as soon as a slot is free
	 * @throws IllegalArgumentException if the source cannot take one of the options
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public SyncWorkerJob upload(Source source, PredictOptions options) {
		return new SyncWorkerJob(this.endpoint.upload(source, options));
	}

	/**
	 * Submit a file. It is sent as it is on the disk, without loading it.
	 * @param path path of the file, whose name tells the media type
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public SyncWorkerJob upload(Path path) {
		return upload(Source.of(path));
	}

	/**
	 * Submit a resource.
	 * @param resource the resource, whose file name tells the media type
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public SyncWorkerJob upload(Resource resource) {
		return upload(Source.of(resource));
	}

	/**
	 * Submit a file that was uploaded to a servlet application.
	 * @param file the file, which must exist until the job has ended
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public SyncWorkerJob upload(MultipartFile file) {
		return upload(Source.of(file));
	}

	/**
	 * Submit a file that was uploaded to a reactive application.
	 * @param file the file, which must exist until the job has ended
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public SyncWorkerJob upload(FilePart file) {
		return upload(Source.of(file));
	}

	/**
	 * Submit bytes.
	 * @param bytes the media; must not be changed before the job has ended
	 * @param mediaType media type of the bytes
	 * @return the job
	 * @throws IllegalStateException if the endpoint is closed
	 */
	public SyncWorkerJob upload(byte[] bytes, MediaType mediaType) {
		return upload(Source.of(bytes, mediaType));
	}

	/**
	 * Return what the worker computes. Connects if that has to be asked for.
	 * @return the Pop that was given to the endpoint, else that of the service;
	 * {@code null} if there is none
	 * @throws IllegalStateException if this thread must not wait
	 * @see WorkerEndpoint#pop()
	 */
	public @Nullable Pop pop() {
		return Blocking.await(this.endpoint.pop());
	}

	/**
	 * Change what the worker computes for later submissions, and wait until it is done.
	 * @param pop the new Pop
	 * @throws PopConfigurationException if the Pop is in production or belongs to a
	 * permanent session
	 * @throws ai.eyepop.http.EyePopException if the service does not take it
	 * @throws IllegalStateException if this thread must not wait
	 * @see WorkerEndpoint#setPop(Pop)
	 */
	public void setPop(Pop pop) {
		Blocking.await(this.endpoint.setPop(pop));
	}

	/**
	 * Return what a front end needs in order to connect to the same worker by itself.
	 * @return the session with a token that is still good
	 * @throws ai.eyepop.http.EyePopException if the worker does not get ready
	 * @throws IllegalStateException if this thread must not wait
	 * @see WorkerEndpoint#session()
	 */
	public WorkerSession session() {
		return Objects.requireNonNull(Blocking.await(this.endpoint.session()));
	}

	/**
	 * Return the places among which submissions are spread.
	 * @return their states at this moment
	 */
	public List<EndpointState> endpoints() {
		return this.endpoint.endpoints();
	}

	/**
	 * Return what the endpoint knows about itself. Asks nobody.
	 * @return the status at this moment
	 */
	public WorkerStatus status() {
		return this.endpoint.status();
	}

	/**
	 * Look, once, whether what the endpoint is connected to is well, and wait for it.
	 * @throws ai.eyepop.http.EyePopException if it is not
	 * @throws IllegalStateException if this thread must not wait
	 * @see WorkerEndpoint#checkHealth()
	 */
	public void checkHealth() {
		Blocking.await(this.endpoint.checkHealth());
	}

	/**
	 * Connect now rather than with the first submission, and wait for it.
	 * @throws ai.eyepop.http.EyePopException if the worker does not get ready
	 * @throws IllegalStateException if this thread must not wait
	 * @see WorkerEndpoint#connect()
	 */
	public void connect() {
		Blocking.await(this.endpoint.connect());
	}

	/**
	 * Take no more submissions, wait for the jobs, and delete the pipeline if it is ours.
	 * @throws IllegalStateException if this thread must not wait
	 * @see WorkerEndpoint#disconnect()
	 */
	public void disconnect() {
		Blocking.await(this.endpoint.disconnect());
	}

}
