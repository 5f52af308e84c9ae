package ai.eyepop.data;

import java.net.URI;
import java.time.Duration;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.internal.CallFactory;
import ai.eyepop.data.internal.DataFailures;
import ai.eyepop.http.RequestTarget;
import ai.eyepop.http.Waits;
import ai.eyepop.job.Jobs;
import ai.eyepop.telemetry.trace.RequestTraces;

/**
 * The calls of an endpoint, on its connections and in its slots.
 */
final class DefaultDataEndpoint implements DataEndpoint {

	private final Datasets datasets;

	private final Assets assets;

	private final Models models;

	private final ModelAliases modelAliases;

	private final Exports exports;

	private final Imports imports;

	private final Workflows workflows;

	private final Abilities abilities;

	private final AbilityGroups abilityGroups;

	private final Uploads uploads;

	private final Inference inference;

	private final SyncDataEndpoint sync;

	private final DataEvents events;

	private final WebClient anonymous;

	private final Mono<DataSession> session;

	private final DataWatch watch;

	private final EndpointArrow arrow;

	private final Jobs jobs;

	private final Mono<Void> endOfTraces;

	private final Duration shutdownTimeout;

	private final Runnable onClosed;

	DefaultDataEndpoint(CallFactory calls, Uploads uploads, Inference inference, DataEvents events, WebClient anonymous,
			Mono<DataSession> session, DataWatch watch, EndpointArrow arrow, Jobs jobs, RequestTraces traces,
			Duration shutdownTimeout, Runnable onClosed) {
		this.datasets = calls.create(Datasets.class);
		this.assets = calls.create(Assets.class);
		this.models = calls.create(Models.class);
		this.modelAliases = calls.create(ModelAliases.class);
		this.exports = calls.create(Exports.class);
		this.imports = calls.create(Imports.class);
		this.workflows = calls.create(Workflows.class);
		this.abilities = calls.create(Abilities.class);
		this.abilityGroups = calls.create(AbilityGroups.class);
		this.uploads = uploads;
		this.inference = inference;
		this.events = events;
		this.anonymous = anonymous;
		this.session = session;
		this.watch = watch;
		this.arrow = arrow;
		this.jobs = jobs;
		this.shutdownTimeout = shutdownTimeout;
		traces.begin();
		this.endOfTraces = traces.end().cache();
		this.onClosed = onClosed;
		this.sync = new DefaultSyncDataEndpoint(this, calls);
	}

	@Override
	public Datasets datasets() {
		return this.datasets;
	}

	@Override
	public Assets assets() {
		return this.assets;
	}

	@Override
	public Models models() {
		return this.models;
	}

	@Override
	public ModelAliases modelAliases() {
		return this.modelAliases;
	}

	@Override
	public Exports exports() {
		return this.exports;
	}

	@Override
	public Imports imports() {
		return this.imports;
	}

	@Override
	public Workflows workflows() {
		return this.workflows;
	}

	@Override
	public Abilities abilities() {
		return this.abilities;
	}

	@Override
	public AbilityGroups abilityGroups() {
		return this.abilityGroups;
	}

	@Override
	public Uploads uploads() {
		return this.uploads;
	}

	@Override
	public Inference inference() {
		return this.inference;
	}

	@Override
	public DataEvents events() {
		return this.events;
	}

	@Override
	public AssetArrowReader arrow() {
		return this.arrow.reader();
	}

	@Override
	public Flux<DataBuffer> fetch(URI signedUrl) {
		Assert.isTrue("https".equals(signedUrl.getScheme()) || "http".equals(signedUrl.getScheme()),
				() -> "A URL of scheme '%s' cannot be fetched: ask for one of type 'https_signed'"
					.formatted(signedUrl.getScheme()));
		WebClient.RequestHeadersSpec<?> request = RequestTarget.applySigned(signedUrl, this.anonymous.get());
		return request.accept(MediaType.ALL).retrieve().bodyToFlux(DataBuffer.class).onErrorMap(DataFailures::map);
	}

	@Override
	public Mono<DataSession> session() {
		return this.session;
	}

	@Override
	public DataStatus status() {
		return this.watch.status(this.events.status(), this.jobs.counts());
	}

	@Override
	public Mono<Void> checkHealth() {
		return this.watch.look();
	}

	@Override
	public SyncDataEndpoint sync() {
		return this.sync;
	}

	@Override
	public Mono<Void> disconnect() {
		return this.jobs.close(this.shutdownTimeout).doFirst(() -> {
			this.watch.end();
			this.events.close();
		})
			.thenMany(Flux.concatDelayError(this.arrow.close(this.shutdownTimeout), this.endOfTraces))
			.then()
			.doFinally((signal) -> this.onClosed.run());
	}

	@Override
	public void close() {
		Waits.awaitEnd(disconnect(), null);
	}

}
