package ai.eyepop.data.inference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/**
 * Types of which an answer is made.
 */
final class AnswerTypes {

	private static final Set<Class<?>> SCALARS = Set.of(String.class, Number.class, BigDecimal.class, BigInteger.class,
			Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class, OffsetDateTime.class,
			ZonedDateTime.class, Duration.class, UUID.class, URI.class);

	private static final Set<Class<?>> FREE = Set.of(Object.class, JsonNode.class);

	private final Set<TypeUse> open = new HashSet<>();

	private final Set<TypeUse> checked = new HashSet<>();

	private boolean circular;

	private AnswerTypes() {
	}

	/**
	 * Check the type of an answer.
	 * @param type the type
	 * @return whether it is a part of itself
	 * @throws IllegalArgumentException if an answer cannot be of that type
	 */
	static boolean check(Class<?> type) {
		String name = type.getSimpleName();
		Assert.isTrue(type.isRecord(), () -> name + " is no record: answers come as records");
		Assert.isTrue(type.getTypeParameters().length == 0,
				() -> name + " has type parameters: use it inside of a record that names the arguments");
		AnswerTypes types = new AnswerTypes();
		types.check(TypeUse.of(type), name);
		return types.circular;
	}

	/**
	 * Return whether a value of a type may be anything.
	 * @param type the type
	 * @return whether it has no schema of its own
	 */
	static boolean isFree(Class<?> type) {
		return FREE.contains(type);
	}

	private void check(TypeUse use, String path) {
		Class<?> type = use.raw();
		if (isScalar(type) || isFree(type)) {
			return;
		}
		if (use.isArray() || use.isCollection() || use.isMap()) {
			TypeUse content = use.content();
			Assert.isTrue(content != null, () -> path + " does not say of what its " + type.getSimpleName() + " is");
			check(content, path + (use.isMap() ? ".*" : "[]"));
			return;
		}
		List<Class<?>> alternatives = AnswerAlternatives.of(type);
		Assert.isTrue(type.isRecord() || !alternatives.isEmpty(), () -> refusal(type, path));
		if (this.open.contains(use)) {
			this.circular = true;
		}
		else if (this.checked.add(use)) {
			this.open.add(use);
			if (type.isRecord()) {
				use.members().forEach((member) -> check(member.use(), path + "." + member.name()));
			}
			alternatives.forEach((alternative) -> check(TypeUse.of(alternative), path));
			this.open.remove(use);
		}
	}

	private static boolean isScalar(Class<?> type) {
		return ClassUtils.isPrimitiveOrWrapper(type) || type.isEnum() || SCALARS.contains(type);
	}

	private static String refusal(Class<?> type, String path) {
		String name = type.getSimpleName();
		String what = path + " is " + (("AEIOU".indexOf(name.charAt(0)) >= 0) ? "an " : "a ") + name;
		if (type.getName().startsWith("java.util.Optional")) {
			return what + ", which an answer cannot have: make it @Nullable instead";
		}
		if (type.isInterface()) {
			return what + ", of which nothing says what an answer is:"
					+ " annotate it with @JsonTypeInfo(use = NAME, property = \"type\"), and let records implement it";
		}
		return what + ", which an answer cannot have: use a record";
	}

}
