package ai.eyepop.http;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ProxySettings}.
 */
class ProxySettingsTests {

	@Test
	void aProxyHasCredentialsAndHostsThatItIsNotUsedFor() {
		ProxySettings proxy = ProxySettings.of("proxy.example", 3128);
		assertThat(proxy).isEqualTo(new ProxySettings("proxy.example", 3128, null, null, List.of()));
		assertThat(proxy.withCredentials("name", "s3cr3t").withNoProxy("localhost", "*.internal"))
			.isEqualTo(new ProxySettings("proxy.example", 3128, "name", "s3cr3t", List.of("localhost", "*.internal")))
			.hasToString(
					"ProxySettings[host=proxy.example, port=3128, username=******, noProxy=[localhost, *.internal]]");
		assertThat(proxy.withNoProxy("localhost").withCredentials("name", "s3cr3t").noProxy())
			.containsExactly("localhost");
	}

	@Test
	void whatIsNoProxyIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ProxySettings.of("http://proxy.example", 3128));
		assertThatIllegalArgumentException().isThrownBy(() -> ProxySettings.of("proxy.example", 0));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ProxySettings("proxy.example", 3128, "name", null, List.of()));
	}

}
