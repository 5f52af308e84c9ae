package ai.eyepop.docs;

import java.net.URI;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.eyepop.source.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the guide says of URLs of strangers.
 */
class SecurityTests {

	@Test
	void knownHostsPass() {
		assertThat(sourceOf("https://cdn.example.com/photo.jpg").kind()).isEqualTo("url");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://cdn.example.com/photo.jpg", "https://169.254.169.254/", "file:///etc/passwd",
			"https://cdn.example.com@evil.example/", "https://cdn.example.com.evil.example/", "photo.jpg",
			"https://cdn.example.com:8443/" })
	void othersDoNot(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> sourceOf(url));
	}

	// tag::allowed[]
	private static final Set<String> HOSTS = Set.of("cdn.example.com");

	static Source sourceOf(String url) {
		URI uri = URI.create(url);
		if (!"https".equals(uri.getScheme()) || uri.getPort() != -1 || !HOSTS.contains(uri.getHost())) {
			throw new IllegalArgumentException("Photos are taken from " + HOSTS + " only");
		}
		return Source.of(uri);
	}
	// end::allowed[]

}
