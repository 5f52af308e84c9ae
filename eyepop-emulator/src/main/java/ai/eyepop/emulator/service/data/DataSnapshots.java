package ai.eyepop.emulator.service.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.inspect.AssetSnapshot;
import ai.eyepop.emulator.inspect.DatasetSnapshot;
import ai.eyepop.emulator.inspect.ModelSnapshot;
import ai.eyepop.emulator.inspect.WorkflowSnapshot;

/**
 * What the Data API knows at one moment, as tests see it.
 */
public final class DataSnapshots {

	private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
	};

	private final DataState state;

	DataSnapshots(DataState state) {
		this.state = state;
	}

	/**
	 * Return the workflows as they are now.
	 * @return snapshots, oldest first
	 */
	public List<WorkflowSnapshot> workflows() {
		return this.state.alone(this.state.workflows()::snapshots);
	}

	/**
	 * Return the VLM abilities as they are now.
	 * @return the abilities as they are answered, as JSON values, by uuid
	 */
	public Map<String, Map<String, Object>> abilities() {
		return this.state.alone(() -> maps(this.state.abilities().all()));
	}

	/**
	 * Return the models as they are now.
	 * @return snapshots, oldest first
	 */
	public List<ModelSnapshot> models() {
		return this.state.alone(() -> this.state.models()
			.all()
			.stream()
			.map((model) -> new ModelSnapshot(model.uuid(), model.account(), model.dataset(), model.name(),
					model.status(),
					model.exports()
						.stream()
						.flatMap((export) -> export.artifacts().keySet().stream())
						.distinct()
						.toList(),
					map(model.json())))
			.toList());
	}

	/**
	 * Return the aliases of models as they are now.
	 * @return the aliases as they are answered, as JSON values, by name
	 */
	public Map<String, Map<String, Object>> aliases() {
		return this.state.alone(() -> maps(this.state.aliases().all()));
	}

	private static Map<String, Map<String, Object>> maps(Map<String, ObjectNode> nodes) {
		Map<String, Map<String, Object>> maps = new LinkedHashMap<>();
		nodes.forEach((key, node) -> maps.put(key, map(node)));
		return Collections.unmodifiableMap(maps);
	}

	/**
	 * Return the datasets as they are now.
	 * @return snapshots, oldest first
	 */
	public List<DatasetSnapshot> datasets() {
		return this.state.alone(() -> this.state.datasets()
			.all()
			.stream()
			.map((dataset) -> new DatasetSnapshot(dataset.uuid(), dataset.account(), dataset.name(),
					List.copyOf(dataset.versions().keySet()), dataset.modifiable().number(),
					map(dataset.json(new Dataset.Shown(true, true, false, null)))))
			.toList());
	}

	/**
	 * Return the assets as they are now.
	 * @return snapshots, oldest first
	 */
	public List<AssetSnapshot> assets() {
		return this.state.alone(() -> {
			List<AssetSnapshot> snapshots = new ArrayList<>();
			this.state.assets().all().forEach((asset) -> snapshots.add(snapshot(asset)));
			this.state.assets().shelved((entry) -> snapshots.add(snapshot(entry.asset())));
			return List.copyOf(snapshots);
		});
	}

	private AssetSnapshot snapshot(Asset asset) {
		Blob blob = asset.blob();
		return new AssetSnapshot(asset.uuid(), asset.dataset().uuid(), Assets.versions(asset), asset.status(),
				asset.externalId(), (blob != null) ? blob.length() : 0, (blob != null) ? blob.sha256() : "",
				map(this.state.assets().get(asset.uuid(), null, null, true)));
	}

	private static Map<String, Object> map(ObjectNode json) {
		return JsonMapper.shared().convertValue(json, MAP);
	}

}
