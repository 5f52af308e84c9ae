package ai.eyepop.data;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;

import ai.eyepop.data.call.Operation;
import ai.eyepop.wire.WireVector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the blocking calls are the reactive ones, method by method.
 */
class TwinTests {

	/** The reactive interfaces, each with its blocking twin. */
	static final Map<Class<?>, Class<?>> CALLS = Map.of(Datasets.class, SyncDatasets.class, Assets.class,
			SyncAssets.class, Models.class, SyncModels.class, ModelAliases.class, SyncModelAliases.class, Exports.class,
			SyncExports.class, Imports.class, SyncImports.class, Workflows.class, SyncWorkflows.class, Abilities.class,
			SyncAbilities.class, AbilityGroups.class, SyncAbilityGroups.class);

	static final List<Class<?>> INTERNAL_CALLS = List.of(UploadCalls.class, InferenceCalls.class);

	/**
	 * Operations that make, start, add or freeze something, and would do so again. The
	 * upload of an artifact is not among them: one that completes an export is refused
	 * when it is repeated, which counts as done.
	 */
	private static final Set<String> NOT_IDEMPOTENT = Set.of("add_asset_annotation", "add_asset_roi",
			"add_vlm_ability_alias", "analyze_dataset_version", "auto_annotate_dataset_version", "clone_vlm_ability",
			"create_dataset", "create_dataset_auto_annotate", "create_model", "create_model_alias",
			"create_model_from_dataset", "create_vlm_ability", "create_vlm_ability_group", "evaluate_dataset",
			"export_assets", "freeze_dataset_version", "import_asset_job", "import_assets", "infer_asset",
			"model_training_event", "publish_model", "publish_vlm_ability", "qc_ai_hub_model_export",
			"refine_vlm_ability", "resurrect_asset", "start_vlm_ability_evaluation", "start_workflow", "train_model",
			"update_dataset", "upload_asset_job");

	static Stream<Class<?>> reactive() {
		return CALLS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("reactive")
	void callsMatch(Class<?> reactive) {
		Class<?> twin = Objects.requireNonNull(CALLS.get(reactive));
		assertThat(twin.getSimpleName()).isEqualTo("Sync" + reactive.getSimpleName());
		assertThat(signatures(twin, false)).isEqualTo(signatures(reactive, true));
		assertThat(twin.getAnnotation(HttpExchange.class)).isEqualTo(reactive.getAnnotation(HttpExchange.class));
	}

	@Test
	void jobsMatch() {
		assertThat(signatures(SyncUploads.class, false)).isEqualTo(signatures(Uploads.class, true));
		assertThat(signatures(SyncInference.class, false)).isEqualTo(signatures(Inference.class, true));
	}

	@Test
	void endpointsMatch() {
		Set<String> reactive = new HashSet<>();
		for (Method method : DataEndpoint.class.getMethods()) {
			if (!Set.of("builder", "sync", "close", "disconnect", "events").contains(method.getName())) {
				reactive.add(method.getName() + Arrays.toString(method.getParameterTypes()));
				Class<?> type = method.getReturnType();
				if (CALLS.containsKey(type)) {
					assertThat(SyncDataEndpoint.class.getMethods()).filteredOn("name", method.getName())
						.singleElement()
						.extracting(Method::getReturnType)
						.isEqualTo(CALLS.get(type));
				}
			}
		}
		assertThat(SyncDataEndpoint.class.getMethods())
			.extracting((method) -> method.getName() + Arrays.toString(method.getParameterTypes()))
			.containsExactlyInAnyOrderElementsOf(reactive);
	}

	@Test
	void everyRecordedCallHasAnOperation() {
		Set<String> recorded = new HashSet<>();
		WireVector.all("data-calls").forEach((vector) -> recorded.add(RecordedDataCall.of(vector).method()));
		assertThat(operations().map((method) -> method.getAnnotation(Operation.class).value())).containsAll(recorded);
	}

	@Test
	void whatMustNotBeSentTwiceSaysSo() {
		assertThat(operations().map((method) -> method.getAnnotation(Operation.class))
			.filter((operation) -> !operation.idempotent())
			.map(Operation::value)
			.distinct()).containsExactlyInAnyOrderElementsOf(NOT_IDEMPOTENT);
	}

	static Stream<Method> operations() {
		return Stream.concat(CALLS.keySet().stream(), INTERNAL_CALLS.stream())
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.filter((method) -> !method.isDefault())
			.peek((method) -> assertThat(method.getAnnotation(Operation.class)).as(method.toString()).isNotNull());
	}

	private static Map<String, String> signatures(Class<?> type, boolean mapped) {
		Map<String, String> signatures = new TreeMap<>();
		for (Method method : type.getMethods()) {
			// who waits has no Flux to import
			boolean reactiveOnly = mapped && Arrays.asList(method.getParameterTypes()).contains(Flux.class);
			if (method.getDeclaringClass() != Object.class && !reactiveOnly) {
				String name = method.getName() + Arrays.toString(method.getParameters());
				String returned = method.getGenericReturnType().getTypeName();
				Annotation[] annotations = method.getAnnotations();
				// an export may be larger than the memory
				if (mapped && type == Exports.class && method.getName().equals("assets")) {
					returned = returned.replace(Flux.class.getName(), Stream.class.getName());
				}
				signatures.put(name, (mapped ? blocking(returned) : returned) + " " + Arrays.toString(annotations)
						+ parameters(method));
			}
		}
		assertThat(signatures).isNotEmpty();
		return signatures;
	}

	private static String parameters(Method method) {
		StringBuilder parameters = new StringBuilder();
		AnnotatedType[] types = method.getAnnotatedParameterTypes();
		for (int i = 0; i < types.length; i++) {
			parameters.append(Arrays.toString(method.getParameterAnnotations()[i]))
				.append(types[i].isAnnotationPresent(Nullable.class) ? "@Nullable " : "")
				.append(types[i].getType().getTypeName());
		}
		return parameters.toString();
	}

	private static String blocking(String type) {
		return type.replace("reactor.core.publisher.Mono<java.lang.Void>", "void")
			.replace("reactor.core.publisher.Flux<org.springframework.core.io.buffer.DataBuffer>",
					"ai.eyepop.data.content.SyncDownload")
			.replace("ai.eyepop.data.DataJob<", "ai.eyepop.data.SyncDataJob<")
			.replaceAll("^reactor.core.publisher.Flux<(.*)>$", "java.util.List<$1>")
			.replaceAll("^reactor.core.publisher.Mono<(.*)>$", "$1");
	}

}
