package ai.eyepop.sample.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The streams to which somebody listens.
 */
@Component
class LiveStreams {

	static final int MOST = 32;

	private final Map<String, LiveStream> streams = new ConcurrentHashMap<>();

	private final Semaphore free = new Semaphore(MOST);

	LiveStream open() {
		if (!this.free.tryAcquire()) {
			throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
					"%d streams are open already. Try again when one of them has ended.".formatted(MOST));
		}
		LiveStream stream = new LiveStream();
		this.streams.put(stream.id(), stream);
		return stream;
	}

	LiveStream find(String id) {
		LiveStream stream = this.streams.get(id);
		if (stream == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such stream, or it has ended.");
		}
		return stream;
	}

	boolean isEmpty() {
		return this.streams.isEmpty();
	}

	void close(LiveStream stream) {
		if (this.streams.remove(stream.id()) != null) {
			this.free.release();
			stream.close();
		}
	}

}
