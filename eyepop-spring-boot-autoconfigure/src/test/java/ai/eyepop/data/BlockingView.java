package ai.eyepop.data;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import ai.eyepop.data.content.SyncDownload;

/**
 * The reactive calls behind the blocking interfaces, so that one test serves both.
 */
final class BlockingView implements InvocationHandler {

	private final Object reactive;

	private BlockingView(Object reactive) {
		this.reactive = reactive;
	}

	static SyncDataEndpoint of(DataEndpoint endpoint) {
		return view(endpoint, SyncDataEndpoint.class);
	}

	private static <T> T view(Object reactive, Class<T> type) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, new BlockingView(reactive)));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		Method twin = method(this.reactive.getClass(), method);
		try {
			return wait(twin.invoke(this.reactive, arguments), twin, method.getReturnType());
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static Method method(Class<?> type, Method method) throws NoSuchMethodException {
		for (Class<?> candidate : type.getInterfaces()) {
			try {
				return candidate.getMethod(method.getName(), method.getParameterTypes());
			}
			catch (NoSuchMethodException ex) {
				continue;
			}
		}
		throw new NoSuchMethodException(type + " has no " + method);
	}

	private static @Nullable Object wait(Object result, Method twin, Class<?> type) {
		if (result instanceof Mono<?> mono) {
			return mono.block();
		}
		if (result instanceof Flux<?> flux) {
			if (type == Stream.class) {
				return flux.toStream();
			}
			boolean download = ResolvableType.forMethodReturnType(twin).getGeneric().resolve() == DataBuffer.class;
			return download ? new SyncDownload(flux.cast(DataBuffer.class)) : flux.collectList().block();
		}
		if (result instanceof Uploads uploads) {
			return new SyncUploads(uploads);
		}
		if (result instanceof Inference inference) {
			return new SyncInference(inference);
		}
		return view(result, type);
	}

}
