package ai.eyepop.data.internal;

import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;

/**
 * Form of an answer that is not JSON, and is read while it arrives.
 *
 * @param <T> type of the items
 * @param mediaType media type that a call of this form accepts
 * @param itemType type of the items
 * @param items reads the items
 * @param stream reads the items for a caller that waits for each
 */
public record FileForm<T>(MediaType mediaType, Class<T> itemType, Function<Flux<DataBuffer>, Flux<T>> items,
		Function<Flux<DataBuffer>, Stream<T>> stream) {

}
