package ai.eyepop.data.internal;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Collections;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.Assert;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.invoker.HttpRequestValues;

import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.OperationAttributes;
import ai.eyepop.http.Repetition;
import ai.eyepop.http.RequestMarks;
import ai.eyepop.internal.WireText;
import ai.eyepop.source.MediaSource;

/**
 * Tells filters which call a request belongs to, and refuses values that would lead to
 * another call.
 */
final class OperationProcessor implements HttpRequestValues.Processor {

	private static final String TEMPLATE_ATTRIBUTE = WebClient.class.getName() + ".uriTemplate";

	@Override
	public void process(Method method, MethodParameter[] parameters, @Nullable Object[] arguments,
			HttpRequestValues.Builder request) {
		Operation operation = method.getAnnotation(Operation.class);
		Assert.state(operation != null, () -> method + " has no @Operation");
		request.configureAttributes((attributes) -> OperationAttributes.write(operation, attributes));
		request.addAttribute(TEMPLATE_ATTRIBUTE, String.valueOf(request.getUriTemplate()));
		Repetition repetition = Repetitions.of(method, operation, request.getHttpMethod(), arguments);
		if (repetition != null) {
			request.addAttribute(RequestMarks.REPETITION_ATTRIBUTE, repetition);
		}
		request.addAttribute(RequestMarks.LOOK_ATTRIBUTE, operation.look());
		for (int i = 0; i < parameters.length; i++) {
			checkSegment(parameters[i], arguments[i]);
			checkTexts(parameters[i], arguments[i]);
			if (arguments[i] instanceof MediaSource content) {
				BooleanSupplier replayable = content::isReplayable;
				request.addAttribute(RequestMarks.REPLAYABLE_ATTRIBUTE, replayable);
			}
		}
	}

	private void checkTexts(MethodParameter parameter, @Nullable Object argument) {
		Collection<?> values = (argument instanceof Collection<?> several) ? several
				: Collections.singletonList(argument);
		values.stream()
			.filter(String.class::isInstance)
			.forEach((text) -> WireText.unicode(String.valueOf(parameter.getParameterName()), (String) text));
	}

	// a path without one of its segments, or one level up, is that of another call
	private void checkSegment(MethodParameter parameter, @Nullable Object argument) {
		if (parameter.hasParameterAnnotation(PathVariable.class)) {
			WireText.segment(String.valueOf(parameter.getParameterName()), argument);
		}
	}

}
