package ai.eyepop.autoconfigure;

import java.net.URI;
import java.util.Objects;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

import ai.eyepop.wire.ReplayServer;
import ai.eyepop.wire.TestProxy;
import ai.eyepop.worker.WorkerEndpoint;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for trust in services: ours, and that of the application.
 */
class HttpTrustTests extends HttpConnectionFixture {

	@Test
	void trustOfTheApplicationIsUsed() {
		try (ReplayServer server = secure()) {
			this.runner.withPropertyValues(TRUSTED, "spring.http.clients.ssl.bundle=ours")
				.withPropertyValues(to(server.url()))
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).hasSize(3);
				});
		}
	}

	@Test
	void ourTrustIsUsedInPlaceOfThatOfTheApplication() {
		try (ReplayServer server = secure()) {
			this.runner
				.withPropertyValues(TRUSTED, "spring.http.clients.ssl.bundle=none",
						"spring.ssl.bundle.pem.none.truststore.certificate=classpath:tls/other.crt",
						"eyepop.http.ssl-bundle=ours")
				.withPropertyValues(to(server.url()))
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).hasSize(3);
				});
		}
	}

	@Test
	void trustOfConnectionDetailsIsUsed() {
		try (ReplayServer server = secure()) {
			this.runner.withPropertyValues(TRUSTED)
				.withUserConfiguration(Details.class)
				.withBean(URI.class, server::url)
				.run((context) -> {
					context.getBean(WorkerEndpoint.class).connect().block();
					assertThat(server.received()).hasSize(3);
				});
		}
	}

	@Test
	void whenAServiceIsNotTrustedThenTheAnalysisNamesTheBundle() {
		try (ReplayServer server = secure()) {
			this.runner.withPropertyValues(to(server.url()))
				.withPropertyValues("eyepop.worker.connect-on-startup=true")
				.run((context) -> assertThat(
						new ServiceFailureAnalyzer(new MockEnvironment(), new DefaultListableBeanFactory())
							.analyze(Objects.requireNonNull(context.getStartupFailure())))
					.isNotNull()
					.extracting(FailureAnalysis::getAction, as(InstanceOfAssertFactories.STRING))
					.startsWith("Set eyepop.http.ssl-bundle to the name of an SSL bundle"));
		}
	}

	@Test
	void whenACertificateIsForAnotherHostThenTheAnalysisNamesTheUrl() {
		try (ReplayServer server = secure(); TestProxy proxy = new TestProxy(null, server.url().getPort())) {
			this.runner.withPropertyValues(TRUSTED)
				.withPropertyValues(through(proxy))
				.withPropertyValues(to(URI.create("https://eyepop.example")))
				.withPropertyValues("eyepop.http.ssl-bundle=ours", "eyepop.worker.connect-on-startup=true")
				.run((context) -> assertThat(
						new ServiceFailureAnalyzer(new MockEnvironment(), new DefaultListableBeanFactory())
							.analyze(Objects.requireNonNull(context.getStartupFailure())))
					.isNotNull()
					.extracting(FailureAnalysis::getAction, as(InstanceOfAssertFactories.STRING))
					.startsWith("Set eyepop.url to the host that the certificate is for"));
		}
	}

	@Test
	void nameOfTheHostIsVerified() {
		try (ReplayServer server = secure(); TestProxy proxy = new TestProxy(null, server.url().getPort())) {
			this.runner.withPropertyValues(TRUSTED, "eyepop.http.ssl-bundle=ours")
				.withPropertyValues(through(proxy))
				.withPropertyValues(to(URI.create("https://eyepop.example")))
				.run((context) -> assertThatException()
					.isThrownBy(() -> context.getBean(WorkerEndpoint.class).connect().block())
					.withMessageContaining("No subject alternative DNS name matching eyepop.example"));
			assertThat(proxy.targets()).isNotEmpty().allMatch("eyepop.example:443"::equals);
			assertThat(server.received()).isEmpty();
			this.runner.withPropertyValues(TRUSTED, "eyepop.http.ssl-bundle=ours")
				.withPropertyValues(through(proxy))
				.withPropertyValues(to(URI.create("https://localhost")))
				.run((context) -> context.getBean(WorkerEndpoint.class).connect().onErrorComplete().block());
			assertThat(server.received()).isNotEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Details {

		@Bean
		EyePopConnectionDetails details(URI url, SslBundles bundles) {
			return new EyePopConnectionDetails() {

				@Override
				public URI getUrl() {
					return url;
				}

				@Override
				public String getApiKey() {
					return "k";
				}

				@Override
				public SslBundle getSslBundle() {
					return bundles.getBundle("ours");
				}

			};
		}

	}

}
