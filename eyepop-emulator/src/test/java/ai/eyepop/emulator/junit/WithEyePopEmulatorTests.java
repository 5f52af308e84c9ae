package ai.eyepop.emulator.junit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.EyePopEmulatorBuilder;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.inspect.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WithEyePopEmulator}: runs classes of tests, and looks at the emulators
 * that they had.
 */
class WithEyePopEmulatorTests {

	private static final List<EyePopEmulator> EMULATORS = new ArrayList<>();

	@BeforeEach
	void forget() {
		EMULATORS.clear();
	}

	@Test
	void oneEmulatorRunsForAClassAndIsClosedAfterIt() {
		assertThat(run(Twice.class).getTestsSucceededCount()).isEqualTo(3);
		assertThat(EMULATORS).hasSize(5);
		assertThat(EMULATORS.stream().distinct()).singleElement()
			.satisfies((emulator) -> assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(emulator)));
	}

	@Test
	void itIsClosedBeforeTheNextClass() {
		assertThat(run(Twice.class, Next.class).getFailures()).isEmpty();
	}

	@Test
	void classesHaveEmulatorsOfTheirOwn() {
		assertThat(run(Twice.class, Subclass.class).getTestsSucceededCount()).isEqualTo(6);
		assertThat(EMULATORS.stream().distinct()).hasSize(2);
	}

	@Test
	void nestedClassesShareItUnlessTheyHaveTheirOwn() {
		assertThat(run(Outer.class).getTestsSucceededCount()).isEqualTo(3);
		assertThat(EMULATORS.get(1)).isSameAs(EMULATORS.get(0));
		assertThat(EMULATORS.get(2)).isNotSameAs(EMULATORS.get(0));
		assertThat(EMULATORS.get(2).apiKey()).isEqualTo("mine");
	}

	@Test
	void whatATestDidIsForgottenBeforeTheNext() {
		TestExecutionSummary summary = run(Reset.class);
		assertThat(summary.getFailures()).isEmpty();
		assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
	}

	@Test
	void withoutTheAnnotationNothingIsInjected() {
		assertThat(run(Without.class).getTestsFailedCount()).isOne();
	}

	private static TestExecutionSummary run(Class<?>... classes) {
		LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
			.selectors(List.of(classes).stream().map(DiscoverySelectors::selectClass).toList())
			.build();
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create().execute(request, listener);
		return listener.getSummary();
	}

	private static int ask(EyePopEmulator emulator) throws IOException {
		try {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(emulator.url() + "/configs")).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@WithEyePopEmulator
	static class Twice {

		Twice(EyePopEmulator emulator) {
			EMULATORS.add(emulator);
		}

		@BeforeAll
		static void beforeAll(EyePopEmulator emulator) {
			EMULATORS.add(emulator);
		}

		@RepeatedTest(2)
		void answers(EyePopEmulator emulator) throws IOException {
			assertThat(ask(emulator)).isEqualTo(401);
		}

		@Test
		void isInjected(EyePopEmulator emulator) {
			EMULATORS.add(emulator);
		}

	}

	static class Subclass extends Twice {

		Subclass(EyePopEmulator emulator) {
			super(emulator);
		}

	}

	@WithEyePopEmulator
	static class Outer {

		@Test
		void first(EyePopEmulator emulator) {
			EMULATORS.add(emulator);
		}

		@Nested
		class Inner {

			@Test
			void second(EyePopEmulator emulator) {
				EMULATORS.add(emulator);
			}

			@Nested
			@WithEyePopEmulator(customizers = Mine.class)
			class Own {

				@Test
				void third(EyePopEmulator emulator) {
					EMULATORS.add(emulator);
				}

			}

		}

	}

	@WithEyePopEmulator(customizers = TwoEndpoints.class)
	static class Reset {

		private final EyePopEmulator emulator;

		Reset(EyePopEmulator emulator) {
			this.emulator = emulator;
		}

		@RepeatedTest(2)
		void leavesTraces() throws IOException {
			assertThat(this.emulator.requests()).isEmpty();
			assertThat(this.emulator.faults().list()).isEmpty();
			assertThat(this.emulator.endpoints()).hasSize(2)
				.allSatisfy((endpoint) -> assertThat(endpoint.up()).isTrue());
			this.emulator.faults().add(Fault.builder().path("/configs").status(418).times(5).build());
			this.emulator.endpointDown(1);
			assertThat(ask(this.emulator)).isEqualTo(418);
			assertThat(this.emulator.requests()).extracting(RecordedRequest::status).containsExactly(418);
		}

	}

	static class Next {

		@Test
		void thatOfTheClassBeforeIsClosed() {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> ask(EMULATORS.get(0)));
		}

	}

	static class Without {

		@Test
		void fails(EyePopEmulator emulator) {
			EMULATORS.add(emulator);
		}

	}

	static class Mine implements EmulatorCustomizer {

		@Override
		public void customize(EyePopEmulatorBuilder builder) {
			builder.apiKeys("mine");
		}

	}

	private static final class TwoEndpoints implements EmulatorCustomizer {

		@Override
		public void customize(EyePopEmulatorBuilder builder) {
			builder.endpoints(2);
		}

	}

}
