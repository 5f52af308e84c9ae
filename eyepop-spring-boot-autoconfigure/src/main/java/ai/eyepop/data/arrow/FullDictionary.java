package ai.eyepop.data.arrow;

/**
 * Signal that a dictionary has no index left for a value.
 */
final class FullDictionary extends RuntimeException {

	private final transient DictionaryWriter dictionary;

	private final int capacity;

	private final String value;

	FullDictionary(DictionaryWriter dictionary, int capacity, String value) {
		super(null, null, false, false);
		this.dictionary = dictionary;
		this.capacity = capacity;
		this.value = value;
	}

	DictionaryWriter dictionary() {
		return this.dictionary;
	}

	@Override
	public String getMessage() {
		return "there are more than %d different values like '%s'".formatted(this.capacity, this.value);
	}

}
