package ai.eyepop.internal;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShownUrl}.
 */
class ShownUrlTests {

	@ParameterizedTest
	@CsvSource({ "https://h/p, https://h/p", "https://me:s3cr3t@h/p?token=s3cr3t#s3cr3t, https://******@h/p",
			"ftp://s3cr3t@h, ftp://******@h", "https://h/p#s3cr3t?a, https://h/p", "mailto:me@h, mailto:me@h" })
	void hidesWhatMayBeSecret(URI url, String shown) {
		assertThat(ShownUrl.of(url)).isEqualTo(shown);
	}

}
