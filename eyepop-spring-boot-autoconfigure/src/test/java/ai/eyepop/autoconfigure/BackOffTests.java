package ai.eyepop.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.ClassUtils;

import ai.eyepop.EyePop;
import ai.eyepop.data.DataEndpoint;
import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.data.event.DataEvents;
import ai.eyepop.data.event.EventSettings;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.http.EyePopHttp;
import ai.eyepop.telemetry.trace.TraceSettings;
import ai.eyepop.worker.SyncWorkerEndpoint;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests that every bean backs off when the application has its own, and that none is left
 * when all of it is switched off. Knows all auto-configurations as an application does.
 */
class BackOffTests {

	private static final Class<?>[] OURS = StreamSupport
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

	static Stream<Arguments> beans() {
		return Stream.of(Arguments.arguments(EyePop.class, EyePop.builder().environment(Map.of()).apiKey("k").build()),
				Arguments.arguments(EyePopHttp.class, EyePopHttp.create()),
				Arguments.arguments(EyePopConnectionDetails.class, mock(EyePopConnectionDetails.class)),
				Arguments.arguments(WorkerEndpoint.class, mock(WorkerEndpoint.class)),
				Arguments.arguments(SyncWorkerEndpoint.class, new SyncWorkerEndpoint(mock(WorkerEndpoint.class))),
				Arguments.arguments(DataEndpoint.class, mock(DataEndpoint.class)),
				Arguments.arguments(SyncDataEndpoint.class, mock(SyncDataEndpoint.class)),
				Arguments.arguments(DataEvents.class, mock(DataEvents.class)),
				Arguments.arguments(EventSettings.class, EventSettings.defaults().withBufferSize(7)),
				Arguments.arguments(TraceSettings.class, TraceSettings.defaults()),
				Arguments.arguments(EyePopEmulator.class, EyePopEmulator.start()));
	}

	@ParameterizedTest
	@MethodSource("beans")
	<T> void whenUserDefinesABeanThenItIsTheOnlyOne(Class<T> type, T theirs) throws Exception {
		this.runner.withBean("theirs", type, () -> theirs).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeansOfType(type)).containsOnlyKeys("theirs");
			assertThat(context.getBean(type)).isSameAs(theirs);
		});
		if (theirs instanceof AutoCloseable open) {
			open.close();
		}
	}

	@Test
	void everyBeanThatAnApplicationInjectsIsAmongThem() {
		List<Object> types = beans().map((one) -> one.get()[0]).toList();
		this.runner.run((context) -> assertThat(ours(context).filter((name) -> !isInternal(context, name))
			.map((name) -> Objects.requireNonNull(context.getType(name)))).isNotEmpty()
			.allSatisfy((type) -> assertThat(types)
				.anySatisfy((known) -> assertThat(((Class<?>) known).isAssignableFrom(type)).isTrue())));
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

	/** What no application can name, it cannot define. */
	private static boolean isInternal(AssertableApplicationContext context, String name) {
		Class<?> type = Objects.requireNonNull(context.getType(name));
		return type.getPackageName().startsWith("ai.eyepop.autoconfigure")
				&& !EyePopConnectionDetails.class.isAssignableFrom(type);
	}

}
