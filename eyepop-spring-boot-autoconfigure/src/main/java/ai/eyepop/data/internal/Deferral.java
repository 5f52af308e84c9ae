package ai.eyepop.data.internal;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.util.ReflectionUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.http.Waits;

/**
 * Makes reactive calls with each subscription, from their arguments on: whatever is wrong
 * with them is told to the subscriber. Those that wait say it if that was interrupted.
 */
final class Deferral implements MethodInterceptor {

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Class<?> type = invocation.getMethod().getReturnType();
		if (invocation instanceof ProxyMethodInvocation call && type == Mono.class) {
			return Mono.defer(() -> (Mono<?>) proceed(call));
		}
		if (invocation instanceof ProxyMethodInvocation call && type == Flux.class) {
			return Flux.defer(() -> (Flux<?>) proceed(call));
		}
		if (!ReflectionUtils.isObjectMethod(invocation.getMethod())) {
			Waits.checkInterrupted();
		}
		try {
			return invocation.proceed();
		}
		catch (RuntimeException ex) {
			throw Waits.translate(ex);
		}
	}

	private static Object proceed(ProxyMethodInvocation call) {
		try {
			Object result = call.invocableClone().proceed();
			if (result == null) {
				throw new IllegalStateException(call.getMethod() + " returned nothing");
			}
			return result;
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException(ex);
		}
	}

}
