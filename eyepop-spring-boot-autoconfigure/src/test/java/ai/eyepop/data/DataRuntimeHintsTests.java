package ai.eyepop.data;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.unit.DataSize;

import ai.eyepop.data.call.Operation;
import ai.eyepop.data.call.Query;
import ai.eyepop.data.internal.CallFactory;
import ai.eyepop.data.internal.ServiceLocation;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.source.MediaSource;
import ai.eyepop.wire.TestHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DataRuntimeHints}.
 */
class DataRuntimeHintsTests {

	/** Records that are neither sent nor answered, nor handed on to a browser. */
	private static final Set<String> NEVER_JSON = Set.of("DataEndpointSettings", "DataServices", "DataStatus",
			"call.OperationAttributes", "event.ConnectionDown", "event.ConnectionUp", "event.EventGap",
			"event.EventSettings", "event.EventStatus", "event.SocketSignal$Changed", "event.SocketSignal$Confirmed",
			"event.SocketSignal$Down", "event.Subject", "event.Subscriptions$Command",
			"inference.AnswerAlternatives$Tag", "inference.TypeUse", "inference.TypeUse$Member", "internal.FileForm");

	private final RuntimeHints hints = new RuntimeHints();

	@BeforeEach
	void register() {
		List<RuntimeHintsRegistrar> registrars = SpringFactoriesLoader
			.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class);
		assertThat(registrars).hasAtLeastOneElementOfType(DataRuntimeHints.class);
		registrars.stream()
			.filter(DataRuntimeHints.class::isInstance)
			.forEach((registrar) -> registrar.registerHints(this.hints, null));
	}

	static List<Class<?>> calls() {
		List<Class<?>> calls = new ArrayList<>(TwinTests.INTERNAL_CALLS);
		TwinTests.CALLS.forEach((reactive, twin) -> calls.addAll(List.of(reactive, twin)));
		return calls;
	}

	@ParameterizedTest
	@MethodSource("calls")
	void theProxyThatIsMadeIsKnown(Class<?> type) {
		try (EyePopHttp http = TestHttp.create()) {
			CallFactory factory = new CallFactory(http.anonymousClient(),
					ServiceLocation.fixed(URI.create("http://x.test")), null, 1000,
					new EndpointArrow(DataSize.ofMegabytes(1)).form());
			Class<?>[] interfaces = factory.create(type).getClass().getInterfaces();
			assertThat(RuntimeHintsPredicates.proxies().forInterfaces(interfaces)).accepts(this.hints);
		}
	}

	@ParameterizedTest
	@MethodSource("calls")
	void everyCallCanBeInvoked(Class<?> type) {
		assertThat(operations(type)).isNotEmpty()
			.allSatisfy((call) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(call))
				.accepts(this.hints));
	}

	@Test
	void everyTypeThatIsSentOrAnsweredCanBeBound() {
		Set<Class<?>> bound = new HashSet<>();
		calls().stream().flatMap(DataRuntimeHintsTests::operations).forEach((call) -> {
			collect(call.getGenericReturnType(), bound);
			Arrays.stream(call.getParameters())
				.filter((parameter) -> !parameter.isAnnotationPresent(Query.class) || parameter.getType().isRecord())
				.forEach((parameter) -> collect(parameter.getParameterizedType(), bound));
		});
		bound.removeIf(MediaSource.class::isAssignableFrom);
		assertThat(bound).hasSizeGreaterThan(80)
			.allSatisfy((type) -> assertThat(RuntimeHintsPredicates.reflection()
				.onType(type)
				.withAnyMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.ACCESS_DECLARED_FIELDS))
				.as(type.getName())
				.accepts(this.hints));
	}

	/**
	 * Signatures do not show all that is sent and answered: what is neither seen there
	 * nor told by hand is found here by its kind.
	 */
	@Test
	void everyRecordOfTheDataApiIsKnownUnlessItNeverIsJson() {
		JavaClasses classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("ai.eyepop.data");
		Set<String> unknown = classes.stream()
			.filter((type) -> type.isRecord() && !type.getPackageName().startsWith("ai.eyepop.data.arrow"))
			.map(JavaClass::getName)
			.filter((type) -> !RuntimeHintsPredicates.reflection()
				.onType(TypeReference.of(type))
				.withAnyMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.ACCESS_DECLARED_FIELDS)
				.test(this.hints))
			.map((type) -> type.substring("ai.eyepop.data.".length()))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(unknown).containsExactlyInAnyOrderElementsOf(NEVER_JSON);
	}

	private static Stream<Method> operations(Class<?> type) {
		return Arrays.stream(type.getMethods()).filter((method) -> method.isAnnotationPresent(Operation.class));
	}

	private static void collect(Type type, Set<Class<?>> bound) {
		if (type instanceof ParameterizedType generic) {
			collect(generic.getRawType(), bound);
			Arrays.stream(generic.getActualTypeArguments()).forEach((argument) -> collect(argument, bound));
		}
		else if (type instanceof WildcardType wildcard) {
			Arrays.stream(wildcard.getUpperBounds()).forEach((bounds) -> collect(bounds, bound));
		}
		else if (type instanceof Class<?> target && target.getName().startsWith("ai.eyepop.") && bound.add(target)
				&& target.isRecord()) {
			for (RecordComponent component : target.getRecordComponents()) {
				collect(component.getGenericType(), bound);
			}
			// what is set in a map of members is seen at the builder only
			Arrays.stream(target.getDeclaredClasses())
				.filter((nested) -> nested.getSimpleName().equals("Builder"))
				.flatMap((builder) -> Arrays.stream(builder.getMethods()))
				.flatMap((setter) -> Arrays.stream(setter.getGenericParameterTypes()))
				.forEach((parameter) -> collect(parameter, bound));
		}
	}

}
