package ai.eyepop.autoconfigure;

import java.util.List;

import ai.eyepop.emulator.EyePopEmulator;
import ai.eyepop.emulator.fault.Fault;

/**
 * What goes wrong with credentials that the service refuses while the application starts.
 */
final class RefusedMisconfigurations {

	private static final String UNKNOWN = "with status 401";

	private static final String CONNECT_FRONT = "eyepop.workers.front.connect-on-startup=true";

	private RefusedMisconfigurations() {
	}

	static List<Misconfiguration> all() {
		return List.of(new Misconfiguration(UNKNOWN, ServiceMisconfigurations.CONNECT, "eyepop.api-key=other"),
				new Misconfiguration(UNKNOWN, CONNECT_FRONT, "eyepop.workers.front.api-key=s3cr3t",
						"eyepop.workers.front.pop.components[0].type=inference")
					.answer("eyepop.workers.front.api-key", "{key}"),
				token("eyepop", ServiceMisconfigurations.CONNECT),
				token("eyepop.workers.Front", "eyepop.workers.Front.connect-on-startup=true"),
				token("eyepop", CONNECT_FRONT), secretKey("eyepop", ServiceMisconfigurations.CONNECT),
				secretKey("eyepop.workers.front", CONNECT_FRONT),
				CredentialMisconfigurations.ofBean(UNKNOWN, ServiceMisconfigurations.CONNECT, "details.url={url}",
						"details.api-key=s3cr3t"),
				new Misconfiguration("with status 403", ServiceMisconfigurations.CONNECT, "eyepop.api-key=limited")
					.emulator((emulator) -> emulator.apiKeys(EyePopEmulator.DEFAULT_API_KEY, "limited"))
					.refused("eyepop.api-key", Fault.builder().path("/v1/").status(403).times(99).build()));
	}

	private static Misconfiguration token(String prefix, String connect) {
		return new Misconfiguration(UNKNOWN, connect, prefix + ".access-token=s3cr3t")
			.answer(prefix + ".access-token", "token-1")
			.emulator((emulator) -> emulator.accessTokens("token-1"));
	}

	private static Misconfiguration secretKey(String prefix, String connect) {
		Misconfiguration one = new Misconfiguration(UNKNOWN, connect, prefix + ".secret-key=s3cr3t",
				prefix + ".pop-id=mine")
			.answer(prefix + ".secret-key", "key-1")
			.emulator((emulator) -> emulator.secretKeys("key-1").developmentPop("mine", ServiceMisconfigurations.POP));
		return prefix.equals("eyepop") ? one.without("eyepop.api-key") : one;
	}

}
