package ai.eyepop.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Tells a native image what a room sends and reads as JSON: some types, and all that they
 * hold, with the kinds of each sealed type among them.
 *
 * @since 0.1.0
 */
public abstract class WireHints implements RuntimeHintsRegistrar {

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	private final Class<?>[] types;

	/**
	 * Create hints.
	 * @param types what is sent or read
	 */
	protected WireHints(Class<?>... types) {
		this.types = types;
	}

	@Override
	public final void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		Set<Class<?>> known = new HashSet<>();
		for (Class<?> type : this.types) {
			register(hints.reflection(), type, known);
		}
	}

	private void register(ReflectionHints hints, Type type, Set<Class<?>> known) {
		if (type instanceof ParameterizedType generic) {
			for (Type argument : generic.getActualTypeArguments()) {
				register(hints, argument, known);
			}
		}
		else if (type instanceof Class<?> target && (target.isRecord() || target.isSealed()) && known.add(target)) {
			this.binding.registerReflectionHints(hints, target);
			if (target.isSealed()) {
				for (Class<?> kind : target.getPermittedSubclasses()) {
					register(hints, kind, known);
				}
			}
			if (target.isRecord()) {
				for (RecordComponent component : target.getRecordComponents()) {
					register(hints, component.getGenericType(), known);
				}
			}
		}
	}

}
