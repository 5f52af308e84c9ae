package ai.eyepop.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import ai.eyepop.data.SyncDataEndpoint;
import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;

/**
 * What goes wrong between the application and the service while the application starts.
 */
final class ServiceMisconfigurations {

	private static final String CONNECT = "eyepop.worker.connect-on-startup=true";

	private static final String COMPONENT = "eyepop.worker.pop.components[0].";

	private static final String POP = "{\"components\": [{\"type\": \"inference\"}]}";

	private ServiceMisconfigurations() {
	}

	static List<Misconfiguration> all() {
		return List.of(new Misconfiguration("Connection refused", CONNECT, "eyepop.url=http://127.0.0.1:{closed}"),
				new Misconfiguration("did not connect on start-up", CONNECT, "eyepop.url=http://no-such-host.invalid"),
				new Misconfiguration("with status 401", CONNECT, "eyepop.api-key=other"),
				new Misconfiguration("with status 401", "eyepop.workers.front.connect-on-startup=true",
						"eyepop.workers.front.api-key=s3cr3t", "eyepop.workers.front.pop.components[0].type=inference")
					.answer("eyepop.workers.front.api-key", "{key}"),
				new Misconfiguration("with status 401", CONNECT, "eyepop.access-token=s3cr3t")
					.answer("eyepop.access-token", "token-1")
					.emulator((emulator) -> emulator.accessTokens("token-1")),
				new Misconfiguration("with status 401", CONNECT, "eyepop.secret-key=s3cr3t", "eyepop.pop-id=mine")
					.without("eyepop.api-key")
					.answer("eyepop.secret-key", "key-1")
					.emulator((emulator) -> emulator.secretKeys("key-1").developmentPop("mine", POP)),
				new Misconfiguration("with status 401", "eyepop.workers.Front.connect-on-startup=true",
						"eyepop.workers.Front.access-token=s3cr3t")
					.answer("eyepop.workers.Front.access-token", "token-1")
					.emulator((emulator) -> emulator.accessTokens("token-1")),
				new Misconfiguration("with status 401", "eyepop.workers.front.connect-on-startup=true",
						"eyepop.workers.front.secret-key=s3cr3t", "eyepop.workers.front.pop-id=mine")
					.answer("eyepop.workers.front.secret-key", "key-1")
					.emulator((emulator) -> emulator.secretKeys("key-1").developmentPop("mine", POP)),
				new Misconfiguration("with status 401", "eyepop.workers.front.connect-on-startup=true",
						"eyepop.access-token=s3cr3t")
					.answer("eyepop.access-token", "token-1")
					.emulator((emulator) -> emulator.accessTokens("token-1")),
				CredentialMisconfigurations.ofBean("with status 401", CONNECT, "details.url={url}",
						"details.api-key=s3cr3t"),
				CredentialMisconfigurations.ofBean("Connection refused", CONNECT,
						"details.url=http://127.0.0.1:{closed}", "details.api-key={key}"),
				new Misconfiguration("did not connect on start-up", CONNECT, "eyepop.url=https://{hostport}"),
				new Misconfiguration("with status 403", CONNECT, "eyepop.api-key=limited")
					.emulator((emulator) -> emulator.apiKeys(EyePopEmulator.DEFAULT_API_KEY, "limited"))
					.refused("eyepop.api-key", Fault.builder().path("/v1/").status(403).times(99).build()),
				new Misconfiguration("with status 404", CONNECT, "eyepop.url={url}/elsewhere"),
				new Misconfiguration("with status 422", CONNECT, COMPONENT + "type=inference",
						COMPONENT + "ability=no.such.ability:latest")
					.answer(COMPONENT + "type", "inference")
					.answer(COMPONENT + "ability", "eyepop.person:latest")
					.refused(COMPONENT + "ability",
							Fault.builder().path("/v1/sessions").status(422).body("no such ability").times(99).build()),
				new Misconfiguration("with status 503", CONNECT)
					.unwell(Fault.builder().path("/v1/").status(503).times(99).build()),
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
				new Misconfiguration("did not connect on start-up", CONNECT, "eyepop.http.proxy.host=127.0.0.1",
						"eyepop.http.proxy.port={closed}")
					.answer("eyepop.http.proxy.no-proxy", "127.0.0.1")
					.answer("eyepop.http.proxy.host", "127.0.0.1"),
				new Misconfiguration("eyepop.account-id").with(Listing.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Listing {

		@Bean
		ApplicationRunner listing(SyncDataEndpoint data) {
			return (arguments) -> data.datasets().list();
		}

	}

}
