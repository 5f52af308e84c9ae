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
import org.springframework.core.annotation.MergedAnnotations;
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
	void everyCallIsAnOperationThatSaysWhetherItMayBeSentTwice() {
		operations().forEach((method) -> {
			String verb = MergedAnnotations.from(method).get(HttpExchange.class).getString("method");
			boolean idempotent = method.getAnnotation(Operation.class).idempotent();
			if (verb.equals("POST")) {
				assertThat(idempotent).as(method.toString()).isFalse();
			}
			// what these start or freeze, they would start or freeze again
			else if (!Set.of("update_dataset", "export_assets")
				.contains(method.getAnnotation(Operation.class).value())) {
				assertThat(idempotent).as(method.toString()).isTrue();
			}
		});
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
