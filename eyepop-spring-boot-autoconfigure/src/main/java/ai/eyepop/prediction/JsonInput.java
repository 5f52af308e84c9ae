package ai.eyepop.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.databind.ObjectReader;

/**
 * JSON as a worker writes it, read once from its beginning to its end. What is unusual is
 * refused, never interpreted: see {@link UnusualJsonException}. Not thread-safe.
 */
final class JsonInput extends JsonTexts {

	/** Levels of objects and arrays that are read. */
	static final int MAX_DEPTH = 100;

	/** How much is kept for the next JSON. */
	private static final int KEPT = 1024;

	private final boolean wide;

	private int depth;

	/** Items of the lists that are being read, one list behind the other. */
	private Object[] items = new Object[32];

	private int itemCount;

	private double[] numbers = new double[32];

	/**
	 * Create an input.
	 * @param binding binds what is left to data binding, to whatever fits
	 */
	JsonInput(ObjectReader binding) {
		super(binding);
		StreamReadConstraints limits = binding.parserFactory().streamReadConstraints();
		this.wide = !limits.hasMaxDocumentLength() && !limits.hasMaxTokenCount()
				&& limits.getMaxNestingDepth() >= MAX_DEPTH && limits.getMaxNameLength() >= MAX_NAME
				&& limits.getMaxNumberLength() >= MAX_LENGTH;
	}

	/**
	 * Read JSON.
	 * @param <T> type of its value
	 * @param bytes holds the JSON
	 * @param offset where it begins
	 * @param length how long it is
	 * @param reader reads the value
	 * @return the value, or {@code null} if it is unusual
	 */
	<T> @Nullable T read(byte[] bytes, int offset, int length, ItemReader<T> reader) {
		if (!this.wide) {
			return null;
		}
		begin(bytes, offset, length);
		try {
			T value = reader.read(this);
			finish();
			return value;
		}
		catch (UnusualJsonException ex) {
			return null;
		}
		finally {
			forget();
		}
	}

	@Override
	void forget() {
		super.forget();
		this.depth = 0;
		drop(0);
		if (this.items.length > KEPT) {
			this.items = new Object[KEPT];
		}
		if (this.numbers.length > KEPT) {
			this.numbers = new double[KEPT];
		}
	}

	/**
	 * Read the begin of an object, and the name of its first member.
	 * @param names the names that are known
	 * @return the name, {@link MemberNames#OTHER}, or {@code null} if there is no member
	 */
	@Nullable String firstMember(MemberNames names) {
		expect('{');
		enter();
		if (peek() == '}') {
			this.at++;
			this.depth--;
			return null;
		}
		return name(names);
	}

	/**
	 * Read the name of the next member, or the end of the object.
	 * @param names the names that are known
	 * @return the name, {@link MemberNames#OTHER}, or {@code null} at the end
	 */
	@Nullable String nextMember(MemberNames names) {
		if (goesOn('}')) {
			return name(names);
		}
		this.depth--;
		return null;
	}

	/**
	 * Read the value of the member whose name was read last and is not known.
	 * @param others the members so far
	 * @return those and this one
	 */
	Map<String, @Nullable Object> other(Map<String, @Nullable Object> others) {
		String name = lastName();
		return OtherMembers.add(others, name, any());
	}

	/**
	 * Read a list.
	 * @param <T> type of an item
	 * @param reader reads an item
	 * @return the items; none for {@code null}
	 */
	<T> List<T> list(ItemReader<T> reader) {
		return skipNull() ? List.of() : someList(reader);
	}

	/**
	 * Read a list that is not {@code null}.
	 * @param <T> type of an item
	 * @param reader reads an item
	 * @return the items
	 */
	<T> List<T> someList(ItemReader<T> reader) {
		int from = this.itemCount;
		if (beginsWithItem()) {
			do {
				push(reader.read(this));
			}
			while (goesOn(']'));
			this.depth--;
		}
		List<T> list = ReadList.copyOf(this.items, from, this.itemCount);
		drop(from);
		return list;
	}

	/**
	 * Read a list of numbers.
	 * @return the numbers; none for {@code null}
	 */
	List<Double> numbers() {
		int count = 0;
		if (!skipNull() && beginsWithItem()) {
			do {
				if (count == this.numbers.length) {
					this.numbers = Arrays.copyOf(this.numbers, 2 * count);
				}
				this.numbers[count++] = someNumber();
			}
			while (goesOn(']'));
			this.depth--;
		}
		return Doubles.copyOf(this.numbers, count);
	}

	/**
	 * Read a list of objects of which nothing is known.
	 * @return the objects; none for {@code null}
	 */
	List<Map<String, @Nullable Object>> details() {
		return list(JsonInput::anyObject);
	}

	@SuppressWarnings("unchecked")
	private Map<String, @Nullable Object> anyObject() {
		if (peek() != '{') {
			throw UnusualJsonException.INSTANCE;
		}
		return (Map<String, @Nullable Object>) bound();
	}

	private @Nullable Object any() {
		return switch (peek()) {
			case '{', '[' -> bound();
			case '"' -> someText();
			case 't', 'f' -> flag();
			case 'n' -> skipNull() ? null : Boolean.FALSE;
			default -> anyNumber();
		};
	}

	private Object bound() {
		int from = this.at;
		int outside = this.depth;
		do {
			byte next = peek();
			this.at++;
			switch (next) {
				case '{', '[' -> enter();
				case '}', ']' -> this.depth--;
				case '"' -> skipText();
				default -> {
					if (next < ' ') {
						throw UnusualJsonException.INSTANCE;
					}
				}
			}
		}
		while (this.depth > outside);
		return bind(from);
	}

	private boolean beginsWithItem() {
		expect('[');
		if (peek() == ']') {
			this.at++;
			return false;
		}
		enter();
		return true;
	}

	private void enter() {
		if (++this.depth > MAX_DEPTH) {
			throw UnusualJsonException.INSTANCE;
		}
	}

	private void push(Object item) {
		if (this.itemCount == this.items.length) {
			this.items = Arrays.copyOf(this.items, 2 * this.itemCount);
		}
		this.items[this.itemCount++] = item;
	}

	private void drop(int to) {
		Arrays.fill(this.items, to, this.itemCount, null);
		this.itemCount = to;
	}

	/**
	 * Reads an item of a list.
	 *
	 * @param <T> type of an item
	 */
	@FunctionalInterface
	interface ItemReader<T> {

		/**
		 * Read an item, which is not {@code null}.
		 * @param input is where the item begins
		 * @return the item
		 * @throws UnusualJsonException if the item is not as a worker writes it
		 */
		T read(JsonInput input);

	}

}
