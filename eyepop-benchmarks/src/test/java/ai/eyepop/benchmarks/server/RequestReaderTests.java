package ai.eyepop.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestReader}.
 */
class RequestReaderTests {

	private static final byte[] REQUESTS = """
			GET /none HTTP/1.1\r
			Host: localhost\r
			\r
			POST /length HTTP/1.1\r
			Content-Length: 12\r
			\r
			\r
			\r
			GET /no \
			POST /chunks?a=b HTTP/1.1\r
			Transfer-Encoding: chunked\r
			\r
			1a;name=value\r
			abcdefghijklmnop\r
			0\r
			\r
			xyz\r
			3\r
			abc\r
			0\r
			\r
			GET /last HTTP/1.1\r
			\r
			""".getBytes(StandardCharsets.US_ASCII);

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 7, 64, 4096 })
	void findsTheEndOfEachRequestHoweverItArrives(int size) {
		List<String> paths = new ArrayList<>();
		RequestReader reader = new RequestReader(paths::add);
		for (int begin = 0; begin < REQUESTS.length; begin += size) {
			reader.read(ByteBuffer.wrap(REQUESTS, begin, Math.min(size, REQUESTS.length - begin)));
		}
		assertThat(paths).containsExactly("/none", "/length", "/chunks?a=b", "/last");
	}

}
