package ai.eyepop.emulator.server;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;

import ai.eyepop.emulator.service.ServiceException;

/**
 * URLs that can be downloaded from without a credential, until they expire.
 */
final class SignedUrls {

	private final SecureRandom random = new SecureRandom();

	private final Map<String, Target> targets = new ConcurrentHashMap<>();

	private final Clock clock;

	private final Duration lifetime;

	SignedUrls(Clock clock, Duration lifetime) {
		this.clock = clock;
		this.lifetime = lifetime;
	}

	Route route() {
		return Route.of("GET", "/storage/{signature}", (exchange, variables) -> {
			Target target = this.targets.get(variables.get("signature"));
			if (target == null) {
				throw new ServiceException(404, "There is no such object");
			}
			if (!this.clock.instant().isBefore(target.expiresAt())) {
				throw new ServiceException(403, "The URL has expired");
			}
			return target.answer().get();
		});
	}

	/**
	 * Sign a URL.
	 * @param exchange the request that it is for
	 * @param answer what is answered at it
	 * @return the URL
	 */
	String sign(Exchange exchange, Supplier<Mono<Answer>> answer) {
		Instant now = this.clock.instant();
		// kept for a while, so that an expired URL can be told from one that never was
		this.targets.values().removeIf((target) -> target.expiresAt().plus(this.lifetime).isBefore(now));
		byte[] bytes = new byte[24];
		this.random.nextBytes(bytes);
		String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		this.targets.put(signature, new Target(now.plus(this.lifetime), answer));
		return "http://" + exchange.authority() + "/storage/" + signature;
	}

	private record Target(Instant expiresAt, Supplier<Mono<Answer>> answer) {
	}

}
