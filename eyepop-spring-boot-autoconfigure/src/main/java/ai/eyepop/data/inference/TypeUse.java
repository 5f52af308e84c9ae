package ai.eyepop.data.inference;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Use of a type in a record: what it is, of what, and whether it may be {@code null}.
 *
 * @param raw the class
 * @param nullable whether this use is {@code @Nullable}
 * @param arguments the arguments of a generic class, the one of an array
 */
record TypeUse(Class<?> raw, boolean nullable, List<TypeUse> arguments) {

	static TypeUse of(Class<?> type) {
		return new TypeUse(type, false, List.of());
	}

	static TypeUse of(AnnotatedType type) {
		return of(type, Map.of());
	}

	private static TypeUse of(AnnotatedType type, Map<String, TypeUse> variables) {
		boolean nullable = isNullable(type);
		if (type instanceof AnnotatedArrayType array) {
			return new TypeUse(Object[].class, nullable,
					List.of(of(array.getAnnotatedGenericComponentType(), variables)));
		}
		if (type instanceof AnnotatedParameterizedType generic) {
			return new TypeUse((Class<?>) ((ParameterizedType) generic.getType()).getRawType(), nullable,
					Stream.of(generic.getAnnotatedActualTypeArguments())
						.map((argument) -> of(argument, variables))
						.toList());
		}
		if (type instanceof AnnotatedTypeVariable variable) {
			TypeUse bound = variables.get(((TypeVariable<?>) variable.getType()).getName());
			return ((bound != null) ? bound : of(Object.class)).orNullable(nullable);
		}
		if (type instanceof AnnotatedWildcardType wildcard) {
			return of(wildcard.getAnnotatedUpperBounds()[0], variables).orNullable(nullable);
		}
		return new TypeUse((Class<?>) type.getType(), nullable, List.of());
	}

	static boolean isNullable(AnnotatedElement element) {
		for (Annotation annotation : element.getAnnotations()) {
			if (annotation.annotationType().getSimpleName().equals("Nullable")) {
				return true;
			}
		}
		return false;
	}

	private TypeUse orNullable(boolean nullable) {
		return nullable ? new TypeUse(this.raw, true, this.arguments) : this;
	}

	boolean isArray() {
		return this.raw.isArray();
	}

	boolean isCollection() {
		return Collection.class.isAssignableFrom(this.raw);
	}

	boolean isMap() {
		return Map.class.isAssignableFrom(this.raw);
	}

	/**
	 * Return what an array or a collection has, or the values of a map.
	 * @return the type, or {@code null} if this is none of them, or does not say it
	 */
	@Nullable TypeUse content() {
		if (isArray() || isCollection()) {
			return (this.arguments.size() == 1) ? this.arguments.get(0) : null;
		}
		return (isMap() && this.arguments.size() == 2) ? this.arguments.get(1) : null;
	}

	/**
	 * Return the members of a record.
	 * @return the members, in the order of the record
	 */
	List<Member> members() {
		Map<String, TypeUse> variables = new HashMap<>();
		TypeVariable<?>[] parameters = this.raw.getTypeParameters();
		for (int i = 0; i < this.arguments.size(); i++) {
			variables.put(parameters[i].getName(), this.arguments.get(i));
		}
		Map<String, String> names = AnswerJson.names(this.raw);
		List<Member> members = new ArrayList<>();
		for (RecordComponent component : this.raw.getRecordComponents()) {
			String name = names.get(component.getName());
			if (name != null) {
				TypeUse use = of(component.getAnnotatedType(), variables);
				members.add(
						new Member(component.getAccessor(), name, use.orNullable(isNullable(component.getAccessor()))));
			}
		}
		return members;
	}

	/**
	 * Member of a record.
	 *
	 * @param accessor what has its value
	 * @param name its name on the wire
	 * @param use its type
	 */
	record Member(Method accessor, String name, TypeUse use) {

		@Nullable Object of(Object value) {
			try {
				this.accessor.setAccessible(true);
				return this.accessor.invoke(value);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalArgumentException(this.name + " cannot be read", ex);
			}
		}

	}

}
