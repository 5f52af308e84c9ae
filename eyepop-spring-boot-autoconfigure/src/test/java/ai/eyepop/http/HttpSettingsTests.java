package ai.eyepop.http;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link HttpSettings}.
 */
class HttpSettingsTests {

	@Test
	void theLongestLineIsFromAKilobyteToAGigabyte() {
		HttpSettings settings = HttpSettings.defaults();
		assertThat(settings.withMaxLineSize(DataSize.ofKilobytes(1)).maxLineSize()).isEqualTo(DataSize.ofKilobytes(1));
		assertThat(settings.withMaxLineSize(DataSize.ofGigabytes(1)).maxLineSize()).isEqualTo(DataSize.ofGigabytes(1));
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withMaxLineSize(DataSize.ofBytes(1023)))
			.withMessageContaining("from 1 KB to 1 GB");
		assertThatIllegalArgumentException().isThrownBy(() -> settings.withMaxLineSize(DataSize.ofMegabytes(1025)))
			.withMessageContaining("from 1 KB to 1 GB");
	}

}
