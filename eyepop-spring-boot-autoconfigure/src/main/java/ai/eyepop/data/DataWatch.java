package ai.eyepop.data;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import ai.eyepop.data.event.EventStatus;
import ai.eyepop.http.ConnectionState;
import ai.eyepop.job.JobCounts;

/**
 * What is known about the services of an endpoint.
 */
final class DataWatch {

	private final ServiceDiscovery discovery;

	private final @Nullable URI dataUrl;

	private final @Nullable URI vlmUrl;

	private final @Nullable String accountId;

	private volatile boolean ended;

	/**
	 * Create a watch.
	 * @param discovery finds the services
	 * @param dataUrl the URL of the Data API, if it was given
	 * @param vlmUrl the URL of the VLM API, if it was given
	 * @param accountId id of the account, if it is known
	 */
	DataWatch(ServiceDiscovery discovery, @Nullable URI dataUrl, @Nullable URI vlmUrl, @Nullable String accountId) {
		this.discovery = discovery;
		this.dataUrl = dataUrl;
		this.vlmUrl = vlmUrl;
		this.accountId = accountId;
	}

	void end() {
		this.ended = true;
	}

	DataStatus status(EventStatus events, JobCounts jobs) {
		DataServices known = this.discovery.known();
		return new DataStatus(this.ended ? ConnectionState.DISCONNECTED : this.discovery.state(),
				(this.dataUrl == null && known != null) ? known.data() : this.dataUrl,
				(this.vlmUrl == null && known != null) ? known.vlm() : this.vlmUrl, this.accountId, jobs, events,
				this.discovery.lastFailure());
	}

	Mono<Void> look() {
		return this.discovery.look();
	}

}
