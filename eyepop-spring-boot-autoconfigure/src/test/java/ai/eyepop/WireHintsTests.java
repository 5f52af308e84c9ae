package ai.eyepop;

import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import ai.eyepop.http.Answers;
import ai.eyepop.http.LineDecoder;
import ai.eyepop.http.WireJson;
import ai.eyepop.pop.PopProblem;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that a native image is told of every type that is sent or read as JSON, found in
 * the byte code: those that Jackson's annotations are on, and those that a decoder is
 * made for.
 */
class WireHintsTests {

	private static final RuntimeHints HINTS = new RuntimeHints();

	/** Records that classes use which write bodies, and that are never written. */
	private static final Set<String> NO_BODIES = Set.of("AccessToken", "Attempt", "Changed", "Command",
			"ComputeSession", "Confirmed", "EventSettings", "Part", "PipelineEndpoint");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("ai.eyepop.prediction", "ai.eyepop.pop", "ai.eyepop.http", "ai.eyepop.auth",
				"ai.eyepop.compute", "ai.eyepop.worker", "ai.eyepop.data");

	@BeforeAll
	static void register() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.forEach((registrar) -> registrar.registerHints(HINTS, null));
	}

	@Test
	void everyRecordOfThePredictionsAndPopsIsKnown() {
		check(CLASSES.stream()
			.filter((type) -> type.isRecord() && (type.getPackageName().equals("ai.eyepop.prediction")
					|| type.getPackageName().equals("ai.eyepop.pop")))
			// told to people, and not sent
			.filter((type) -> !type.isEquivalentTo(PopProblem.class)), 29);
	}

	@Test
	void everyTypeWithAnAnnotationOfJacksonIsKnown() {
		check(CLASSES.stream().filter((type) -> type.isRecord() && isForJackson(type)), 80);
	}

	@Test
	void everyTypeThatADecoderIsMadeForIsKnown() {
		Set<JavaClass> read = new HashSet<>();
		for (JavaClass type : CLASSES) {
			if (type.getMethodCallsFromSelf().stream().anyMatch((call) -> isDecoding(call.getTarget().getOwner()))) {
				type.getReferencedClassObjects()
					.stream()
					.map(ReferencedClassObject::getValue)
					.map(JavaClass::getBaseComponentType)
					.filter(JavaClass::isRecord)
					.forEach(read::add);
			}
		}
		check(read.stream(), 5);
	}

	/**
	 * What is written as a body is seen in the signatures, fields and constructor calls
	 * of the class that writes it, among other things, which are named here.
	 */
	@Test
	void everyBodyIsKnown() {
		Set<JavaClass> written = new HashSet<>();
		for (JavaClass type : CLASSES) {
			if (type.getMethodCallsFromSelf().stream().anyMatch((call) -> isWriting(call.getTarget()))) {
				type.getDirectDependenciesFromSelf()
					.stream()
					.map(Dependency::getTargetClass)
					.map(JavaClass::getBaseComponentType)
					.filter((target) -> target.isRecord() && target.getPackageName().startsWith("ai.eyepop."))
					.forEach(written::add);
			}
		}
		written.removeIf((type) -> NO_BODIES.contains(type.getSimpleName()));
		check(written.stream(), 9);
	}

	@Test
	void whatIsNoBodyIsNotKnown() {
		assertThat(CLASSES.stream().filter((type) -> type.isRecord() && NO_BODIES.contains(type.getSimpleName())))
			.hasSameSizeAs(NO_BODIES)
			.allSatisfy((type) -> assertThat(
					RuntimeHintsPredicates.reflection().onType(TypeReference.of(type.getName())).test(HINTS))
				.as(type.getName())
				.isFalse());
	}

	private static boolean isWriting(AccessTarget target) {
		return target.getOwner().isEquivalentTo(WireJson.class) && target.getName().equals("write");
	}

	private static boolean isDecoding(JavaClass owner) {
		return owner.isEquivalentTo(Answers.class) || owner.isEquivalentTo(LineDecoder.class)
				|| owner.isEquivalentTo(WireJson.class);
	}

	private static boolean isForJackson(JavaClass type) {
		Stream<? extends JavaAnnotation<?>> members = type.getAllMembers()
			.stream()
			.map(JavaMember::getAnnotations)
			.flatMap(Set::stream);
		return Stream.concat(type.getAnnotations().stream(), members)
			.map(JavaAnnotation::getRawType)
			.anyMatch((annotation) -> annotation.isAssignableTo(Annotation.class)
					&& annotation.getPackageName().contains(".jackson."));
	}

	private static void check(Stream<JavaClass> types, int atLeast) {
		Set<String> all = types.map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
		assertThat(all).hasSizeGreaterThanOrEqualTo(atLeast)
			.allSatisfy((type) -> assertThat(RuntimeHintsPredicates.reflection()
				.onType(TypeReference.of(type))
				.withAnyMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
						MemberCategory.ACCESS_DECLARED_FIELDS))
				.accepts(HINTS));
	}

}
