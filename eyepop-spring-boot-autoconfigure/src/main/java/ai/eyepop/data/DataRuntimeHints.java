package ai.eyepop.data;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.web.bind.annotation.RequestBody;

import ai.eyepop.data.asset.AssetImportAnnotation;
import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.event.ChangeEvent;
import ai.eyepop.data.inference.EvaluateResult;
import ai.eyepop.data.inference.InferOptions;
import ai.eyepop.data.inference.InferResult;
import ai.eyepop.data.model.Quantization;
import ai.eyepop.data.model.TargetRuntime;

/**
 * Tells a native image what the calls need: a proxy for each interface, and reflection on
 * what is sent and answered.
 */
class DataRuntimeHints implements RuntimeHintsRegistrar {

	/** The interfaces whose methods are calls. */
	static final List<Class<?>> CALLS = List.of(Datasets.class, SyncDatasets.class, Assets.class, SyncAssets.class,
			Models.class, SyncModels.class, ModelAliases.class, SyncModelAliases.class, Exports.class,
			SyncExports.class, Imports.class, SyncImports.class, Workflows.class, SyncWorkflows.class, Abilities.class,
			SyncAbilities.class, AbilityGroups.class, SyncAbilityGroups.class, UploadCalls.class, InferenceCalls.class);

	/** What is sent or answered, and no signature shows. */
	private static final Class<?>[] MEMBERS = { AssetImportAnnotation.class, LongPoll.Promise.class,
			ServiceDiscovery.Configuration.class, InferResult.class, EvaluateResult.class, InferOptions.class,
			Quantization.class, TargetRuntime.class, ChangeEvent.class, DataSession.class };

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		this.binding.registerReflectionHints(hints.reflection(), MEMBERS);
		for (Class<?> calls : CALLS) {
			hints.proxies().registerJdkProxy(AopProxyUtils.completeJdkProxyInterfaces(calls));
			for (Method method : calls.getMethods()) {
				if (method.isAnnotationPresent(Operation.class)) {
					registerHints(hints, method);
				}
			}
		}
	}

	private void registerHints(RuntimeHints hints, Method method) {
		hints.reflection().registerMethod(method, ExecutableMode.INVOKE);
		this.binding.registerReflectionHints(hints.reflection(), method.getGenericReturnType());
		for (Parameter parameter : method.getParameters()) {
			if (parameter.isAnnotationPresent(RequestBody.class) || parameter.isAnnotationPresent(Query.class)) {
				this.binding.registerReflectionHints(hints.reflection(), parameter.getParameterizedType());
			}
		}
	}

}
