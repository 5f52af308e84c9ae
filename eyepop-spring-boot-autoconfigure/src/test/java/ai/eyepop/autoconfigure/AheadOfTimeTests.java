package ai.eyepop.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.javapoet.ClassName;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes an application ahead of time, and looks at what a native image is told.
 */
class AheadOfTimeTests {

	private static final Class<?>[] ALL = Stream
		.concat(Stream.of(SslAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class, ObservationAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class, MetricsAutoConfiguration.class,
				CompositeMeterRegistryAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class),
				Stream.of(BackOffTests.OURS))
		.toArray(Class<?>[]::new);

	private final InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

	@Test
	void everyPropertyCanBeBound() {
		RuntimeHints hints = process().getRuntimeHints();
		Set<Class<?>> beans = new HashSet<>();
		collect(EyePopProperties.class, beans);
		assertThat(beans).contains(NamedWorkerProperties.class, DataArrowProperties.class).allSatisfy((type) -> {
			assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getDeclaredConstructor()))
				.accepts(hints);
			assertThat(setters(type)).isNotEmpty()
				.allSatisfy((setter) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(setter))
					.accepts(hints));
			// what is in groups, lists and maps is bound through these
			assertThat(holders(type))
				.allSatisfy((getter) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(getter))
					.accepts(hints));
		});
		assertThat(beans.stream().flatMap(AheadOfTimeTests::holders).map(Method::getName)).contains("getWorkers",
				"getHttp", "getProxy", "getNoProxy", "getDatasets");
	}

	private static Stream<Method> holders(Class<?> type) {
		return Stream.of(type.getMethods())
			.filter((method) -> method.getName().startsWith("get"))
			.filter((method) -> Map.class.isAssignableFrom(method.getReturnType())
					|| Collection.class.isAssignableFrom(method.getReturnType())
					|| method.getReturnType().getName().endsWith("Properties"));
	}

	@Test
	void everyBeanOfEveryAutoConfigurationIsMadeByCode() {
		DefaultGenerationContext generation = process();
		generation.writeGeneratedContent();
		String code = this.files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE)
			.values()
			.stream()
			.map(AheadOfTimeTests::text)
			.collect(Collectors.joining());
		assertThat(BackOffTests.OURS).hasSizeGreaterThan(10).allSatisfy((type) -> {
			assertThat(code).contains("@link " + type.getSimpleName());
			assertThat(ReflectionUtils.getDeclaredMethods(type))
				.filteredOn((method) -> method.isAnnotationPresent(Bean.class))
				.allSatisfy((method) -> assertThat(code).contains("\"" + method.getName() + "\""));
		});
	}

	private static String text(InputStreamSource file) {
		try (InputStream stream = file.getInputStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private DefaultGenerationContext process() {
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(AheadOfTimeTests.class)), this.files);
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			TestPropertyValues.of("management.endpoints.web.exposure.include=*").applyTo(context);
			// as when they are imported
			context.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE);
			context.register(Operated.class);
			context.register(Configurations.getClasses(AutoConfigurations.of(ALL)));
			new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			assertThat(context.getBeanDefinitionNames())
				.contains(Stream.of(BackOffTests.OURS).map(Class::getName).toArray(String[]::new));
		}
		return generation;
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

	/**
	 * Has what the auto-configurations need that are for others.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Operated {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			return OwnResources.create();
		}

	}

}
