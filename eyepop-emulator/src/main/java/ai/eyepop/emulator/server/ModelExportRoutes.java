package ai.eyepop.emulator.server;

import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import ai.eyepop.emulator.service.ServiceException;
import ai.eyepop.emulator.service.data.Blob;
import ai.eyepop.emulator.service.data.DataState;
import ai.eyepop.emulator.service.data.ModelExports;

/**
 * Routes of exports of models and their artifacts.
 */
final class ModelExportRoutes {

	private final DataState state;

	private final Blobs blobs;

	private final SignedUrls urls;

	private final long maxLength;

	ModelExportRoutes(DataState state, Blobs blobs, SignedUrls urls, long maxLength) {
		this.state = state;
		this.blobs = blobs;
		this.urls = urls;
		this.maxLength = maxLength;
	}

	void addTo(DataApi api) {
		api.data("PUT", "/models/{model}/exports/{by}/formats/{format}/artifacts/{artifact}", this::upload)
			.data("POST", "/models/{model}/exports/qc_ai_hub",
					(call) -> call.bodyToNothing((body) -> this.state.exports().exportByHub(call.path("model"), body)))
			.data("GET", "/exports/model_urls", this::modelUrls)
			.data("GET", "/exports/model_artifacts", this::artifacts)
			.data("GET", "/exports/model_training_audits",
					(call) -> call.json(() -> this.state.exports().audits(call.query().all("model_uuid"))));
	}

	private Mono<Answer> upload(DataCall call) {
		String model = call.path("model");
		String by = call.path("by");
		String format = call.path("format");
		List<String> variants = call.query().all("variant");
		this.state.alone(() -> {
			this.state.exports().checkUnfinished(model, by, format, variants);
			return null;
		});
		return this.blobs.keep(call.exchange().body(this.maxLength)).map((blob) -> {
			try {
				return this.state.alone(() -> {
					this.state.exports().put(model, by, format, call.path("artifact"), variants, blob);
					return Answer.nothing();
				});
			}
			catch (RuntimeException ex) {
				this.blobs.delete(blob);
				throw ex;
			}
		});
	}

	private List<ModelExports.Found> find(DataCall call) {
		DataQuery query = call.query();
		query.need("model_uuid");
		query.need("model_format");
		return this.state.alone(() -> this.state.exports()
			.find(query.all("model_uuid"), query.all("model_format"), query.text("device_name"), query.all("variant")));
	}

	private Mono<Answer> modelUrls(DataCall call) {
		ArrayNode list = JsonNodeFactory.instance.arrayNode();
		for (ModelExports.Found found : find(call)) {
			Map<String, Blob> artifacts = found.artifacts();
			String url = (artifacts != null) ? this.urls.sign(call.exchange(), () -> zip(List.of(found), null)) : null;
			list.addObject()
				.put("model_uuid", found.model())
				.put("model_format", found.format())
				.put("exported_url", url);
		}
		return Mono.just(Answer.json(list));
	}

	private Mono<Answer> artifacts(DataCall call) {
		List<ModelExports.Found> found = find(call);
		if (found.stream().noneMatch((export) -> export.artifacts() != null)) {
			throw new ServiceException(404, "There is no finished export of these models in these formats");
		}
		return zip(found, call.query().text("artifact_type"));
	}

	private Mono<Answer> zip(List<ModelExports.Found> found, @Nullable String artifactType) {
		return this.blobs.write((out) -> zip(found, artifactType, out))
			.map((blob) -> new Answer.Bytes("application/zip", blob.length(),
					this.blobs.pieces(blob.file()).doFinally((signal) -> this.blobs.delete(blob))));
	}

	private static void zip(List<ModelExports.Found> found, @Nullable String artifactType, OutputStream out)
			throws Exception {
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (ModelExports.Found export : found) {
				Map<String, Blob> artifacts = export.artifacts();
				if (artifacts == null) {
					continue;
				}
				for (Map.Entry<String, Blob> artifact : artifacts.entrySet()) {
					if (!"weights_file".equals(artifactType) || !artifact.getKey().endsWith(".json")) {
						zip.putNextEntry(
								new ZipEntry(export.model() + "/" + export.format() + "/" + artifact.getKey()));
						Files.copy(artifact.getValue().file(), zip);
						zip.closeEntry();
					}
				}
			}
		}
	}

}
