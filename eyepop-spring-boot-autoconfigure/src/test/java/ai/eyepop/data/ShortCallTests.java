package ai.eyepop.data;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import ai.eyepop.data.ability.VlmAbilityCreate;
import ai.eyepop.data.ability.VlmAbilityGroupCreate;
import ai.eyepop.data.asset.Roi;
import ai.eyepop.data.content.SyncDownload;
import ai.eyepop.data.dataset.DatasetAutoAnnotateCreate;
import ai.eyepop.data.dataset.DatasetAutoAnnotateUpdate;
import ai.eyepop.data.dataset.DatasetCreate;
import ai.eyepop.data.dataset.DatasetUpdate;
import ai.eyepop.data.dataset.UserReview;
import ai.eyepop.data.inference.InferRequest;
import ai.eyepop.data.model.ModelAliasCreate;
import ai.eyepop.data.model.ModelCreate;
import ai.eyepop.data.model.ModelExportFormat;
import ai.eyepop.data.workflow.WorkflowCreate;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.http.ServiceException;
import ai.eyepop.source.MediaSource;
import ai.eyepop.source.Source;
import ai.eyepop.wire.ReceivedRequest;
import ai.eyepop.wire.TestHttp;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows what calls mean that leave something out: the same in both twins, and the same as
 * the calls of the vendor's SDK that leave it out.
 */
class ShortCallTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	/**
	 * The short calls, each with the recorded call that names no more, or with the query
	 * that the reference has for it.
	 */
	private static final Map<String, String> MEANING = Map.ofEntries(
			Map.entry("Datasets.list()", "data.list_datasets/minimal"),
			Map.entry("Datasets.create(DatasetCreate)", "data.create_dataset/explicit-null"),
			Map.entry("Datasets.get(String)", "data.get_dataset/error-403-empty"),
			Map.entry("Datasets.update(String, DatasetUpdate)", "data.update_dataset/explicit-null"),
			Map.entry("Datasets.analyze(String)", "data.analyze_dataset_version/minimal"),
			Map.entry("Datasets.freeze(String)", "data.freeze_dataset_version/minimal"),
			Map.entry("Datasets.autoAnnotate(String)", ""),
			Map.entry("Datasets.deleteAnnotations(String, int)", "data.delete_annotations/minimal"),
			Map.entry("Datasets.createAutoAnnotate(String, DatasetAutoAnnotateCreate)",
					"data.create_dataset_auto_annotate/minimal"),
			Map.entry("Datasets.updateAutoAnnotate(String, String, String, DatasetAutoAnnotateUpdate)",
					"data.update_dataset_auto_annotate/minimal"),
			Map.entry("Datasets.listAutoAnnotates(String)", "data.list_dataset_auto_annotates/minimal"),
			Map.entry("Assets.get(String)", "data.get_asset/minimal"),
			Map.entry("Assets.delete(String)", "data.delete_asset/minimal"),
			Map.entry("Assets.updateGroundTruth(String, List)", "data.update_asset_ground_truth/minimal"),
			Map.entry("Assets.deleteGroundTruth(String)", "data.delete_asset_ground_truth/minimal"),
			Map.entry("Assets.updateAutoAnnotationStatus(String, String, UserReview)",
					"data.update_asset_auto_annotation_status/minimal"),
			Map.entry("Assets.download(String)", "data.download_asset/minimal"),
			Map.entry("Assets.addRoi(String, Roi)", "data.add_asset_roi/rectangle-default-type"),
			Map.entry("Assets.deleteRoi(String, String)", "data.delete_asset_roi/minimal"),
			Map.entry("Models.list()", "data.list_models/minimal"),
			Map.entry("Models.create(ModelCreate)", "account_uuid=acc-0001&start_training=false"),
			Map.entry("Models.uploadArtifact(String, ModelExportFormat, String, MediaSource)",
					"data.upload_model_artifact/minimal"),
			Map.entry("ModelAliases.list()", "data.list_model_aliases/minimal"),
			Map.entry("ModelAliases.create(ModelAliasCreate)", "data.create_model_alias/minimal"),
			Map.entry("Imports.assets(MediaSource, String)", "dataset_uuid=ds-0001"),
			Map.entry("Workflows.start(String, WorkflowCreate)", "data.start_workflow/minimal"),
			Map.entry("Workflows.get(String)", "data.get_workflow/minimal"),
			Map.entry("Workflows.list()", "data.list_workflows/minimal"),
			Map.entry("Abilities.list()", "account_uuid=acc-0001"),
			Map.entry("Abilities.create(VlmAbilityCreate)", "account_uuid=acc-0001"),
			// 2: the id of the account was the name of the parameter
			Map.entry("Abilities.cloneAbility(String)", "account_uuid=acc-0001"),
			Map.entry("Abilities.publish(String)", "data.publish_vlm_ability/minimal"),
			Map.entry("AbilityGroups.list()", "data.list_vlm_ability_groups/minimal"),
			Map.entry("AbilityGroups.create(VlmAbilityGroupCreate)", "data.create_vlm_ability_group/minimal"));

	private static final Map<String, String> TEXTS = Map.of("templateName", "tpl", "datasetUuid", "ds-0001",
			"autoAnnotate", "vlm", "source", "s 1&/ü");

	private static final MediaSource IMAGE = Source.of(new byte[] { 1, 2 }, MediaType.IMAGE_JPEG);

	private static final List<Object> VALUES = List.of(IMAGE, DatasetCreate.builder("n").build(),
			DatasetUpdate.builder().name("n").build(), DatasetAutoAnnotateCreate.builder("a", "s").build(),
			DatasetAutoAnnotateUpdate.builder().build(), UserReview.APPROVED, new Roi("r", null, null),
			ModelCreate.builder("n", "d").build(), ModelExportFormat.ONNX, ModelAliasCreate.builder("a").build(),
			new WorkflowCreate(null), VlmAbilityCreate.builder("n", "w", "p").build(),
			VlmAbilityGroupCreate.builder("g").build());

	private final EyePopHttp http = TestHttp.create();

	private final DataServer server = DataServer.json(418, "");

	private final DataEndpoint endpoint = this.server.endpoint(this.http).accountId("acc-0001").build();

	@AfterEach
	void close() {
		this.endpoint.close();
		this.http.close();
		this.server.close();
	}

	static Stream<Method> shortCalls() {
		return TwinTests.CALLS.keySet()
			.stream()
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.filter(Method::isDefault)
			// these have Arrow data made of objects, or files: see DataArrowTests
			.filter((method) -> Stream.of(Collection.class, Flux.class, Supplier.class, Path.class)
				.noneMatch((made) -> Arrays.asList(method.getParameterTypes()).contains(made)));
	}

	@Test
	void everyShortCallHasAMeaning() {
		assertThat(shortCalls().map(ShortCallTests::name)).containsExactlyInAnyOrderElementsOf(MEANING.keySet());
	}

	@ParameterizedTest
	@MethodSource("shortCalls")
	void aShortCallMeansTheSameInBothTwins(Method call) throws Exception {
		Method twin = Objects.requireNonNull(TwinTests.CALLS.get(call.getDeclaringClass()))
			.getMethod(call.getName(), call.getParameterTypes());
		Object[] arguments = Arrays.stream(call.getParameters()).map(ShortCallTests::argument).toArray();
		invoke(call, calls(this.endpoint, call.getDeclaringClass()), arguments);
		invoke(twin, calls(this.endpoint.sync(), twin.getDeclaringClass()), arguments);
		assertThat(this.server.received()).hasSize(2);
		ReceivedRequest reactive = this.server.received().get(0);
		ReceivedRequest blocking = this.server.received().get(1);
		assertThat(blocking.method() + " " + blocking.uri()).isEqualTo(reactive.method() + " " + reactive.uri());
		assertThat(blocking.body()).isEqualTo(reactive.body());
		String meaning = Objects.requireNonNull(MEANING.get(name(call)));
		String query = meaning.startsWith("data.")
				? WireVector.of("data-calls", meaning).requests().get(0).path("query").asString(null) : meaning;
		assertThat(DataWireTests.parameters(reactive.uri().getRawQuery())).isEqualTo(DataWireTests.parameters(query));
	}

	@Test
	void shortJobsMeanTheSameInBothTwins() {
		InferRequest question = InferRequest.builder("what?").build();
		List<Runnable> jobs = new ArrayList<>();
		jobs.add(() -> this.endpoint.uploads().upload((Source) IMAGE, "ds-0001").result().block());
		jobs.add(() -> this.endpoint.sync().uploads().upload((Source) IMAGE, "ds-0001").result());
		jobs.add(() -> this.endpoint.inference().infer("asset-0001", question).result().block());
		jobs.add(() -> this.endpoint.sync().inference().infer("asset-0001", question).result());
		jobs.forEach((job) -> assertThat(catchStatus(job)).isEqualTo(418));
		List<ReceivedRequest> requests = this.server.received();
		assertThat(requests).extracting((request) -> request.method() + " " + request.uri())
			.containsExactly("POST /assets?dataset_uuid=ds-0001", "POST /assets?dataset_uuid=ds-0001",
					"POST /api/v1/infer?timeout=20", "POST /api/v1/infer?timeout=20");
		assertThat(
				WireVector.of("data-calls", "data.upload_asset_job/minimal").requests().get(0).get("query").asString())
			.isEqualTo("dataset_uuid=ds-0001");
		WireVector inference = WireVector.of("data-calls", "data.infer_asset/minimal");
		JsonNode recorded = Deviations.apply(inference.name(), inference.requests().get(0));
		assertThat(requests.subList(2, 4)).allSatisfy((request) -> assertThat(json(request))
			.isEqualTo(MAPPER.readTree(recorded.at("/multipart/0/body").asString())));
	}

	private static JsonNode json(ReceivedRequest request) {
		String form = new String(request.body(), StandardCharsets.UTF_8);
		return MAPPER.readTree(form.substring(form.indexOf('{'), form.lastIndexOf('}') + 1));
	}

	private static int catchStatus(Runnable job) {
		try {
			job.run();
			return 200;
		}
		catch (ServiceException ex) {
			return ex.getStatus().value();
		}
	}

	private static void invoke(Method call, Object calls, Object[] arguments) throws Exception {
		try {
			Object result = call.invoke(calls, arguments);
			if (result instanceof SyncDownload download) {
				download.inputStream().readAllBytes();
			}
			else {
				((result instanceof Flux<?> flux) ? flux.then() : (Mono<?>) result).block();
			}
		}
		catch (ServiceException ex) {
			assertThat(ex.getStatus().value()).isEqualTo(418);
		}
		catch (IOException ex) {
			assertThat(ex).hasCauseInstanceOf(ServiceException.class);
		}
		catch (InvocationTargetException ex) {
			assertThat(ex.getTargetException()).isInstanceOf(ServiceException.class);
		}
	}

	private static Object calls(Object endpoint, Class<?> type) throws Exception {
		Class<?> way = (endpoint instanceof DataEndpoint) ? DataEndpoint.class : SyncDataEndpoint.class;
		for (Method method : way.getMethods()) {
			if (method.getReturnType() == type) {
				return method.invoke(endpoint);
			}
		}
		throw new IllegalArgumentException("No way to " + type);
	}

	private static @Nullable Object argument(Parameter parameter) {
		Class<?> type = parameter.getType();
		if (type == String.class) {
			return TEXTS.getOrDefault(parameter.getName(), "id-1");
		}
		if (Set.of(int.class, Integer.class).contains(type)) {
			return 3;
		}
		return (type == List.class) ? List.of() : VALUES.stream().filter(type::isInstance).findFirst().orElseThrow();
	}

	private static String name(Method method) {
		return "%s.%s(%s)".formatted(method.getDeclaringClass().getSimpleName(), method.getName(),
				Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", ")));
	}

}
