package ai.eyepop.sample.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

import ai.eyepop.sample.SampleTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OwnPagesFilter}, over sockets, with the address that is configured.
 */
@SampleTest
class OwnPagesFilterTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private ServerProperties server;

	@LocalServerPort
	private int port;

	@Test
	void theApplicationIsForThisMachine() {
		assertThat(this.server.getAddress()).isNotNull().satisfies((ip) -> assertThat(ip.isLoopbackAddress()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]" })
	void programsAndOwnPagesAreAnswered(String host) {
		status("/api/about", HttpHeaders.HOST, host + ":" + this.port).isOk()
			.expectHeader()
			.valueMatches("Content-Security-Policy", "default-src 'self'; .*; frame-ancestors 'none'")
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectBody();
		status("/api/about", HttpHeaders.ORIGIN, "http://localhost:" + this.port).isOk().expectBody();
		status("/api/about", "Sec-Fetch-Site", "same-origin").isOk().expectBody();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "null", "http://localhost:1", "https://localhost", "http://[" })
	void pagesOfOthersAreRefused(String origin) {
		for (String path : new String[] { "/api/about", "/api/pop", "/actuator/health", "/" }) {
			status(path, HttpHeaders.ORIGIN, origin).isForbidden().expectBody();
		}
	}

	@ParameterizedTest
	@CsvSource({ "evil.example", "localhost.evil.example", "192.168.0.7:8080" })
	void namesThatWereMadeToPointHereAreRefused(String host) {
		status("/api/about", HttpHeaders.HOST, host).isForbidden()
			.expectBody(String.class)
			.value((body) -> assertThat(body).contains("use localhost, or set server.address"));
	}

	@Test
	void whatOthersEmbedIsRefusedButTheirLinksWork() {
		status("/api/streams", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors").isForbidden().expectBody();
		status("/api/scene.png", "Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors").isForbidden().expectBody();
		status("/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe")
			.isForbidden()
			.expectBody();
		status("/", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document").isOk()
			.expectBody();
	}

	@Test
	void whoServesANetworkIsNotAskedForTheHost() {
		OwnPagesFilter filter = new OwnPagesFilter(new ServerProperties());
		MockServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.get("http://sample.example/api/about"));
		filter.filter(exchange, (next) -> Mono.fromRunnable(() -> next.getResponse().setStatusCode(HttpStatus.OK)))
			.block();
		assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
	}

	private StatusAssertions status(String path, String... headers) {
		return this.client.get().uri(path).headers((all) -> {
			for (int i = 0; i < headers.length; i += 2) {
				all.set(headers[i], headers[i + 1]);
			}
		}).exchange().expectStatus();
	}

}
