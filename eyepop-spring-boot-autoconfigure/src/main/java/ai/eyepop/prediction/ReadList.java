package ai.eyepop.prediction;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * An immutable list of what was read, around an array that nobody else has.
 *
 * @param <E> type of an element
 */
final class ReadList<E> extends AbstractList<E> implements RandomAccess {

	private final E[] elements;

	private ReadList(E[] elements) {
		this.elements = elements;
	}

	/**
	 * Return a list of elements that are gathered in an array.
	 * @param <E> type of an element
	 * @param source the array
	 * @param from where the elements begin
	 * @param to where they end
	 * @return the list
	 */
	@SuppressWarnings("unchecked")
	static <E> List<E> copyOf(Object[] source, int from, int to) {
		return (from == to) ? List.of() : new ReadList<>((E[]) Arrays.copyOfRange(source, from, to));
	}

	@Override
	public E get(int index) {
		return this.elements[index];
	}

	@Override
	public int size() {
		return this.elements.length;
	}

	@Override
	public Object[] toArray() {
		return Arrays.copyOf(this.elements, this.elements.length, Object[].class);
	}

}
