package ai.eyepop.autoconfigure.actuate;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import ai.eyepop.autoconfigure.EyePopConnectionDetails;
import ai.eyepop.autoconfigure.EyePopProperties;
import ai.eyepop.autoconfigure.NamedWorkerProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Secrets}.
 */
class SecretsTests {

	private final Secrets secrets = new Secrets(() -> Arrays.asList("the-api-key", "Bearer the-token", "k", null, " "));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			refused: the-api-key       | refused: ******
			the-token, once more       | ******, once more
			http://u:p@h:1/x failed    | http://******@h:1/x failed
			wss://u:p@x@h/e            | wss://******@h/e
			https://h/x?a=b&c=d failed | https://h/x?****** failed
			Bearer abc.def             | Bearer ******
			token=abc&x=1              | token=******&x=1
			{"access_token": "abc"}    | {"access_token": "******"}
			X-Amz-Signature=abc        | X-Amz-Signature=******
			""")
	void masksWhatMayBeASecret(String text, String masked) {
		assertThat(this.secrets.mask(text)).isEqualTo(masked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://h:8080/workers/u", "The token was refused: take another (eyepop.api-key)",
			"status 403 Forbidden, key: value", "me@example.org asked" })
	void leavesTheRestAlone(String text) {
		assertThat(this.secrets.mask(text)).isEqualTo(text);
	}

	@Test
	void knowsTheCredentialsOfAllProperties() {
		EyePopProperties properties = new EyePopProperties();
		properties.setApiKey("secret-one");
		properties.setAccessToken("secret-two");
		properties.setSecretKey("secret-three");
		NamedWorkerProperties worker = new NamedWorkerProperties();
		worker.setApiKey("secret-four");
		worker.setAccessToken("secret-five");
		worker.setSecretKey("secret-six");
		properties.getWorkers().put("w", worker);
		properties.getHttp().getProxy().setPassword("secret-seven");
		Secrets secrets = Secrets.of(properties, new DefaultListableBeanFactory());
		assertThat(secrets.mask("secret-one secret-two secret-three secret-four secret-five secret-six secret-seven"))
			.doesNotContain("secret");
	}

	@Test
	void knowsTheCredentialsOfConnectionDetailsOnceTheyAreMade() {
		DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
		Secrets secrets = Secrets.of(new EyePopProperties(), beanFactory);
		EyePopConnectionDetails details = () -> "secret-of-a-container";
		beanFactory.registerSingleton("details", details);
		assertThat(secrets.mask("secret-of-a-container was refused")).isEqualTo("****** was refused");
	}

}
