package ai.eyepop.emulator;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Tests for the rooms of the emulator and what they may use.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("ai.eyepop.emulator");

	@Test
	void dependsOnNothingOfOurs() {
		noClasses().should()
			.dependOnClassesThat(JavaClass.Predicates.resideInAPackage("ai.eyepop..")
				.and(resideOutsideOfPackage("ai.eyepop.emulator..")))
			.check(CLASSES);
	}

	@Test
	void dependsNeitherOnSpringNorOnJackson2() {
		noClasses().should()
			.dependOnClassesThat(
					resideInAPackage("org.springframework..").or(resideInAPackage("com.fasterxml.jackson.databind..")))
			.check(CLASSES);
	}

	@Test
	void roomsHaveNoCycles() {
		slices().matching("ai.eyepop.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void importsGoDown() {
		room("inspect");
		noClasses().that()
			.resideOutsideOfPackage("ai.eyepop.emulator.junit")
			.should()
			.dependOnClassesThat(resideInAPackage("ai.eyepop.emulator.junit"))
			.check(CLASSES);
		room("fault");
		room("pop");
		room("vision", "pop");
		room("media");
		room("event");
		room("arrow");
		room("service", "media", "vision", "pop", "inspect");
		room("service.data", "service", "media", "vision", "inspect", "arrow");
		room("server", "service.data", "service", "media", "vision", "pop", "inspect", "fault", "event", "arrow");
	}

	@Test
	void onlyTheRoomForTestsKnowsJUnit() {
		noClasses().that()
			.resideOutsideOfPackage("ai.eyepop.emulator.junit")
			.should()
			.dependOnClassesThat(resideInAPackage("org.junit.."))
			.check(CLASSES);
	}

	@Test
	void onlyTheProgramUsesTheConsole() {
		noClasses().that()
			.doNotHaveSimpleName("EyePopEmulatorApplication")
			.should()
			.accessField(System.class, "out")
			.orShould()
			.accessField(System.class, "err")
			.check(CLASSES);
	}

	private static void room(String name, String... mayUse) {
		String[] allowed = new String[mayUse.length + 1];
		allowed[0] = "ai.eyepop.emulator." + name;
		for (int i = 0; i < mayUse.length; i++) {
			allowed[i + 1] = "ai.eyepop.emulator." + mayUse[i];
		}
		classes().that()
			.resideInAPackage("ai.eyepop.emulator." + name)
			.should()
			.onlyDependOnClassesThat(
					resideOutsideOfPackage("ai.eyepop..").or(JavaClass.Predicates.resideInAnyPackage(allowed)))
			.check(CLASSES);
	}

}
