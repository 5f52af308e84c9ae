package ai.eyepop;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.web.reactive.function.client.WebClient;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * The rules of the house: imports go down, and only one room knows Spring Boot.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("ai.eyepop")
		.that(DescribedPredicate.describe("are ours", (type) -> !type.getPackageName().startsWith("ai.eyepop.emulator")
				&& !type.getPackageName().equals("ai.eyepop.wire")));

	@Test
	void importsGoDown() {
		check(Architectures.layeredArchitecture()
			.consideringOnlyDependenciesInAnyPackage("ai.eyepop..")
			.layer("internal")
			.definedBy("ai.eyepop.internal..")
			.layer("prediction")
			.definedBy("ai.eyepop.prediction..")
			.layer("pop")
			.definedBy("ai.eyepop.pop..")
			.layer("http")
			.definedBy("ai.eyepop.http..")
			.layer("source")
			.definedBy("ai.eyepop.source..")
			.layer("auth")
			.definedBy("ai.eyepop.auth..")
			.layer("job")
			.definedBy("ai.eyepop.job..")
			.layer("compute")
			.definedBy("ai.eyepop.compute..")
			.layer("telemetry")
			.definedBy("ai.eyepop.telemetry..")
			.layer("worker")
			.definedBy("ai.eyepop.worker..")
			.layer("render")
			.definedBy("ai.eyepop.render..")
			.layer("entrance")
			.definedBy("ai.eyepop")
			.layer("data")
			.definedBy("ai.eyepop.data..")
			.layer("autoconfigure")
			.definedBy("ai.eyepop.autoconfigure..")
			.whereLayer("internal")
			.mayNotAccessAnyLayer()
			.whereLayer("prediction")
			.mayNotAccessAnyLayer()
			.whereLayer("pop")
			.mayOnlyAccessLayers("internal")
			.whereLayer("http")
			.mayOnlyAccessLayers("prediction", "pop", "internal")
			.whereLayer("source")
			.mayOnlyAccessLayers("http")
			.whereLayer("auth")
			.mayOnlyAccessLayers("http", "internal")
			.whereLayer("job")
			.mayOnlyAccessLayers("prediction", "internal")
			.whereLayer("compute")
			.mayOnlyAccessLayers("http", "prediction", "pop", "internal")
			.whereLayer("telemetry")
			.mayOnlyAccessLayers("http", "job", "internal")
			.whereLayer("worker")
			.mayOnlyAccessLayers("telemetry", "auth", "compute", "job", "source", "http", "prediction", "pop",
					"internal")
			.whereLayer("data")
			.mayOnlyAccessLayers("telemetry", "auth", "job", "source", "http", "prediction", "internal")
			.whereLayer("render")
			.mayOnlyAccessLayers("prediction")
			.whereLayer("entrance")
			.mayOnlyAccessLayers("telemetry", "auth", "worker", "data", "http")
			.whereLayer("autoconfigure")
			.mayNotBeAccessedByAnyLayer()
			.ensureAllClassesAreContainedInArchitecture());
	}

	@Test
	void hasNoCycles() {
		check(SlicesRuleDefinition.slices().matching("ai.eyepop.(**)").should().beFreeOfCycles());
	}

	@Test
	void onlyAutoconfigureKnowsSpringBoot() {
		check(noClasses().that()
			.resideInAPackage("ai.eyepop..")
			.and()
			.resideOutsideOfPackage("ai.eyepop.autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot.."));
	}

	@Test
	void onlyAutoconfigureKnowsTheEmulator() {
		check(noClasses().that()
			.resideOutsideOfPackage("ai.eyepop.autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("ai.eyepop.emulator.."));
	}

	@Test
	void onlyTheArrowRoomKnowsArrow() {
		check(noClasses().that()
			.resideOutsideOfPackage("ai.eyepop.data.arrow..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.apache.arrow..", "com.github.luben.zstd..", "org.apache.commons.compress.."));
	}

	@Test
	void onlyTheArrowRoomAndTheTracesKnowFlatBuffers() {
		check(noClasses().that()
			.resideOutsideOfPackages("ai.eyepop.data.arrow..", "ai.eyepop.telemetry.trace..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("com.google.flatbuffers.."));
	}

	@Test
	void onlyTheMetersKnowMicrometersMetrics() {
		check(noClasses().that()
			.resideOutsideOfPackages("ai.eyepop.telemetry.meter..")
			.and()
			.doNotHaveSimpleName("EyePopMetricsAutoConfiguration")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("io.micrometer.core.."));
	}

	@Test
	void onlyTheRenderRoomKnowsJava2d() {
		check(noClasses().that()
			.resideOutsideOfPackages("ai.eyepop.render..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.awt..", "javax.imageio.."));
	}

	@Test
	void everyRequestHasATemplate() {
		check(noClasses().that()
			.doNotHaveSimpleName("RequestTarget")
			.should()
			.callMethodWhere(DescribedPredicate.describe("it sets the URL of a request",
					(JavaMethodCall call) -> call.getName().equals("uri")
							&& call.getTargetOwner().isAssignableTo(WebClient.UriSpec.class))));
	}

	@Test
	void nothingUsesJackson2() {
		check(noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind.."));
	}

	@Test
	void autoConfigurationsAreFinalWithoutPublicMembers() {
		check(classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL));
		check(methods().that()
			.areDeclaredInClassesThat()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.notBePublic());
	}

	@Test
	void everyPackageIsNullMarked() {
		check(classes().should(ArchConditions.be(DescribedPredicate.describe("in a null-marked package",
				(JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class)))));
	}

	@Test
	void nobodyPrintsOrHidesItsSetUp() {
		check(GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
		check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.annotation.PostConstruct"));
	}

	private void check(ArchRule rule) {
		rule.check(CLASSES);
	}

}
