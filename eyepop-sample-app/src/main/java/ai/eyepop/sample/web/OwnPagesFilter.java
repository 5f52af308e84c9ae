package ai.eyepop.sample.web;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers the pages of this application and programs, but not the pages of other sites:
 * whoever is answered here uses the account of the key.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnPagesFilter implements WebFilter {

	/** Nothing is loaded from another host, nor shown within another page. */
	static final String POLICY = "default-src 'self'; img-src 'self' blob: data:; media-src blob:; object-src 'none'; "
			+ "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

	private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	private static final Set<String> OTHER_SITES = Set.of("cross-site", "same-site");

	private final boolean local;

	OwnPagesFilter(ServerProperties server) {
		InetAddress address = server.getAddress();
		this.local = address != null && address.isLoopbackAddress();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		HttpHeaders headers = exchange.getResponse().getHeaders();
		headers.set("Content-Security-Policy", POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		String objection = objection(exchange.getRequest());
		return (objection != null) ? refuse(exchange.getResponse(), objection) : chain.filter(exchange);
	}

	private @Nullable String objection(ServerHttpRequest request) {
		String host = request.getURI().getHost();
		if (this.local && (host == null || !LOCAL_HOSTS.contains(host))) {
			// a name that was made to point here is how a page of another site gets in
			return "This application is for this machine only: use localhost, or set server.address.";
		}
		return isOfAnotherSite(request) ? "Pages of other sites are not answered." : null;
	}

	private static boolean isOfAnotherSite(ServerHttpRequest request) {
		try {
			// requests for images and scripts tell no origin, but where they come from
			return CorsUtils.isCorsRequest(request)
					|| (OTHER_SITES.contains(header(request, "Sec-Fetch-Site")) && !isVisit(request));
		}
		catch (IllegalArgumentException ex) {
			// no origin that can be compared
			return true;
		}
	}

	private static boolean isVisit(ServerHttpRequest request) {
		return header(request, "Sec-Fetch-Mode").equals("navigate")
				&& header(request, "Sec-Fetch-Dest").equals("document");
	}

	private static String header(ServerHttpRequest request, String name) {
		String value = request.getHeaders().getFirst(name);
		return (value != null) ? value : "";
	}

	private static Mono<Void> refuse(ServerHttpResponse response, String sentence) {
		response.setStatusCode(HttpStatus.FORBIDDEN);
		response.getHeaders().setContentType(MediaType.TEXT_PLAIN);
		return response.writeWith(
				Mono.fromSupplier(() -> response.bufferFactory().wrap(sentence.getBytes(StandardCharsets.UTF_8))));
	}

}
