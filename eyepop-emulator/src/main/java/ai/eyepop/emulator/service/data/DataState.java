package ai.eyepop.emulator.service.data;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.arrow.RowFile;

/**
 * All that the Data API knows. What it holds is used within {@link #alone} only.
 */
public final class DataState implements AutoCloseable {

	private final Room room;

	private final Datasets datasets;

	private final AutoAnnotates autoAnnotates;

	private final Assets assets;

	private final Arrivals arrivals;

	private final Annotations annotations;

	private final Models models;

	private final ModelExports exports;

	private final Trainings trainings;

	private final ModelAliases aliases;

	private final Workflows workflows;

	private final AbilityGroups abilityGroups;

	private final Abilities abilities;

	private final Evaluations evaluations;

	private final Removals removals;

	private final DataSnapshots snapshots = new DataSnapshots(this);

	/**
	 * Create an empty state.
	 * @param options what it is started with
	 * @param clock the clock that dates what happens
	 * @param listener who is told of changes, in their order and while nothing else
	 * changes
	 */
	public DataState(DataOptions options, Clock clock, Consumer<ChangeEvent> listener) {
		this.room = new Room(clock, listener);
		this.datasets = new Datasets(this.room);
		this.autoAnnotates = new AutoAnnotates(this.room, this.datasets);
		this.assets = new Assets(this.room, this.datasets);
		this.arrivals = new Arrivals(this.room, this.datasets, this.assets, options);
		this.removals = new Removals(this.room, this.datasets, this.assets);
		this.annotations = new Annotations(this.assets, this.datasets, this.room);
		this.models = new Models(this.room, this.datasets);
		this.exports = new ModelExports(this.room, this.models, options);
		this.trainings = new Trainings(this.room, this.models, this.exports, options);
		this.aliases = new ModelAliases(this.room, this.models);
		this.workflows = new Workflows(this.room, options);
		this.abilityGroups = new AbilityGroups(this.room);
		this.abilities = new Abilities(this.room, this.abilityGroups, options);
		this.evaluations = new Evaluations(this.room, this.datasets, this.abilities, this.autoAnnotates);
	}

	/**
	 * Read or change the state while nobody else does.
	 * @param <T> the type of the result
	 * @param work what to do; must not block
	 * @return its result
	 */
	public <T> T alone(Supplier<T> work) {
		return this.room.alone(work);
	}

	/**
	 * Return the datasets.
	 * @return the datasets
	 */
	public Datasets datasets() {
		return this.datasets;
	}

	/**
	 * Return the runs of auto-annotates.
	 * @return the runs
	 */
	public AutoAnnotates autoAnnotates() {
		return this.autoAnnotates;
	}

	/**
	 * Return the assets.
	 * @return the assets
	 */
	public Assets assets() {
		return this.assets;
	}

	/**
	 * Return what removes assets.
	 * @return the removals
	 */
	public Removals removals() {
		return this.removals;
	}

	/**
	 * Begin an import of rows. To be called while nobody else uses the state.
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param file an empty file for the rows, which the import lets go
	 * @return the import, to be closed
	 */
	public AssetImport beginImport(String dataset, @Nullable Integer version, RowFile file) {
		this.arrivals.checkWritable(dataset, version);
		return new AssetImport(this, this.datasets.find(dataset), version, file);
	}

	/**
	 * Begin an export of all assets of a version. To be called while nobody else uses the
	 * state.
	 * @param dataset the dataset
	 * @param version the version, {@code null} for the modifiable one
	 * @param freeze whether the version is frozen, unless it is already
	 * @param filter what to export
	 * @return the export, to be closed
	 */
	public AssetExport beginExport(String dataset, @Nullable Integer version, boolean freeze, AssetFilter filter) {
		DatasetVersion exported = this.datasets.find(dataset).version(version);
		if (freeze && exported.isModifiable()) {
			this.datasets.freeze(dataset, exported.number());
		}
		return new AssetExport(this, dataset, exported.number(), filter, List.copyOf(exported.assets().keySet()),
				exported.shelf().open());
	}

	/**
	 * Begin an export of some assets. To be called while nobody else uses the state.
	 * @param assets the assets
	 * @param dataset the dataset, {@code null} for that of each asset
	 * @param version the version, {@code null} for the newest that has the asset
	 * @param filter what to export
	 * @return the export, to be closed
	 */
	public AssetExport beginExport(List<String> assets, @Nullable String dataset, @Nullable Integer version,
			AssetFilter filter) {
		assets.forEach((asset) -> this.assets.entry(asset, dataset, version));
		return new AssetExport(this, dataset, version, filter, List.copyOf(assets), null);
	}

	/**
	 * Return the arrivals of assets.
	 * @return the arrivals
	 */
	public Arrivals arrivals() {
		return this.arrivals;
	}

	/**
	 * Return what is said about assets.
	 * @return the annotations
	 */
	public Annotations annotations() {
		return this.annotations;
	}

	/**
	 * Return the models.
	 * @return the models
	 */
	public Models models() {
		return this.models;
	}

	/**
	 * Return the exports of models.
	 * @return the exports
	 */
	public ModelExports exports() {
		return this.exports;
	}

	/**
	 * Return the trainings of models.
	 * @return the trainings
	 */
	public Trainings trainings() {
		return this.trainings;
	}

	/**
	 * Return the aliases of models.
	 * @return the aliases
	 */
	public ModelAliases aliases() {
		return this.aliases;
	}

	/**
	 * Return the workflows.
	 * @return the workflows
	 */
	public Workflows workflows() {
		return this.workflows;
	}

	/**
	 * Return the groups of VLM abilities.
	 * @return the groups
	 */
	public AbilityGroups abilityGroups() {
		return this.abilityGroups;
	}

	/**
	 * Return the VLM abilities.
	 * @return the abilities
	 */
	public Abilities abilities() {
		return this.abilities;
	}

	/**
	 * Return the evaluations of abilities.
	 * @return the evaluations
	 */
	public Evaluations evaluations() {
		return this.evaluations;
	}

	/**
	 * Return what there is now, for tests.
	 * @return the snapshots
	 */
	public DataSnapshots snapshots() {
		return this.snapshots;
	}

	/**
	 * Forget datasets, assets, models, aliases, workflows and abilities. Nobody is told
	 * of it.
	 */
	public void clear() {
		this.room.quietly(() -> {
			List.copyOf(this.datasets.all()).forEach((dataset) -> this.removals.deleteDataset(dataset.uuid()));
			List.copyOf(this.models.all()).forEach((model) -> this.models.delete(model.uuid()));
			this.aliases.clear();
			this.workflows.clear();
			this.abilities.clear();
			this.abilityGroups.clear();
		});
	}

	@Override
	public void close() {
		this.room.close();
	}

}
