package ai.eyepop.autoconfigure.test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.TestContextManager;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.junit.EmulatorCustomizer;
import ai.eyepop.emulator.junit.WithEyePopEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EmulatorContextCustomizer}: which applications are shared, and when
 * their emulators are closed.
 */
class EmulatorContextCustomizerTests {

	@Test
	void classesWithTheSameEmulatorShareTheApplication() throws Exception {
		TestContextManager first = new TestContextManager(First.class);
		TestContextManager second = new TestContextManager(Second.class);
		TestContextManager other = new TestContextManager(Other.class);
		ApplicationContext context = first.getTestContext().getApplicationContext();
		assertThat(second.getTestContext().getApplicationContext()).isSameAs(context);
		assertThat(other.getTestContext().getApplicationContext()).isNotSameAs(context);
		EyePopEmulator emulator = context.getBean(EyePopEmulator.class);
		assertThat(other.getTestContext().getApplicationContext().getBean(EyePopEmulator.class)).isNotSameAs(emulator);
		connect(emulator);
		first.getTestContext().markApplicationContextDirty(DirtiesContext.HierarchyMode.EXHAUSTIVE);
		other.getTestContext().markApplicationContextDirty(DirtiesContext.HierarchyMode.EXHAUSTIVE);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> connect(emulator));
	}

	@Test
	void withoutTheAnnotationThereIsNoCustomizer() {
		assertThat(customizer(Without.class)).isNull();
		assertThat(customizer(First.class)).isEqualTo(customizer(Second.class)).isNotEqualTo(customizer(Other.class));
	}

	private static @Nullable ContextCustomizer customizer(Class<?> testClass) {
		return new EmulatorContextCustomizerFactory().createContextCustomizer(testClass, List.of());
	}

	private static void connect(EyePopEmulator emulator) throws IOException {
		new Socket(emulator.url().getHost(), emulator.url().getPort()).close();
	}

	@WithEyePopEmulator
	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	static class First {

	}

	@WithEyePopEmulator
	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	static class Second {

	}

	@WithEyePopEmulator(customizers = Mine.class)
	@SpringBootTest(classes = Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	static class Other {

	}

	static class Without {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	static class Mine implements EmulatorCustomizer {

		@Override
		public void customize(EyePopEmulatorBuilder builder) {
			builder.apiKeys("mine");
		}

	}

}
