package ai.eyepop.data.internal;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;

import ai.eyepop.data.call.Operation;
import ai.eyepop.http.Repetition;

/**
 * Knows what the service answers to calls that are repeated, because the first answer was
 * lost: what was deleted is not found, and an export that is complete is in conflict with
 * what completes it.
 */
final class Repetitions {

	private static final String ARTIFACT_UPLOAD = "upload_model_artifact";

	/** Names of the artifacts that complete an export. */
	private static final Set<String> COMMITS = Set.of("model.json", "ability.json");

	private Repetitions() {
	}

	static @Nullable Repetition of(Method method, Operation operation, @Nullable HttpMethod verb,
			@Nullable Object[] arguments) {
		if (!operation.idempotent()) {
			return null;
		}
		if (HttpMethod.DELETE.equals(verb)) {
			return new Repetition(HttpStatus.NOT_FOUND.value(), isAnswered(method));
		}
		boolean commit = operation.value().equals(ARTIFACT_UPLOAD) && Arrays.stream(arguments)
			.anyMatch((argument) -> argument instanceof String name && COMMITS.contains(name));
		return commit ? new Repetition(HttpStatus.CONFLICT.value(), false) : null;
	}

	private static boolean isAnswered(Method method) {
		ResolvableType type = ResolvableType.forMethodReturnType(method);
		return !ClassUtils.isVoidType(type.hasGenerics() ? type.getGeneric().toClass() : type.toClass());
	}

}
