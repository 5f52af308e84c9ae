package ai.eyepop.emulator.service.data;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.BodyShape.Kind;

/**
 * Exports of models with their artifacts. The artifact {@code model.json} or
 * {@code ability.json} finishes the export that it is uploaded to.
 */
public final class ModelExports {

	private static final Logger logger = LoggerFactory.getLogger(ModelExports.class);

	private static final int MAX_VARIANTS = 256;

	private static final Set<String> COMMITS = Set.of("model.json", "ability.json");

	private static final BodyShape DEVICE = new BodyShape().required("device_name", Kind.TEXT);

	private final Room room;

	private final Models models;

	private final DataOptions options;

	ModelExports(Room room, Models models, DataOptions options) {
		this.room = room;
		this.models = models;
		this.options = options;
	}

	/**
	 * Check that artifacts may be uploaded.
	 * @param uuid the model
	 * @param by who exports
	 * @param format the format
	 * @param variants the variants as {@code key=value}; a key with several values stands
	 * for every combination
	 * @throws ServiceException with status 409 if one of the exports is finished
	 */
	public void checkUnfinished(String uuid, String by, String format, List<String> variants) {
		Model model = this.models.find(uuid);
		for (ObjectNode variant : combinations(variants)) {
			if (model.export(by, format, variant).filter(ModelExport::isFinished).isPresent()) {
				throw new ServiceException(409,
						"The export %s of the model '%s' by %s is finished: %s".formatted(format, uuid, by, variant));
			}
		}
	}

	/**
	 * Keep an artifact.
	 * @param uuid the model
	 * @param by who exports
	 * @param format the format
	 * @param name the name of the artifact
	 * @param variants the variants as {@code key=value}
	 * @param blob the bytes
	 */
	public void put(String uuid, String by, String format, String name, List<String> variants, Blob blob) {
		checkUnfinished(uuid, by, format, variants);
		Model model = this.models.find(uuid);
		Set<Blob> replaced = new LinkedHashSet<>();
		for (ObjectNode variant : combinations(variants)) {
			ModelExport export = model.export(by, format, variant).orElseGet(() -> {
				ModelExport added = new ModelExport(by, format, variant, null);
				model.exports().add(added);
				return added;
			});
			Blob before = export.artifacts().put(name, blob);
			if (before != null) {
				replaced.add(before);
			}
			if (COMMITS.contains(name)) {
				export.finish();
			}
		}
		replaced.stream().filter((before) -> !isUsed(model, before)).forEach(ModelExports::delete);
		this.models.tell("model_modified", model, null);
	}

	private static boolean isUsed(Model model, Blob blob) {
		return model.exports().stream().anyMatch((export) -> export.artifacts().containsValue(blob));
	}

	static List<ObjectNode> combinations(List<String> variants) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		for (String variant : variants) {
			int split = variant.indexOf('=');
			if (split < 1) {
				throw InvalidFieldException.query("variant", "must be like key=value, but is '%s'".formatted(variant));
			}
			values.computeIfAbsent(variant.substring(0, split), (key) -> new ArrayList<>())
				.add(variant.substring(split + 1));
		}
		List<ObjectNode> combinations = List.of(JsonNodeFactory.instance.objectNode());
		for (Map.Entry<String, List<String>> entry : values.entrySet()) {
			if ((long) combinations.size() * entry.getValue().size() > MAX_VARIANTS) {
				throw InvalidFieldException.query("variant",
						"stands for more than %d combinations".formatted(MAX_VARIANTS));
			}
			List<ObjectNode> more = new ArrayList<>();
			for (ObjectNode combination : combinations) {
				entry.getValue().forEach((value) -> more.add(combination.deepCopy().put(entry.getKey(), value)));
			}
			combinations = more;
		}
		return combinations;
	}

	/**
	 * Export models by the Qualcomm AI Hub.
	 * @param uuid the model
	 * @param body the devices
	 */
	public void exportByHub(String uuid, JsonNode body) {
		Model model = this.models.find(uuid);
		for (JsonNode device : DEVICE.readList(body, List.of("body"))) {
			ModelExport export = new ModelExport("qc_ai_hub", "ONNX", JsonNodeFactory.instance.objectNode(),
					(ObjectNode) device);
			model.exports().add(export);
			this.room.later(this.options.trainingStep(), () -> {
				export.finish();
				this.models.tell("model_modified", model, null);
			});
		}
		this.models.tell("model_modified", model, null);
	}

	void finishTraining(Model model) {
		ObjectNode variant = JsonNodeFactory.instance.objectNode();
		ModelExport export = model.export("eyepop", "ONNX", variant).orElseGet(() -> {
			ModelExport added = new ModelExport("eyepop", "ONNX", variant, null);
			model.exports().add(added);
			return added;
		});
		export.finish();
	}

	/**
	 * Find finished exports.
	 * @param models the models
	 * @param formats the formats
	 * @param device the device, which matters for exports that were made for one, or
	 * {@code null}
	 * @param variants the variants as {@code key=value}; each must be met
	 * @return what was found, for each model that there is and each format
	 */
	public List<Found> find(List<String> models, List<String> formats, @Nullable String device, List<String> variants) {
		List<ObjectNode> wanted = combinations(variants);
		List<Found> found = new ArrayList<>();
		for (String uuid : models) {
			Model model = this.models.findIfAny(uuid);
			for (String format : formats) {
				Map<String, Blob> artifacts = null;
				if (model != null) {
					artifacts = model.exports()
						.stream()
						.filter((export) -> export.isFinished() && export.format().equals(format))
						.filter((export) -> device == null || export.device() == null || device.equals(export.device()))
						.filter((export) -> wanted.stream().anyMatch((one) -> meets(export.variant(), one)))
						.findFirst()
						.map((export) -> Map.copyOf(export.artifacts()))
						.orElse(null);
				}
				found.add(new Found(uuid, format, artifacts));
			}
		}
		return found;
	}

	private static boolean meets(ObjectNode variant, ObjectNode wanted) {
		return wanted.properties()
			.stream()
			.allMatch((member) -> member.getValue().equals(variant.get(member.getKey())));
	}

	/**
	 * Return what is known of trainings.
	 * @param uuids the models; those that there are not are left out
	 * @return the records
	 */
	public ArrayNode audits(List<String> uuids) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (String uuid : uuids) {
			Model model = this.models.findIfAny(uuid);
			if (model != null) {
				ObjectNode audit = list.addObject().put("model_uuid", uuid);
				audit.set("model", model.json());
				audit.put("work_storage_url", model.workStorageUrl());
			}
		}
		return list;
	}

	static void delete(Blob blob) {
		try {
			Files.deleteIfExists(blob.file());
		}
		catch (IOException ex) {
			logger.warn("Could not delete {}", blob.file(), ex);
		}
	}

	/**
	 * Export that was looked for.
	 *
	 * @param model the model
	 * @param format the format
	 * @param artifacts the artifacts by name, {@code null} if there is no such export
	 */
	public record Found(String model, String format, @Nullable Map<String, Blob> artifacts) {
	}

}
