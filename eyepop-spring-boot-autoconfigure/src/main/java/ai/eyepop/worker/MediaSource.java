package ai.eyepop.worker;

import java.io.IOException;

import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.web.reactive.function.BodyInserter;

/**
 * A source whose bytes are sent.
 */
sealed interface MediaSource extends Source permits BytesSource, PathSource, ResourceSource, StreamSource {

	MediaType mediaType();

	/**
	 * Return whether the body can be written more than once.
	 * @return whether the source can be sent again
	 */
	boolean isReplayable();

	/**
	 * Fail if it is already clear that the source cannot be read.
	 * @throws IOException if there is nothing to read
	 */
	void check() throws IOException;

	BodyInserter<?, ReactiveHttpOutputMessage> body();

}
