package ai.eyepop.data;

import java.net.URI;
import java.util.Objects;

import ai.eyepop.data.arrow.AssetArrowReader;
import ai.eyepop.data.content.SyncDownload;
import ai.eyepop.data.internal.CallFactory;
import ai.eyepop.http.Waits;

/**
 * The blocking calls of a {@link DefaultDataEndpoint}.
 */
final class DefaultSyncDataEndpoint implements SyncDataEndpoint {

	private final DataEndpoint endpoint;

	private final SyncDatasets datasets;

	private final SyncAssets assets;

	private final SyncModels models;

	private final SyncModelAliases modelAliases;

	private final SyncExports exports;

	private final SyncImports imports;

	private final SyncWorkflows workflows;

	private final SyncAbilities abilities;

	private final SyncAbilityGroups abilityGroups;

	private final SyncUploads uploads;

	private final SyncInference inference;

	DefaultSyncDataEndpoint(DataEndpoint endpoint, CallFactory calls) {
		this.endpoint = endpoint;
		this.datasets = calls.create(SyncDatasets.class);
		this.assets = calls.create(SyncAssets.class);
		this.models = calls.create(SyncModels.class);
		this.modelAliases = calls.create(SyncModelAliases.class);
		this.exports = calls.create(SyncExports.class);
		this.imports = calls.create(SyncImports.class);
		this.workflows = calls.create(SyncWorkflows.class);
		this.abilities = calls.create(SyncAbilities.class);
		this.abilityGroups = calls.create(SyncAbilityGroups.class);
		this.uploads = new SyncUploads(endpoint.uploads());
		this.inference = new SyncInference(endpoint.inference());
	}

	@Override
	public SyncDatasets datasets() {
		return this.datasets;
	}

	@Override
	public SyncAssets assets() {
		return this.assets;
	}

	@Override
	public SyncModels models() {
		return this.models;
	}

	@Override
	public SyncModelAliases modelAliases() {
		return this.modelAliases;
	}

	@Override
	public SyncExports exports() {
		return this.exports;
	}

	@Override
	public SyncImports imports() {
		return this.imports;
	}

	@Override
	public SyncWorkflows workflows() {
		return this.workflows;
	}

	@Override
	public SyncAbilities abilities() {
		return this.abilities;
	}

	@Override
	public SyncAbilityGroups abilityGroups() {
		return this.abilityGroups;
	}

	@Override
	public SyncUploads uploads() {
		return this.uploads;
	}

	@Override
	public SyncInference inference() {
		return this.inference;
	}

	@Override
	public AssetArrowReader arrow() {
		return this.endpoint.arrow();
	}

	@Override
	public SyncDownload fetch(URI signedUrl) {
		return new SyncDownload(this.endpoint.fetch(signedUrl));
	}

	@Override
	public DataSession session() {
		return Objects.requireNonNull(Waits.await(this.endpoint.session()));
	}

	@Override
	public DataStatus status() {
		return this.endpoint.status();
	}

	@Override
	public void checkHealth() {
		Waits.await(this.endpoint.checkHealth());
	}

}
