package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.emulator.fault.Fault;
import ai.eyepop.emulator.fault.FaultBuilder;

/**
 * What goes wrong between the application and the service while the application starts.
 */
final class ServiceMisconfigurations {

	static final String CONNECT = "eyepop.worker.connect-on-startup=true";

	static final String POP = "{\"components\": [{\"type\": \"inference\"}]}";

	private static final String COMPONENT = "eyepop.worker.pop.components[0].";

	/** The emulator by another name, where it answers with a fault. */
	private static final String ELSEWHERE = "eyepop.url=http://localhost:{port}";

	private static final String SILENT = "sent nothing for longer than the read time-out";

	private static final String PROXY = "eyepop.http.proxy.host=127.0.0.1";

	private static final String PROXY_ASKS = "407 Proxy Authentication Required";

	private ServiceMisconfigurations() {
	}

	static List<Misconfiguration> all() {
		return Stream.of(ofConnections(), ofProxies(), ofStatuses(), ofPops()).flatMap((all) -> all).toList();
	}

	private static Stream<Misconfiguration> ofConnections() {
		return Stream.of(new Misconfiguration("Connection refused", CONNECT, "eyepop.url=http://127.0.0.1:{closed}"),
				CredentialMisconfigurations.ofBean("Connection refused", CONNECT,
						"details.url=http://127.0.0.1:{closed}", "details.api-key={key}"),
				new Misconfiguration("did not connect on start-up", CONNECT, "eyepop.url=http://no-such-host.invalid"),
				new Misconfiguration("did not connect on start-up", CONNECT, "eyepop.url=https://{hostport}"),
				new Misconfiguration("did not connect on start-up", CONNECT, "eyepop.url=http://127.0.0.1:{secure}"),
				elsewhere("Connection reset", fault().reset()),
				elsewhere("Connection reset", fault().reset(), "eyepop.access-token=token-1")
					.emulator((emulator) -> emulator.accessTokens("token-1")),
				new Misconfiguration("Connection reset", CONNECT).unwell(fault().reset().build()), silent(),
				elsewhere(SILENT, fault().stall()).with(Impatient.class),
				elsewhere(SILENT, fault().stall(), "eyepop.access-token=token-1").with(Impatient.class)
					.emulator((emulator) -> emulator.accessTokens("token-1")),
				elsewhere("is not the JSON that was expected", fault().status(200).body("<p>Welcome</p>")),
				elsewhere("is not the JSON that was expected", fault().status(200).body("<p>Welcome</p>"),
						"eyepop.access-token=token-1")
					.emulator((emulator) -> emulator.accessTokens("token-1")));
	}

	private static Stream<Misconfiguration> ofProxies() {
		return Stream.of(
				proxy("did not connect on start-up", PROXY, "eyepop.http.proxy.port={closed}")
					.answer("eyepop.http.proxy.no-proxy", "127.0.0.1"),
				proxy(PROXY_ASKS, PROXY, "eyepop.http.proxy.port={proxy}"),
				proxy(PROXY_ASKS, PROXY, "eyepop.http.proxy.port={proxy}", "eyepop.http.proxy.username=me",
						"eyepop.http.proxy.password=s3cr3t"));
	}

	private static Misconfiguration proxy(String symptom, String... properties) {
		return new Misconfiguration(symptom, properties).set(CONNECT)
			.answer("eyepop.http.proxy.host", "127.0.0.1")
			.answer("eyepop.http.proxy.port", "{proxy}")
			.answer("eyepop.http.proxy.username", "me")
			.answer("eyepop.http.proxy.password", "password-1");
	}

	private static Stream<Misconfiguration> ofStatuses() {
		return Stream
			.of(IntStream.of(301, 302, 307, 308, 407)
				.mapToObj((status) -> elsewhere("with status " + status, fault().status(status))),
					IntStream.of(400, 413, 422).mapToObj(ServiceMisconfigurations::refusedPop),
					IntStream.of(429, 500, 502, 503, 504)
						.mapToObj((status) -> new Misconfiguration("with status " + status, CONNECT)
							.unwell(fault().status(status).build())),
					Stream.of(new Misconfiguration("with status 404", CONNECT, "eyepop.url={url}/elsewhere")))
			.flatMap((all) -> all);
	}

	private static Stream<Misconfiguration> ofPops() {
		return Stream.of(
				new Misconfiguration("was not healthy within", CONNECT, "eyepop.worker.session.timeout=1ms",
						"eyepop.worker.session.interval=10ms")
					.emulator((emulator) -> emulator.sessionStartUpDelay(Duration.ofSeconds(2))),
				new Misconfiguration("has its own Pop", CONNECT, "eyepop.session-uuid=session-1",
						COMPONENT + "type=inference")
					.emulator((emulator) -> emulator.permanentSession("session-1", POP)),
				new Misconfiguration("is not started", CONNECT, "eyepop.worker.auto-start=false",
						"eyepop.secret-key=key-1", "eyepop.pop-id=mine")
					.without("eyepop.api-key")
					.emulator((emulator) -> emulator.secretKeys("key-1").stoppedPop("mine", POP)),
				new Misconfiguration("eyepop.account-id").with(Listing.class));
	}

	private static FaultBuilder fault() {
		return Fault.builder().path("/v1/|/workers/config").times(99);
	}

	private static Misconfiguration elsewhere(String symptom, FaultBuilder fault, String... properties) {
		return new Misconfiguration(symptom, properties).set(CONNECT, ELSEWHERE).refused("eyepop.url", fault.build());
	}

	private static Misconfiguration silent() {
		// long enough for any answer of the emulator
		return new Misconfiguration(SILENT, CONNECT, "eyepop.http.read-timeout=10s").refused("eyepop.http.read-timeout",
				fault().stall().build());
	}

	private static Misconfiguration refusedPop(int status) {
		return new Misconfiguration("with status " + status, CONNECT, COMPONENT + "type=inference",
				COMPONENT + "ability=no.such.ability:latest")
			.answer(COMPONENT + "type", "inference")
			.answer(COMPONENT + "ability", "eyepop.person:latest")
			.refused(COMPONENT + "ability",
					fault().path("/v1/sessions").status(status).body("no such ability").build());
	}

	@Configuration(proxyBeanMethods = false)
	static class Listing {

		@Bean
		ApplicationRunner listing(SyncDataEndpoint data) {
			return (arguments) -> data.datasets().list();
		}

	}

	/** Does not wait for ten minutes, but has set no property. */
	@Configuration(proxyBeanMethods = false)
	static class Impatient {

		@Bean
		EyePopHttpBuilderCustomizer impatient(Environment environment) {
			boolean wrong = environment.getRequiredProperty("eyepop.url").startsWith("http://localhost");
			return (builder) -> builder.settings(builder.settings()
				.withReadTimeout(wrong ? Duration.ofMillis(200) : builder.settings().readTimeout()));
		}

	}

}
