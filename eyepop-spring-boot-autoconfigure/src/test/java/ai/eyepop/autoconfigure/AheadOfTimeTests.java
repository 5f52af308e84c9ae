package ai.eyepop.autoconfigure;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.ResolvableType;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes an application ahead of time, and looks at what a native image is told.
 */
class AheadOfTimeTests {

	@Test
	void everyPropertyCanBeBound() {
		RuntimeHints hints = process();
		Set<Class<?>> beans = new HashSet<>();
		collect(EyePopProperties.class, beans);
		assertThat(beans).contains(NamedWorkerProperties.class, DataArrowProperties.class).allSatisfy((type) -> {
			assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getDeclaredConstructor()))
				.accepts(hints);
			assertThat(setters(type)).isNotEmpty()
				.allSatisfy((setter) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(setter))
					.accepts(hints));
		});
	}

	private static RuntimeHints process() {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(AheadOfTimeTests.class)), new InMemoryGeneratedFiles());
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(Configurations
				.getClasses(AutoConfigurations.of(EyePopAutoConfiguration.class, EyePopWorkerAutoConfiguration.class,
						EyePopDataAutoConfiguration.class, EyePopDataEventsAutoConfiguration.class)));
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		return generation.getRuntimeHints();
	}

	private static void collect(Class<?> type, Set<Class<?>> beans) {
		if (!beans.add(type)) {
			return;
		}
		for (Method method : type.getMethods()) {
			if (method.getName().startsWith("get")) {
				ResolvableType result = ResolvableType.forMethodReturnType(method);
				Stream.of(result, result.asMap().getGeneric(1))
					.map(ResolvableType::resolve)
					.filter((property) -> property != null && property.getName().startsWith("ai.eyepop."))
					.filter((property) -> !property.isEnum())
					.forEach((property) -> collect(property, beans));
			}
		}
	}

	private static Stream<Method> setters(Class<?> type) {
		return Stream.of(type.getMethods()).filter((method) -> method.getName().startsWith("set"));
	}

}
