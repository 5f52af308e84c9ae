package ai.eyepop.internal;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link NamedUrl}.
 */
class NamedUrlTests {

	private static final URI SECURE = URI.create("https://eyepop.example/base");

	@ParameterizedTest
	@CsvSource({ "https://h, https://w:8443/x, https://w:8443/x", "https://h/base/, w/1, https://h/base/w/1",
			"https://h/base, /w, https://h/w", "https://h, //w/1, https://w/1",
			"https://h, http://127.0.0.1:8080, http://127.0.0.1:8080", "https://h, http://LocalHost, http://LocalHost",
			"https://h, http://[::1]:1, http://[::1]:1", "http://h, http://w, http://w",
			"http://h, https://w, https://w" })
	void leadsWhereATokenMayGo(URI namedBy, String name, String expected) {
		assertThat(NamedUrl.resolve(namedBy, name)).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://w", "http://127.0.0.1.example", "http://localhost.example", "http://1127.0.0.1",
			"http://127.0.0.1@w", "http://[::2]", "http://0.0.0.0", "http://10.0.0.1", "http://2130706433" })
	void doesNotLeadFromHttpsToPlainHttpOnAnotherMachine(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> NamedUrl.resolve(SECURE, name));
		assertThatIllegalArgumentException().isThrownBy(() -> NamedUrl.absolute(SECURE, name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://w", "ws://w", "file:///etc/passwd", "mailto:x", "https://", "a b", "https://w/p?q",
			"https://w/p#f", "https://u:p@w", "HTTPS://w", "http:w" })
	void isAServiceOfTheWeb(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> NamedUrl.resolve(SECURE, name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "w", "/w", "//w" })
	void canBeDemandedToBeAbsolute(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> NamedUrl.absolute(SECURE, name));
	}

	@Test
	void isShownWithoutItsUser() {
		assertThatIllegalArgumentException().isThrownBy(() -> NamedUrl.absolute(SECURE, "https://me:secret@w/a b"))
			.withMessage("'https://******@w/a b', which is no URL of a service, or has a query or a fragment");
		assertThatIllegalArgumentException().isThrownBy(() -> NamedUrl.absolute(SECURE, "https://w/p?token=secret"))
			.withMessageStartingWith("'https://w/p', which ");
		assertThatIllegalArgumentException().isThrownBy(() -> NamedUrl.absolute(SECURE, "https://me:secret@w"))
			.withMessage("'https://******@w', which has a user or a password in it");
	}

}
