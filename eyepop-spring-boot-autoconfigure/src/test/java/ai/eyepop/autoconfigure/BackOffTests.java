package ai.eyepop.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.ClassUtils;

import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

/**
 * Tests that every bean backs off when the application has its own, and that none is left
 * when all of it is switched off. Knows all auto-configurations as an application does.
 */
class BackOffTests {

	static final Class<?>[] OURS = StreamSupport
		.stream(ImportCandidates.load(AutoConfiguration.class, BackOffTests.class.getClassLoader()).spliterator(),
				false)
		.filter((name) -> name.startsWith("ai.eyepop."))
		.map((name) -> ClassUtils.resolveClassName(name, null))
		.toArray(Class<?>[]::new);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(ReactorResourceFactory.class, OwnResources::create)
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
				WebClientAutoConfiguration.class))
		.withConfiguration(AutoConfigurations.of(OURS));

	/** Has everything that the auto-configurations look for. */
	private final ApplicationContextRunner equipped = this.runner.withBean(SimpleMeterRegistry.class)
		.withBean("observations", ObservationRegistry.class, ObservationRegistry::create)
		.withConfiguration(AutoConfigurations.of(WebClientObservationAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=*");

	@TestFactory
	Stream<DynamicTest> everyBeanBacksOff() {
		return beans().filter((bean) -> !bean.replacements().isEmpty())
			.map((bean) -> DynamicTest.dynamicTest(bean.toString(), () -> check(bean)));
	}

	private void check(OwnBean bean) {
		// that of properties is there only without an emulator
		String property = bean.isIn(this.equipped) ? "eyepop.retry.jitter=0.5" : "eyepop.api-key=k";
		ApplicationContextRunner runner = this.equipped.withPropertyValues(property);
		assertThat(bean.isIn(runner)).as("it is there without one of the user").isTrue();
		assertThat(bean.replacements()).allSatisfy((theirs) -> {
			ApplicationContextRunner replaced = theirs.addTo(runner);
			assertThat(bean.isIn(replaced)).as("it is there besides " + theirs).isFalse();
			replaced.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(mockingDetails(context.getBean(theirs.name())).isMock()).isTrue();
				if (theirs.name().equals(Replacement.ANY_NAME)) {
					assertThat(context.getBeansOfType(theirs.type())).containsOnlyKeys(theirs.name());
				}
			});
		});
	}

	@Test
	void onlyWhatAnApplicationCannotNameDoesNotBackOff() {
		assertThat(beans()).hasSizeGreaterThan(20)
			.filteredOn((bean) -> bean.replacements().isEmpty())
			.isNotEmpty()
			.allSatisfy((bean) -> assertThat(bean.isPublic()).as(bean.toString()).isFalse());
	}

	private static Stream<OwnBean> beans() {
		return Arrays.stream(OURS)
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.isAnnotationPresent(Bean.class))
			.map(OwnBean::new);
	}

	@Test
	void whenDisabledThenNothingOfOursIsLeft() {
		this.runner.withPropertyValues("eyepop.enabled=false", "eyepop.workers.front.api-key=k")
			.run((context) -> assertThat(ours(context)).isEmpty());
		this.runner.run((context) -> assertThat(ours(context)).isNotEmpty());
	}

	@Test
	void whenDisabledWithConnectionDetailsThenOnlyTheyAreLeft() {
		this.runner.withPropertyValues("eyepop.enabled=false")
			.withBean("theirs", EyePopConnectionDetails.class, () -> mock(EyePopConnectionDetails.class))
			.withBean(SimpleMeterRegistry.class)
			.withBean("observations", ObservationRegistry.class, ObservationRegistry::create)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(ours(context)).containsExactly("theirs");
			});
	}

	@Test
	void whenUserDefinesConnectionDetailsThenPropertiesThatTheyReplaceAreNotChecked() {
		this.runner.withPropertyValues("eyepop.secret-key=s", "eyepop.url=https://compute.eyepop.ai")
			.withBean(EyePopConnectionDetails.class, () -> () -> "k")
			.run((context) -> assertThat(context.getBean(WorkerEndpoint.class)).isNotNull());
	}

	private static Stream<String> ours(AssertableApplicationContext context) {
		return Arrays.stream(context.getBeanDefinitionNames()).filter((name) -> {
			Class<?> type = context.getType(name);
			return type != null && type.getName().startsWith("ai.eyepop.");
		});
	}

	/**
	 * A bean of an auto-configuration.
	 *
	 * @param method makes it
	 */
	private record OwnBean(Method method) {

		boolean isPublic() {
			return Modifier.isPublic(this.method.getReturnType().getModifiers());
		}

		boolean isIn(ApplicationContextRunner runner) {
			AtomicBoolean there = new AtomicBoolean();
			String configuration = this.method.getDeclaringClass().getName();
			runner.run((context) -> {
				assertThat(context).hasNotFailed();
				BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
				there.set(beans.containsBeanDefinition(this.method.getName())
						&& configuration.equals(beans.getBeanDefinition(this.method.getName()).getFactoryBeanName()));
			});
			return there.get();
		}

		/**
		 * Return what a user may have in its place.
		 * @return one for each that its condition names
		 */
		List<Replacement> replacements() {
			ConditionalOnMissingBean own = this.method.getAnnotation(ConditionalOnMissingBean.class);
			ConditionalOnMissingBean all = this.method.getDeclaringClass()
				.getAnnotation(ConditionalOnMissingBean.class);
			ConditionalOnMissingBean condition = (own != null) ? own : all;
			if (condition == null) {
				return List.of();
			}
			Class<?> made = this.method.getReturnType();
			List<Replacement> names = Arrays.stream(condition.name())
				.map((name) -> new Replacement(name, ReactiveHealthIndicator.class))
				.toList();
			List<Replacement> types = Arrays.stream(condition.value())
				.map((type) -> new Replacement(Replacement.ANY_NAME, type))
				.toList();
			assertThat(condition.type()).isEmpty();
			assertThat(condition.value()).as("what the condition names")
				.allSatisfy((type) -> assertThat(type).isAssignableFrom(made));
			return !names.isEmpty() ? names
					: !types.isEmpty() ? types : List.of(new Replacement(Replacement.ANY_NAME, made));
		}

		@Override
		public String toString() {
			return this.method.getDeclaringClass().getSimpleName() + "." + this.method.getName();
		}

	}

	/**
	 * A bean of a user.
	 *
	 * @param name its name
	 * @param type its type
	 */
	private record Replacement(String name, Class<?> type) {

		static final String ANY_NAME = "theirs";

		ApplicationContextRunner addTo(ApplicationContextRunner runner) {
			return add(runner, this.type);
		}

		private <T> ApplicationContextRunner add(ApplicationContextRunner runner, Class<T> type) {
			return runner.withBean(this.name, type, () -> mock(type));
		}

	}

}
