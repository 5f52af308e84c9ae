package ai.eyepop.emulator.server;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import ai.eyepop.emulator.inspect.ReceivedSource;
import ai.eyepop.emulator.inspect.SentAnswer;
import ai.eyepop.emulator.service.data.Blob;

/**
 * Books of what happened: requests by endpoint, uploads at once, the last 1,000 sources.
 */
final class Books {

	private static final int MAX_SOURCES = 1000;

	private final ConcurrentLinkedDeque<ReceivedSource> sources = new ConcurrentLinkedDeque<>();

	private final AtomicInteger uploads = new AtomicInteger();

	private final AtomicInteger maxUploads = new AtomicInteger();

	private final AtomicLongArray requests;

	private final AtomicInteger runningAnswers = new AtomicInteger();

	private final @Nullable Consumer<SentAnswer> answers;

	Books(int endpoints, @Nullable Consumer<SentAnswer> answers) {
		this.requests = new AtomicLongArray(endpoints);
		this.answers = answers;
	}

	boolean recordsAnswers() {
		return this.answers != null;
	}

	AnswerRecord beginAnswer() {
		this.runningAnswers.incrementAndGet();
		return new AnswerRecord();
	}

	void endAnswer(SentAnswer answer) {
		try {
			if (this.answers != null) {
				this.answers.accept(answer);
			}
		}
		finally {
			this.runningAnswers.decrementAndGet();
		}
	}

	int runningAnswers() {
		return this.runningAnswers.get();
	}

	void request(Exchange exchange) {
		if (exchange.isToWorker() && exchange.endpoint() != Endpoints.NONE) {
			this.requests.incrementAndGet(exchange.endpoint());
		}
	}

	long requests(int endpoint) {
		return this.requests.get(endpoint);
	}

	/**
	 * Begin an upload, which ends with its request at the latest.
	 * @param exchange the request
	 * @return what ends it; may be run more than once
	 */
	Runnable beginUpload(Exchange exchange) {
		this.maxUploads.accumulateAndGet(this.uploads.incrementAndGet(), Math::max);
		AtomicBoolean ended = new AtomicBoolean();
		Runnable end = () -> {
			if (ended.compareAndSet(false, true)) {
				this.uploads.decrementAndGet();
			}
		};
		exchange.closeAtEnd(end::run);
		return end;
	}

	int maxUploads() {
		return this.maxUploads.get();
	}

	void received(ReceivedSource source) {
		this.sources.add(source);
		while (this.sources.size() > MAX_SOURCES) {
			this.sources.poll();
		}
	}

	/**
	 * Begin anew, with the uploads that are under way.
	 */
	void clear() {
		this.sources.clear();
		this.maxUploads.set(this.uploads.get());
		for (int i = 0; i < this.requests.length(); i++) {
			this.requests.set(i, 0);
		}
	}

	List<ReceivedSource> sources() {
		return List.copyOf(this.sources);
	}

	/**
	 * Sum of bytes while they pass by.
	 */
	static final class Sum {

		private final MessageDigest digest;

		private long length;

		Sum() {
			try {
				this.digest = MessageDigest.getInstance("SHA-256");
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

		void add(byte[] bytes) {
			this.digest.update(bytes);
			this.length += bytes.length;
		}

		ReceivedSource of(String sourceId, int endpoint, String mediaType) {
			return new ReceivedSource(sourceId, endpoint, mediaType, this.length,
					HexFormat.of().formatHex(this.digest.digest()));
		}

		Blob toBlob(Path file) {
			return new Blob(file, this.length, HexFormat.of().formatHex(this.digest.digest()));
		}

	}

}
