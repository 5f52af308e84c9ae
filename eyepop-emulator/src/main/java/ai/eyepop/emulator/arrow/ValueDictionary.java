package ai.eyepop.emulator.arrow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Dictionary of texts that grows while rows are written.
 */
final class ValueDictionary {

	private final Map<String, Integer> indices = new HashMap<>();

	private final List<String> fresh = new ArrayList<>();

	private final long id;

	private final int most;

	private boolean sent;

	ValueDictionary(long id, int indexBits) {
		this.id = id;
		this.most = (indexBits == 32) ? Integer.MAX_VALUE : 1 << (indexBits - 1);
	}

	long id() {
		return this.id;
	}

	/**
	 * Return where a text is, which is added if it is new.
	 * @param text the text
	 * @return its index
	 * @throws FullException if there is no room for it
	 */
	int indexOf(String text) {
		Integer known = this.indices.get(text);
		if (known != null) {
			return known;
		}
		if (this.indices.size() >= this.most) {
			throw new FullException(this);
		}
		this.fresh.add(text);
		this.indices.put(text, this.indices.size());
		return this.indices.size() - 1;
	}

	/**
	 * Begin anew: what is sent next replaces what was sent.
	 */
	void replace() {
		this.indices.clear();
		this.fresh.clear();
		this.sent = false;
	}

	boolean isDelta() {
		return this.sent;
	}

	/**
	 * Take the texts that are still to be sent.
	 * @return the texts
	 */
	List<String> takeFresh() {
		List<String> taken = List.copyOf(this.fresh);
		this.fresh.clear();
		this.sent = true;
		return taken;
	}

	/**
	 * Return whether there is something to be sent.
	 * @return whether texts are new, or nothing was sent yet
	 */
	boolean isDue() {
		return !this.sent || !this.fresh.isEmpty();
	}

	/**
	 * Thrown when a dictionary has as many texts as its indices can tell apart.
	 */
	static final class FullException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient ValueDictionary dictionary;

		FullException(ValueDictionary dictionary) {
			super("A dictionary is full");
			this.dictionary = dictionary;
		}

		ValueDictionary dictionary() {
			return this.dictionary;
		}

	}

}
