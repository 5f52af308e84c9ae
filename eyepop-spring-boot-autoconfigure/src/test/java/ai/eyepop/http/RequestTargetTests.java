package ai.eyepop.http;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestTarget}.
 */
class RequestTargetTests {

	private static final URI BASE = URI.create("https://host:8443/base%20path/");

	@Test
	void keepsThePathOfTheServiceAndDropsItsTrailingSlash() {
		assertThat(RequestTarget.of(BASE, "/health").uri()).hasToString("https://host:8443/base%20path/health");
	}

	@Test
	void encodesWhateverAVariableOrAValueHolds() {
		String value = "a/b?c&d%e=f +{g}#🚗";
		URI uri = RequestTarget.of(BASE, "/models/{name}/x", value).query("tag", value).query("none", null).uri();
		assertThat(uri.getPath()).isEqualTo("/base path/models/" + value + "/x");
		assertThat(uri.getRawPath()).doesNotContain("?", "#", " ").contains("a%2Fb");
		assertThat(uri.getRawQuery()).startsWith("tag=").doesNotContain("&", "+");
		assertThat(uri.getQuery()).isEqualTo("tag=" + value);
	}

	@Test
	void keepsTheOrderOfTheQuery() {
		URI uri = RequestTarget.of(BASE, "/s").query("mode", "queue").query("version", 2).query("live", true).uri();
		assertThat(uri.getRawQuery()).isEqualTo("mode=queue&version=2&live=true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain-._~09AZ", "a/b", "a?b", "a#b", "a&b", "a=b", "a b", "a+b", "50%", "%41", "{x}",
			"ä/ö", "a;b,c:d@e!$&'()*=", "..", "", "🚗" })
	void encodesAsSpringDoes(String value) {
		URI uri = RequestTarget.of(BASE, "/a/{one}/b/{two}", value, 7).query("q", value).query("r", value).uri();
		String expected = UriComponentsBuilder.fromPath("/a/{one}/b/{two}")
			.queryParam("q", "{q}")
			.queryParam("r", "{r}")
			.encode()
			.buildAndExpand(value, 7, value, value)
			.toUriString();
		assertThat(uri).hasToString("https://host:8443/base%20path" + expected);
	}

}
